package io.github.veomaven.simulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the endpoint says of a task: the shorthands of a scenario. */
enum State {
    GENERATING("generating"),
    SUCCEEDED("succeeded"),
    FAILED_2("failed-2"),
    FAILED_3("failed-3"),
    NOT_FOUND("not-found"),
    NOT_FINISHED("not-finished"),
    NO_RESULT("no-result"),
    UNAUTHORIZED("unauthorized"),
    THROTTLED("throttled");

    private final String word;

    State(String word) {
        this.word = word;
    }

    static Optional<State> of(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(state -> state.word).collect(Collectors.joining(", "));
    }

    boolean ended() {
        return this == SUCCEEDED || this == FAILED_2 || this == FAILED_3 || this == NO_RESULT;
    }
}
