package io.github.veomaven.media;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.http.HttpClientFactory;
import io.github.veomaven.http.ProxyException;
import io.github.veomaven.http.ProxySettings;
import io.github.veomaven.media.PartFile.Resumption;
import io.github.veomaven.media.Routes.Route;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;

/**
 * Requests videos and follows redirects. Sends no credentials and no cookies, wherever a redirect leads. Safe for use by
 * several threads.
 */
final class MediaClient implements AutoCloseable {

    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** Statuses of responses that are about the requested bytes. */
    private static final Set<Integer> ABOUT_BYTES = Set.of(200, 206, 416);

    private static final Set<Integer> EXPIRED = Set.of(401, 403, 404, 410);

    private final Routes routes;
    private final AwaitClock clock;
    private final int maxConnections;
    private final Map<Optional<ProxySettings>, CloseableHttpClient> clients = new HashMap<>();
    private boolean closed;

    /**
     * @param routes where redirects may lead
     * @param maxConnections for each proxy, and for direct connections; at least 1
     */
    MediaClient(Routes routes, AwaitClock clock, int maxConnections) {
        this.routes = routes;
        this.clock = clock;
        this.maxConnections = maxConnections;
    }

    /**
     * Requests a video, or the rest of it, and passes the response to the transfer.
     *
     * @param progress through which the request can be cancelled
     */
    void get(Route start, Optional<Resumption> resumption, Progress progress, Transfer transfer)
            throws TransferFailure {
        Optional<Route> next = Optional.of(start);
        for (int redirects = 0; next.isPresent(); redirects++) {
            if (redirects > MAX_REDIRECTS) {
                throw TransferFailure.giveUp("its URL redirects more than " + MAX_REDIRECTS + " times.");
            }
            Route route = next.get();
            try {
                HttpGet request = request(route, resumption);
                progress.request(request);
                next = exchange(route, request, progress, transfer);
            } catch (IOException e) {
                throw TransferFailure.of(e, route.proxy());
            }
        }
    }

    private static HttpGet request(Route route, Optional<Resumption> resumption) {
        HttpGet request = new HttpGet(route.uri());
        request.setHeader("Accept", "*/*");
        request.setHeader("Accept-Encoding", "identity");
        if (resumption.isPresent()) {
            request.setHeader("Range", "bytes=" + resumption.get().from() + "-");
            resumption.get().origin().validator().ifPresent(validator -> request.setHeader("If-Range", validator));
        }
        return request;
    }

    /** Returns the next route if the response is a redirect. */
    private Optional<Route> exchange(Route route, HttpGet request, Progress progress, Transfer transfer)
            throws IOException, TransferFailure {
        HttpClientContext context = HttpClientContext.create();
        boolean complete = false;
        try (ClassicHttpResponse response = client(route.proxy()).executeOpen(null, request, context)) {
            try {
                progress.sign();
                ProxyException.throwIfProxyAnswered(route.uri(), response, context, route.proxy());
                Optional<Route> next = redirect(route, response);
                if (next.isEmpty()) {
                    transfer.receive(response);
                    complete = true;
                }
                return next;
            } finally {
                if (!complete) {
                    // Closing the response would first read the rest of the body, however long it is.
                    request.cancel();
                }
            }
        }
    }

    private Optional<Route> redirect(Route route, ClassicHttpResponse response) throws TransferFailure {
        int status = response.getCode();
        Headers headers = new Headers(response);
        if (REDIRECTS.contains(status)) {
            String location = headers.text("Location")
                    .orElseThrow(() -> TransferFailure.giveUp("the host sent a redirect without a Location header."));
            return Optional.of(routes.redirect(route.uri(), location));
        }
        if (ABOUT_BYTES.contains(status)) {
            return Optional.empty();
        }
        String answer = "the host answered HTTP " + status;
        if (EXPIRED.contains(status)) {
            throw TransferFailure.expired(answer);
        }
        throw TransferFailure.mayPass(status)
                ? TransferFailure.again("HTTP " + status, answer, headers.retryAfter(clock.instant()))
                : TransferFailure.giveUp(answer + ", which is not a video.");
    }

    private synchronized CloseableHttpClient client(Optional<ProxySettings> proxy) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        CloseableHttpClient client = clients.get(proxy);
        if (client == null) {
            // A proxy looks up the names of hosts itself; here only the proxy's own name is looked up.
            client = proxy.isPresent()
                    ? HttpClientFactory.create(proxy, maxConnections)
                    : HttpClientFactory.create(
                            proxy, maxConnections, routes.hosts().resolver());
            clients.put(proxy, client);
        }
        return client;
    }

    /** Ends every connection at once. */
    @Override
    public synchronized void close() {
        closed = true;
        clients.values().forEach(client -> client.close(CloseMode.IMMEDIATE));
    }
}
