package io.github.veomaven.media;

import java.io.Serial;

/** There is no such video, or none that may be fetched, and asking again would not help. */
final class NoVideoException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String EXPIRED = ". Links in results expire, after 14 days at the latest and some after 24"
            + " hours: run veo:download right after veo:await. The result JSON is kept; it names the task, whose video"
            + " the service may still give out.";

    NoVideoException(String message) {
        super(message);
    }

    /** @param sign how the host showed it */
    static NoVideoException expired(String sign) {
        return new NoVideoException(sign + EXPIRED);
    }
}
