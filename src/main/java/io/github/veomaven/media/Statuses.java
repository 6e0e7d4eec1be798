package io.github.veomaven.media;

import java.time.Instant;
import java.util.Set;

/** What the status of a media host's response means. */
final class Statuses {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> EXPIRED = Set.of(401, 403, 404, 410);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private Statuses() {}

    static boolean isRedirect(int status) {
        return REDIRECTS.contains(status);
    }

    /** Whether the response is about the bytes asked for. */
    static boolean isAboutBytes(int status) {
        return status == 200 || status == 206 || status == 416;
    }

    /** Throws what any other status means. */
    static void refuse(int status, Headers headers, Instant now) throws NoVideoException, PassingTroubleException {
        String answer = "the host answered HTTP " + status;
        if (EXPIRED.contains(status)) {
            throw NoVideoException.expired(answer);
        }
        if (status >= 500 || PASSING.contains(status)) {
            throw new PassingTroubleException("HTTP " + status, answer, headers.retryAfter(now));
        }
        throw new NoVideoException(answer + ", which is no video.");
    }

    /** Without TLS it was not the host that answered, but the proxy, which made no tunnel. */
    static void refuseByProxy(int status) throws NoVideoException, PassingTroubleException {
        String answer = "the proxy refused to connect to the host (HTTP " + status + ")";
        if (status >= 500 || PASSING.contains(status)) {
            throw new PassingTroubleException("proxy HTTP " + status, answer);
        }
        throw new NoVideoException(answer + ": check the proxy and its credentials in settings.xml.");
    }
}
