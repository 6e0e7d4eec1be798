package io.github.veomaven.media;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.media.PartFile.Resumption;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** One request for a video, redirects followed. It carries no credentials and no cookies, wherever it leads. */
final class Exchange {

    private static final int MAX_REDIRECTS = 5;

    private final MediaClients clients;
    private final Progress progress;
    private final AwaitClock clock;
    private volatile HttpGet current;

    Exchange(MediaClients clients, Progress progress, AwaitClock clock) {
        this.clients = clients;
        this.progress = progress;
        this.clock = clock;
    }

    /** Takes a response with status 200, 206 or 416. */
    interface Receiver {
        void receive(ClassicHttpResponse response) throws IOException, NoVideoException, PassingTroubleException;
    }

    /** Asks for a video, from an offset if there is something to go on with. */
    void get(URI start, Optional<Resumption> resumption, Receiver receiver)
            throws IOException, NoVideoException, PassingTroubleException {
        Optional<URI> next = Optional.of(start);
        for (int redirects = 0; next.isPresent(); redirects++) {
            if (redirects > MAX_REDIRECTS) {
                throw new NoVideoException("its URL redirects more than " + MAX_REDIRECTS + " times.");
            }
            next = exchange(next.get(), resumption, receiver);
        }
    }

    /** Returns where to go on, if it is a redirect. */
    private Optional<URI> exchange(URI uri, Optional<Resumption> resumption, Receiver receiver)
            throws IOException, NoVideoException, PassingTroubleException {
        HttpGet request = request(uri, resumption);
        current = request;
        progress.sign();
        HttpClientContext context = HttpClientContext.create();
        boolean whole = false;
        try (ClassicHttpResponse response = clients.clientFor(uri).executeOpen(null, request, context)) {
            progress.sign();
            try {
                Optional<URI> next = judge(uri, context, response, receiver);
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

    private static HttpGet request(URI uri, Optional<Resumption> resumption) {
        HttpGet request = new HttpGet(uri);
        request.setHeader("Accept", "*/*");
        request.setHeader("Accept-Encoding", "identity");
        resumption.ifPresent(from -> {
            request.setHeader("Range", "bytes=" + from.from() + "-");
            from.origin().validator().ifPresent(validator -> request.setHeader("If-Range", validator));
        });
        return request;
    }

    private Optional<URI> judge(URI uri, HttpClientContext context, ClassicHttpResponse response, Receiver receiver)
            throws IOException, NoVideoException, PassingTroubleException {
        int status = response.getCode();
        if ("https".equals(uri.getScheme()) && context.getSSLSession() == null) {
            Statuses.refuseByProxy(status);
        }
        if (Statuses.isRedirect(status)) {
            return Optional.of(redirect(uri, new Headers(response)));
        }
        if (!Statuses.isAboutBytes(status)) {
            Statuses.refuse(status, new Headers(response), clock.instant());
        }
        receiver.receive(response);
        return Optional.empty();
    }

    private static URI redirect(URI from, Headers headers) throws NoVideoException {
        String location = headers.text("Location")
                .orElseThrow(() -> new NoVideoException("the host redirects without saying where to."));
        try {
            return MediaUrl.redirect(from, location);
        } catch (IllegalArgumentException e) {
            throw new NoVideoException("the URL that it redirects to " + e.getMessage() + ".");
        }
    }

    /** Ends the request at once, from any thread; call after the progress was cancelled. */
    void cancel() {
        HttpGet request = current;
        if (request != null) {
            request.cancel();
        }
    }
}
