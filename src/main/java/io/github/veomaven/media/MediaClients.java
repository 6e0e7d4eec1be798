package io.github.veomaven.media;

import io.github.veomaven.http.HttpClientFactory;
import io.github.veomaven.http.Loopback;
import io.github.veomaven.http.ProxySettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/** The HTTP clients of a run, one for each proxy. Safe for use by several threads. */
public final class MediaClients implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Function<URI, Optional<ProxySettings>> proxies;
    private final int maxConnections;
    private final Map<Optional<ProxySettings>, CloseableHttpClient> clients = new HashMap<>();
    private boolean closed;

    /**
     * @param proxies the proxy on the way to a URL that is not loopback; throws {@link IllegalArgumentException} with a
     *     whole sentence when its settings cannot be used
     * @param maxConnections at least 1
     */
    public MediaClients(Function<URI, Optional<ProxySettings>> proxies, int maxConnections) {
        this.proxies = proxies;
        this.maxConnections = maxConnections;
    }

    /**
     * The client for a URL.
     *
     * @throws IllegalArgumentException with a whole sentence, when the proxy's settings cannot be used
     */
    synchronized CloseableHttpClient clientFor(URI uri) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        Optional<ProxySettings> proxy = Loopback.isLoopback(uri.getHost()) ? Optional.empty() : proxies.apply(uri);
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
