/** HttpClient 5 set up once: quiet, lean, bounded, proxied. May use HttpClient 5 only. */
package io.github.veomaven.http;
