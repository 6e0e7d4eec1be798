package io.github.veomaven.await;

import java.util.stream.Collectors;

/** Says in words how tasks ended; the same words in the build's error, in {@code veo:check}, and in the reports. */
public final class Sentences {

    private static final int MESSAGE_LENGTH = 500;

    private Sentences() {}

    /** For instance "Task hero (0819…) timed out after 30m: still generating after 412 polls. It may …". */
    public static String of(TaskOutcome outcome) {
        String subject = "Task " + outcome.task().label();
        if (outcome.reason().isEmpty()) {
            return subject + " succeeded.";
        }
        Reason reason = outcome.reason().get();
        String told = outcome.message()
                .map(message -> SafeText.line(message, MESSAGE_LENGTH))
                .filter(message -> !message.isEmpty())
                .map(message -> ": " + stopped(message))
                .orElse(".");
        return subject + " " + reason.phrase() + after(outcome, reason) + told + advice(reason);
    }

    /** Every task that did not succeed, a line each, and where to read on. */
    public static String of(AwaitReport report, String details) {
        String head = report.count(Verdict.SUCCEEDED) + " of " + report.tasks().size() + " tasks succeeded, "
                + report.count(Verdict.FAILED) + " failed, " + report.count(Verdict.UNDETERMINED) + " undetermined.";
        String lines = report.tasks().stream()
                .filter(task -> task.verdict() != Verdict.SUCCEEDED)
                .map(Sentences::of)
                .collect(Collectors.joining("\n  "));
        return head + (lines.isEmpty() ? "" : "\n  " + lines) + "\nDetails: " + details;
    }

    private static String after(TaskOutcome outcome, Reason reason) {
        return reason == Reason.TIMED_OUT ? " after " + Durations.format(outcome.elapsed()) : "";
    }

    private static String advice(Reason reason) {
        if (reason.verdict() == Verdict.UNDETERMINED) {
            return " It may still finish: run veo:await again, do not create it anew.";
        }
        return reason == Reason.NOT_FOUND
                ? " Either the id is wrong, or the task belongs to another account, or it is older than the 14 days"
                        + " that records are kept."
                : "";
    }

    private static String stopped(String message) {
        return message.matches(".*[.!?…]") ? message : message + ".";
    }
}
