package io.github.veomaven.await;

/** What is known about a task that has not ended. */
public enum TaskState {
    /** No poll has said anything about it yet. */
    UNKNOWN("no answer yet"),
    /** {@code successFlag} 0. */
    GENERATING("generating"),
    /** The record is not visible. */
    NOT_VISIBLE("not visible"),
    /** {@code successFlag} 1, but without a result so far. */
    WITHOUT_RESULT("finished without a result so far");

    private final String phrase;

    TaskState(String phrase) {
        this.phrase = phrase;
    }

    /** Returns the state in words: "generating". */
    public String phrase() {
        return phrase;
    }
}
