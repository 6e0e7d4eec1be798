package io.github.veomaven.media;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.http.ProxyException;
import io.github.veomaven.http.ProxySettings;
import io.github.veomaven.media.PartFile.Resumption;
import io.github.veomaven.media.Routes.Route;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** One request for a video, redirects followed. It carries no credentials and no cookies, wherever it leads. */
final class Exchange {

    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** Statuses of responses that are about the bytes asked for. */
    private static final Set<Integer> ABOUT_BYTES = Set.of(200, 206, 416);

    private static final Set<Integer> EXPIRED = Set.of(401, 403, 404, 410);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final MediaClients clients;
    private final Routes routes;
    private final Progress progress;
    private final AwaitClock clock;
    private volatile HttpGet current;
    private Optional<ProxySettings> proxy = Optional.empty();

    Exchange(MediaClients clients, Routes routes, Progress progress, AwaitClock clock) {
        this.clients = clients;
        this.routes = routes;
        this.progress = progress;
        this.clock = clock;
    }

    /** Takes a response with status 200, 206 or 416. */
    interface Receiver {
        void receive(ClassicHttpResponse response) throws IOException, TransferFailure;
    }

    /** Asks for a video, from an offset if there is something to go on with. */
    void get(Route start, Optional<Resumption> resumption, Receiver receiver) throws IOException, TransferFailure {
        Optional<Route> next = Optional.of(start);
        for (int redirects = 0; next.isPresent(); redirects++) {
            if (redirects > MAX_REDIRECTS) {
                throw TransferFailure.giveUp("its URL redirects more than " + MAX_REDIRECTS + " times.");
            }
            next = exchange(next.get(), resumption, receiver);
        }
    }

    /** Returns where to go on, if it is a redirect. */
    private Optional<Route> exchange(Route route, Optional<Resumption> resumption, Receiver receiver)
            throws IOException, TransferFailure {
        HttpGet request = request(route, resumption);
        current = request;
        proxy = route.proxy();
        progress.sign();
        HttpClientContext context = HttpClientContext.create();
        boolean whole = false;
        try (ClassicHttpResponse response = clients.through(route.proxy()).executeOpen(null, request, context)) {
            progress.sign();
            try {
                Optional<Route> next = judge(route, context, response, receiver);
                whole = next.isEmpty();
                return next;
            } finally {
                if (!whole) {
                    // Closing would read the rest first, however much that is.
                    request.cancel();
                }
            }
        }
    }

    private static HttpGet request(Route route, Optional<Resumption> resumption) {
        HttpGet request = new HttpGet(route.uri());
        request.setHeader("Accept", "*/*");
        request.setHeader("Accept-Encoding", "identity");
        resumption.ifPresent(from -> {
            request.setHeader("Range", "bytes=" + from.from() + "-");
            from.origin().validator().ifPresent(validator -> request.setHeader("If-Range", validator));
        });
        return request;
    }

    private Optional<Route> judge(
            Route route, HttpClientContext context, ClassicHttpResponse response, Receiver receiver)
            throws IOException, TransferFailure {
        int status = response.getCode();
        ProxyException.throwIfProxyAnswered(route.uri(), response, context, route.proxy());
        Headers headers = new Headers(response);
        if (REDIRECTS.contains(status)) {
            String location = headers.text("Location")
                    .orElseThrow(() -> TransferFailure.giveUp("the host redirects without saying where to."));
            return Optional.of(routes.redirect(route.uri(), location));
        }
        if (!ABOUT_BYTES.contains(status)) {
            throw refusal(status, headers);
        }
        receiver.receive(response);
        return Optional.empty();
    }

    private TransferFailure refusal(int status, Headers headers) {
        String answer = "the host answered HTTP " + status;
        if (EXPIRED.contains(status)) {
            return TransferFailure.expired(answer);
        }
        return isPassing(status)
                ? TransferFailure.again("HTTP " + status, answer, headers.retryAfter(clock.instant()))
                : TransferFailure.giveUp(answer + ", which is not a video.");
    }

    /** Whether a status is one that may pass. */
    static boolean isPassing(int status) {
        return status >= 500 || PASSING.contains(status);
    }

    /** The proxy that the last request went through. */
    Optional<ProxySettings> proxy() {
        return proxy;
    }

    /** Ends the request at once, from any thread; call after the progress was cancelled. */
    void cancel() {
        HttpGet request = current;
        if (request != null) {
            request.cancel();
        }
    }
}
