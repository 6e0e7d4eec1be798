package io.github.veomaven.media;

import io.github.veomaven.http.HttpClientFactory;
import io.github.veomaven.http.ProxySettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/** The HTTP clients of a run, one for each proxy. Safe for use by several threads. */
public final class MediaClients implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final int maxConnections;
    private final Map<Optional<ProxySettings>, CloseableHttpClient> clients = new HashMap<>();
    private boolean closed;

    /** @param maxConnections of each client, at least 1 */
    public MediaClients(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    synchronized CloseableHttpClient through(Optional<ProxySettings> proxy) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        return clients.computeIfAbsent(
                proxy, settings -> HttpClientFactory.create(settings, maxConnections, CONNECT_TIMEOUT));
    }

    /** Ends every connection at once. */
    @Override
    public synchronized void close() {
        closed = true;
        clients.values().forEach(client -> client.close(CloseMode.IMMEDIATE));
    }
}
