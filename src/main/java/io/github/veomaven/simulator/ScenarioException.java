package io.github.veomaven.simulator;

import java.io.Serial;

/**
 * A scenario that cannot be used. The message names the place in the JSON (for instance {@code $.tasks["hero"][0].delay})
 * and what is allowed there; it quotes the scenario, so treat it as untrusted text.
 */
public final class ScenarioException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    ScenarioException(String message) {
        super(message);
    }

    ScenarioException(String message, Throwable cause) {
        super(message, cause);
    }
}
