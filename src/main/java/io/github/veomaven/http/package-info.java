/**
 * HttpClient 5 set up once (quiet, lean, bounded, proxied), and what HTTP itself says: times, and trouble on the way. May
 * use HttpClient 5 only.
 */
package io.github.veomaven.http;
