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
final class MediaClients implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final MediaHosts hosts;
    private final int maxConnections;
    private final Map<Optional<ProxySettings>, CloseableHttpClient> clients = new HashMap<>();
    private boolean closed;

    /**
     * @param hosts which hosts may be connected to directly
     * @param maxConnections of each client, at least 1
     */
    MediaClients(MediaHosts hosts, int maxConnections) {
        this.hosts = hosts;
        this.maxConnections = maxConnections;
    }

    synchronized CloseableHttpClient through(Optional<ProxySettings> proxy) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        return clients.computeIfAbsent(proxy, this::create);
    }

    /** Through a proxy only the proxy's own name is looked up here. */
    private CloseableHttpClient create(Optional<ProxySettings> proxy) {
        return proxy.isPresent()
                ? HttpClientFactory.create(proxy, maxConnections, CONNECT_TIMEOUT)
                : HttpClientFactory.create(proxy, maxConnections, CONNECT_TIMEOUT, hosts.resolver());
    }

    /** Ends every connection at once. */
    @Override
    public synchronized void close() {
        closed = true;
        clients.values().forEach(client -> client.close(CloseMode.IMMEDIATE));
    }
}
