package io.github.veomaven.http;

import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** Makes HTTP clients that do what they are told and nothing else. */
public final class HttpClientFactory {

    private HttpClientFactory() {}

    /**
     * A client that makes each request once: no retries, redirects, cookies, cached authentication or decompression.
     *
     * @param proxy for every request of this client
     * @param maxConnections open connections, in all and to one host alike; at least 1
     * @param connectTimeout for one attempt to connect, positive
     */
    public static CloseableHttpClient create(
            Optional<ProxySettings> proxy, int maxConnections, Duration connectTimeout) {
        throw new UnsupportedOperationException("follows");
    }
}
