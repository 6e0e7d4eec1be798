package io.github.veomaven.await;

import java.time.Duration;

/**
 * When a task is polled next, and when one gives up on it: the durations of a run in one place. Times are nanoseconds
 * since the start of the run.
 */
final class WaitRules {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 30;

    private final AwaitSettings settings;
    private final Cadence cadence;
    private final long tolerance;
    private final long grace;

    WaitRules(AwaitSettings settings) {
        this.settings = settings;
        this.cadence = settings.pollInterval().map(Cadence::fixed).orElseGet(Cadence::adaptive);
        this.tolerance = settings.errorTolerance().toNanos();
        this.grace = settings.notFoundGrace().toNanos();
    }

    Requirements requirements() {
        return settings.requirements();
    }

    /** Time from one healthy poll to the next, start to start, of a task of this age. */
    long healthyDelay(long age) {
        return cadence.delayAt(Duration.ofNanos(age)).toNanos();
    }

    /** Time from one healthy poll to the next, start to start, of a task that has been watched for so long. */
    long healthyDelayWithoutAge(long watched) {
        return cadence.delayWithoutAge(Duration.ofNanos(watched)).toNanos();
    }

    /**
     * Time from the end of a failed poll to the next: doubled with each failure in a row, up to 15 s.
     *
     * @param failuresInARow at least 1
     */
    long backoff(int failuresInARow) {
        long first = settings.pollInterval().orElse(FIRST_RETRY).toNanos();
        long longest = Math.max(first, LONGEST_BACKOFF.toNanos());
        long doubled = first << Math.min(MOST_DOUBLINGS, failuresInARow - 1);
        return doubled >> Math.min(MOST_DOUBLINGS, failuresInARow - 1) == first ? Math.min(doubled, longest) : longest;
    }

    /** Time from a refusal to the retry that confirms it: the whole run waits for it, so never long. */
    long delayOfConfirmation() {
        return Math.min(FIRST_RETRY.toNanos(), backoff(1));
    }

    /** When a task that has failed to answer since a moment is given up. */
    long toleratedUntil(long troubleSince) {
        return troubleSince + tolerance;
    }

    /** When a task that has been without a record, or a result, since a moment is given up. */
    long graceUntil(long absentSince) {
        return absentSince + grace;
    }
}
