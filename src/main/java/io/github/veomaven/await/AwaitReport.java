package io.github.veomaven.await;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of a run: the one value that every file is written from.
 *
 * @param provenance which plugin polled which endpoint
 * @param startedAt wall clock
 * @param finishedAt wall clock
 * @param requests all requests made, at least 0
 * @param tasks in the project's order
 */
public record AwaitReport(
        Provenance provenance, Instant startedAt, Instant finishedAt, long requests, List<TaskOutcome> tasks) {

    private static final int MOST_LINES = 200;

    public AwaitReport {
        tasks = List.copyOf(tasks);
        if (requests < 0) {
            throw new IllegalArgumentException("requests: " + requests);
        }
    }

    /** Returns whether the endpoint was a simulation. */
    public boolean simulated() {
        return provenance.simulated();
    }

    /** Returns failed if any task failed, else undetermined if any is, else succeeded. */
    public Verdict verdict() {
        if (count(Verdict.FAILED) > 0) {
            return Verdict.FAILED;
        }
        return count(Verdict.UNDETERMINED) > 0 ? Verdict.UNDETERMINED : Verdict.SUCCEEDED;
    }

    public int count(Verdict verdict) {
        int count = 0;
        for (TaskOutcome task : tasks) {
            count += task.verdict() == verdict ? 1 : 0;
        }
        return count;
    }

    public boolean has(Reason reason) {
        for (TaskOutcome task : tasks) {
            if (task.reason().equals(Optional.of(reason))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the counts and the first {@value #MOST_LINES} tasks that did not succeed, one line each: the build's error
     * message.
     *
     * @param details where to read more, fit for a log
     */
    public String summary(String details) {
        StringBuilder text = new StringBuilder();
        if (tasks.size() == 1) {
            text.append(
                    switch (tasks.get(0).verdict()) {
                        case SUCCEEDED -> "The task succeeded.";
                        case FAILED -> "The task failed.";
                        case UNDETERMINED -> "The task is undetermined.";
                    });
        } else {
            text.append(count(Verdict.SUCCEEDED)).append(" of ").append(tasks.size());
            text.append(" tasks succeeded, ").append(count(Verdict.FAILED)).append(" failed, ");
            text.append(count(Verdict.UNDETERMINED)).append(" undetermined.");
        }
        int lines = 0;
        for (TaskOutcome task : tasks) {
            if (task.verdict() != Verdict.SUCCEEDED && lines++ < MOST_LINES) {
                text.append("\n  ").append(task.sentence());
            }
        }
        if (lines > MOST_LINES) {
            text.append("\n  ... and ").append(lines - MOST_LINES).append(" more");
        }
        return text.append("\nDetails: ").append(details).toString();
    }

    /**
     * Where the facts of a report come from.
     *
     * @param plugin {@code groupId:artifactId:version} of the plugin
     * @param baseUrl the endpoint's base URL
     * @param simulated whether the endpoint is a simulation
     */
    public record Provenance(String plugin, String baseUrl, boolean simulated) {}
}
