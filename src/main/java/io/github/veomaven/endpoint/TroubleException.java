package io.github.veomaven.endpoint;

import java.io.IOException;

/** There was no whole reply, for a reason that has a name. */
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
