package io.github.veomaven.await;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run came to: the one value that every file is written from.
 *
 * @param origin which plugin asked which endpoint
 * @param simulated whether the endpoint was a simulation
 * @param startedAt wall clock
 * @param finishedAt wall clock
 * @param requests all requests made, at least 0
 * @param tasks in the project's order
 */
public record AwaitReport(
        Origin origin,
        boolean simulated,
        Instant startedAt,
        Instant finishedAt,
        long requests,
        List<TaskOutcome> tasks) {

    public AwaitReport {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(finishedAt, "finishedAt");
        tasks = List.copyOf(tasks);
        if (requests < 0) {
            throw new IllegalArgumentException("requests: " + requests);
        }
    }

    /** The same of an endpoint that is known to be a simulation, even if no answer came through that could say so. */
    public AwaitReport ofSimulation() {
        return new AwaitReport(origin, true, startedAt, finishedAt, requests, tasks);
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
