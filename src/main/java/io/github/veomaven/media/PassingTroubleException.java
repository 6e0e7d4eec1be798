package io.github.veomaven.media;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** An attempt failed, and a later one may succeed. */
final class PassingTroubleException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String kind;
    private final transient Optional<Duration> retryAfter;

    PassingTroubleException(String kind, String message, Optional<Duration> retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    PassingTroubleException(String kind, String message) {
        this(kind, message, Optional.empty());
    }

    /** The same words for the same trouble. */
    String kind() {
        return kind;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
