package io.github.veomaven.endpoint;

import java.io.IOException;

/** Thrown if there is no whole reply that can be read. */
final class TroubleException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String kind;

    /** @param kind as in {@link io.github.veomaven.await.PollAnswer.Trouble#kind()} */
    TroubleException(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
