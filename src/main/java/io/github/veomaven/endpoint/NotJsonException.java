package io.github.veomaven.endpoint;

/** A body that is no JSON object. */
final class NotJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final boolean empty;

    private NotJsonException(String kind, String message, boolean empty) {
        super(message, null, false, false);
        this.kind = kind;
        this.empty = empty;
    }

    static NotJsonException empty() {
        return new NotJsonException("empty body", "an empty body", true);
    }

    static NotJsonException html() {
        return new NotJsonException("not JSON", "a page of HTML or XML instead of JSON", false);
    }

    static NotJsonException broken(int bytes) {
        return new NotJsonException("not JSON", bytes + " bytes that are no JSON, or not all of it", false);
    }

    static NotJsonException noObject() {
        return new NotJsonException("no JSON object", "JSON, but no object", false);
    }

    /** As in {@link io.github.veomaven.await.PollAnswer.Trouble#kind()}. */
    String kind() {
        return kind;
    }

    /** Whether there was no body at all. */
    boolean isEmpty() {
        return empty;
    }
}
