package io.github.veomaven.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What goes wrong while a reply is sent.
 *
 * @param delay how long to wait before the first byte
 * @param drip bytes of the body per second
 * @param reset where the connection is reset
 * @param truncate bytes of the body, as sent, after which the connection is closed
 * @param neverAnswer whether the request is taken and never answered
 * @param thenClose whether the connection is closed after the reply although the reply promised to keep it
 */
record Faults(
        Duration delay,
        OptionalLong drip,
        Optional<Reset> reset,
        OptionalLong truncate,
        boolean neverAnswer,
        boolean thenClose) {

    static final Faults NONE =
            new Faults(Duration.ZERO, OptionalLong.empty(), Optional.empty(), OptionalLong.empty(), false, false);

    /** Where a reset (TCP RST) hits. */
    enum Reset {
        BEFORE("before"),
        INSIDE_HEAD("inside-head"),
        INSIDE_BODY("inside-body");

        private final String word;

        Reset(String word) {
            this.word = word;
        }

        static Optional<Reset> of(String word) {
            for (Reset reset : values()) {
                if (reset.word.equals(word)) {
                    return Optional.of(reset);
                }
            }
            return Optional.empty();
        }
    }

    boolean resets(Reset where) {
        return reset.filter(where::equals).isPresent();
    }
}
