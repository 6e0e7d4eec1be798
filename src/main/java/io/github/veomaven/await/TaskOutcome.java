package io.github.veomaven.await;

import java.time.Duration;
import java.util.Optional;

/**
 * How a task ended. Built by {@link #of}.
 *
 * @param reason why it did not succeed; empty if and only if it succeeded
 * @param message the reason in words; for a failure, the service's own words if it gave any. Untrusted
 * @param record what the service stated last
 * @param polls requests made for this task, at least 0
 * @param errors polls that said nothing about the task, at most {@code polls}
 * @param elapsed from the start of the run to the end of this task
 * @param hasBody whether the {@link BodyStore} has the service's last JSON body when the run is over
 */
public record TaskOutcome(
        VideoTask task,
        Optional<Reason> reason,
        Optional<String> message,
        TaskRecord record,
        int polls,
        int errors,
        Duration elapsed,
        boolean hasBody) {

    private static final int MESSAGE_LENGTH = 500;

    public TaskOutcome {
        if (polls < 0 || errors < 0 || errors > polls) {
            throw new IllegalArgumentException("polls: " + polls + ", errors: " + errors);
        }
    }

    /** Returns a builder for a task's outcome: a success without a poll, a record or a body, unless something is set. */
    public static Builder of(VideoTask task) {
        return new Builder(task);
    }

    /** Returns the verdict that follows from the reason. */
    public Verdict verdict() {
        return reason.isPresent() ? reason.get().verdict() : Verdict.SUCCEEDED;
    }

    /**
     * Says how the task ended, in the same words everywhere. For instance "Task hero (0819...) timed out after 30m: still
     * generating after 412 polls. It may still finish: run veo:await again, do not re-create it."
     */
    public String sentence() {
        Sentence parts = sentenceParts();
        return parts.start() + parts.message() + parts.end();
    }

    /** Returns {@link #sentence()} with the message apart, for those who set it apart. */
    public Sentence sentenceParts() {
        String subject = "Task " + task.label();
        if (reason.isEmpty()) {
            return new Sentence(subject + " succeeded.", "", "");
        }
        Reason why = reason.get();
        String after = why == Reason.TIMED_OUT ? " after " + Durations.format(elapsed) : "";
        String start = subject + " " + why.phrase() + after;
        String words = SafeText.line(message.orElse(""), MESSAGE_LENGTH);
        boolean endsSentence = !words.isEmpty() && ".!?…".indexOf(words.charAt(words.length() - 1)) >= 0;
        return new Sentence(words.isEmpty() ? start : start + ": ", words, (endsSentence ? "" : ".") + advice(why));
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

    /**
     * A sentence in three parts, which follow each other without a blank.
     *
     * @param start the task and how it ended
     * @param message the reason in words, on one line; may be empty
     * @param end the full stop, and what to do
     */
    public record Sentence(String start, String message, String end) {}

    /** Sets the facts of a {@link TaskOutcome} by name. */
    public static final class Builder {

        private final VideoTask task;
        private Optional<Reason> reason = Optional.empty();
        private Optional<String> message = Optional.empty();
        private TaskRecord record = TaskRecord.EMPTY;
        private int polls;
        private int errors;
        private Duration elapsed = Duration.ZERO;
        private boolean hasBody;

        private Builder(VideoTask task) {
            this.task = task;
        }

        public Builder reason(Optional<Reason> fact) {
            reason = fact;
            return this;
        }

        public Builder message(Optional<String> fact) {
            message = fact;
            return this;
        }

        public Builder record(TaskRecord fact) {
            record = fact;
            return this;
        }

        public Builder polls(int fact) {
            polls = fact;
            return this;
        }

        public Builder errors(int fact) {
            errors = fact;
            return this;
        }

        public Builder elapsed(Duration fact) {
            elapsed = fact;
            return this;
        }

        public Builder hasBody(boolean fact) {
            hasBody = fact;
            return this;
        }

        public TaskOutcome build() {
            return new TaskOutcome(task, reason, message, record, polls, errors, elapsed, hasBody);
        }
    }
}
