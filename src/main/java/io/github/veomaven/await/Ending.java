package io.github.veomaven.await;

import java.util.Optional;

/**
 * The end of a task.
 *
 * @param reason empty for success
 * @param message the reason in words
 */
record Ending(Optional<Reason> reason, Optional<String> message) {

    static final Ending SUCCESS = new Ending(Optional.empty(), Optional.empty());

    static Ending of(Reason reason, String message) {
        return new Ending(Optional.of(reason), Optional.of(message));
    }
}
