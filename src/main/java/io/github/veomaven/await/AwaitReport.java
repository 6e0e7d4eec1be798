package io.github.veomaven.await;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run came to: the one value that every file is written from.
 *
 * @param provenance which plugin asked which endpoint
 * @param startedAt wall clock
 * @param finishedAt wall clock
 * @param requests all requests made, at least 0
 * @param tasks in the project's order
 */
public record AwaitReport(
        Provenance provenance, Instant startedAt, Instant finishedAt, long requests, List<TaskOutcome> tasks) {

    public AwaitReport {
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(finishedAt, "finishedAt");
        tasks = List.copyOf(tasks);
        if (requests < 0) {
            throw new IllegalArgumentException("requests: " + requests);
        }
    }

    /** Whether the endpoint was a simulation. */
    public boolean simulated() {
        return provenance.simulated();
    }

    /** Failed if any task failed, else undetermined if any is, else succeeded. */
    public Verdict verdict() {
        if (count(Verdict.FAILED) > 0) {
            return Verdict.FAILED;
        }
        return count(Verdict.UNDETERMINED) > 0 ? Verdict.UNDETERMINED : Verdict.SUCCEEDED;
    }

    /** How many tasks ended so. */
    public int count(Verdict verdict) {
        int count = 0;
        for (TaskOutcome task : tasks) {
            count += task.verdict() == verdict ? 1 : 0;
        }
        return count;
    }

    /** Whether any task ended for this reason. */
    public boolean has(Reason reason) {
        for (TaskOutcome task : tasks) {
            if (task.reason().equals(Optional.of(reason))) {
                return true;
            }
        }
        return false;
    }
}
