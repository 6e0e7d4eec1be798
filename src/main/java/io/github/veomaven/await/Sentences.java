package io.github.veomaven.await;

/** Says in words how tasks ended; the same words in the build's error, in {@code veo:check}, and in the reports. */
public final class Sentences {

    private static final int MOST_LINES = 200;
    private static final int MESSAGE_LENGTH = 500;

    private Sentences() {}

    /**
     * A sentence in three parts, which follow each other without a blank.
     *
     * @param start the task, and how it ended
     * @param message the service's own words, on one line; may be empty
     * @param end the full stop, and what to do
     */
    public record Parts(String start, String message, String end) {}

    /** For instance "Task hero (0819…) timed out after 30m: still generating after 412 polls. It may …". */
    public static String of(TaskOutcome outcome) {
        Parts parts = parts(outcome);
        return parts.start() + parts.message() + parts.end();
    }

    /** The same sentence, for those who set the service's words apart. */
    public static Parts parts(TaskOutcome outcome) {
        String subject = "Task " + outcome.task().label();
        if (outcome.reason().isEmpty()) {
            return new Parts(subject + " succeeded.", "", "");
        }
        Reason reason = outcome.reason().get();
        String start = subject + " " + reason.phrase() + after(outcome, reason);
        String message = SafeText.line(outcome.message().orElse(""), MESSAGE_LENGTH);
        boolean isStopped = !message.isEmpty() && ".!?…".indexOf(message.charAt(message.length() - 1)) >= 0;
        return new Parts(message.isEmpty() ? start : start + ": ", message, (isStopped ? "" : ".") + advice(reason));
    }

    /** The first {@value #MOST_LINES} tasks that did not succeed, a line each, and where to read on. */
    public static String of(AwaitReport report, String details) {
        String head = report.count(Verdict.SUCCEEDED) + " of " + report.tasks().size() + " tasks succeeded, "
                + report.count(Verdict.FAILED) + " failed, " + report.count(Verdict.UNDETERMINED) + " undetermined.";
        StringBuilder text = new StringBuilder(head);
        int lines = 0;
        for (TaskOutcome task : report.tasks()) {
            if (task.verdict() != Verdict.SUCCEEDED && lines++ < MOST_LINES) {
                text.append("\n  ").append(of(task));
            }
        }
        if (lines > MOST_LINES) {
            text.append("\n  ... and ").append(lines - MOST_LINES).append(" more");
        }
        return text.append("\nDetails: ").append(details).toString();
    }

    private static String after(TaskOutcome outcome, Reason reason) {
        return reason == Reason.TIMED_OUT ? " after " + Durations.format(outcome.elapsed()) : "";
    }

    private static String advice(Reason reason) {
        if (reason.verdict() == Verdict.UNDETERMINED) {
            return " It may still finish: run veo:await again, do not re-create it.";
        }
        return reason == Reason.NOT_FOUND
                ? " Either the id is wrong, or the task belongs to another account, or it is older than the 14 days"
                        + " that records are kept."
                : "";
    }
}
