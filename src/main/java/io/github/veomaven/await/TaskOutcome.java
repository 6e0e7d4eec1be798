package io.github.veomaven.await;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a task ended.
 *
 * @param task which one
 * @param reason why it did not succeed; empty exactly when it succeeded
 * @param message the reason in words; of a failure, the service's own where it gave any. Untrusted
 * @param record what the service stated last
 * @param polls requests made for this task, at least 0
 * @param errors how many of them learnt nothing about the task, at most {@code polls}
 * @param elapsed from the start of the run to the end of this task
 * @param body the service's last JSON body
 */
public record TaskOutcome(
        VideoTask task,
        Optional<Reason> reason,
        Optional<String> message,
        TaskRecord record,
        int polls,
        int errors,
        Duration elapsed,
        Optional<ResponseBody> body) {

    public TaskOutcome {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(body, "body");
        if (polls < 0 || errors < 0 || errors > polls) {
            throw new IllegalArgumentException("polls: " + polls + ", errors: " + errors);
        }
    }

    /** Follows from the reason. */
    public Verdict verdict() {
        return reason.map(Reason::verdict).orElse(Verdict.SUCCEEDED);
    }
}
