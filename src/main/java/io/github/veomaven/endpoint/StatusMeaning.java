package io.github.veomaven.endpoint;

import java.util.List;
import java.util.Locale;

/**
 * What an HTTP status or an envelope's {@code code} means; both are read alike. Ordered from what settles nothing to what
 * is final.
 */
enum StatusMeaning {
    /** Nothing was learnt about the task. */
    TROUBLE,
    /** The task has not ended. */
    NOT_FINISHED,
    /** The record is not visible. */
    NOT_VISIBLE,
    /** The key is refused. */
    UNAUTHORIZED,
    /** The task is refused. */
    REFUSED,
    /** No objection: read on. */
    ANSWERED;

    private static final String RECORD_NOT_FOUND = "record not found";
    private static final List<String> NOT_FINISHED_TEXTS =
            List.of("record status is not success", "record result data");
    private static final List<String> NOT_VISIBLE_TEXTS =
            List.of("not found", "is null", "14 days", "not exist", "expired", "taskid", "task id");

    /**
     * Of a status.
     *
     * @param text the service's words, which tell the meanings of 422 apart
     */
    static StatusMeaning of(int status, String text) {
        return switch (status) {
            case 200 -> ANSWERED;
            case 400, 451, 501 -> REFUSED;
            case 401, 402, 403 -> UNAUTHORIZED;
            case 404 -> NOT_VISIBLE;
            case 422 -> ofUnprocessable(text.toLowerCase(Locale.ROOT));
            default -> TROUBLE;
        };
    }

    /**
     * "Record not found" goes first, because it quotes the id, which may be any text. An unknown text is trouble: to call
     * a task not found would have it created, and paid for, again.
     */
    private static StatusMeaning ofUnprocessable(String text) {
        if (text.isBlank() || text.contains(RECORD_NOT_FOUND)) {
            return NOT_VISIBLE;
        }
        if (NOT_FINISHED_TEXTS.stream().anyMatch(text::contains)) {
            return NOT_FINISHED;
        }
        return NOT_VISIBLE_TEXTS.stream().anyMatch(text::contains) ? NOT_VISIBLE : TROUBLE;
    }

    /** The one that settles less: on contradictory evidence no task is given up. */
    StatusMeaning or(StatusMeaning other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
