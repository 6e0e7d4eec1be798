package io.github.veomaven.await;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a task ended. Made by name: {@link #of}.
 *
 * @param task which one
 * @param reason why it did not succeed; empty exactly when it succeeded
 * @param message the reason in words; of a failure, the service's own where it gave any. Untrusted
 * @param record what the service stated last
 * @param polls requests made for this task, at least 0
 * @param errors how many of them learnt nothing about the task, at most {@code polls}
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

    public TaskOutcome {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(elapsed, "elapsed");
        if (polls < 0 || errors < 0 || errors > polls) {
            throw new IllegalArgumentException("polls: " + polls + ", errors: " + errors);
        }
    }

    /** The outcome of a task, to be filled in: a success without a poll, a record or a body, unless something is set. */
    public static Builder of(VideoTask task) {
        return new Builder(task);
    }

    /** Follows from the reason. */
    public Verdict verdict() {
        return reason.map(Reason::verdict).orElse(Verdict.SUCCEEDED);
    }

    /** The facts of a {@link TaskOutcome}, each by its name. */
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
