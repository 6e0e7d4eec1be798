/**
 * Sets up HttpClient 5 once (quiet, lean, bounded, proxied), and knows what HTTP itself defines: times, and trouble with
 * connections and proxies. May use HttpClient 5 only.
 */
package io.github.veomaven.http;
