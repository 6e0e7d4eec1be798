package io.github.veomaven.await;

import java.time.Duration;

/**
 * Decides when a task is polled next. After a healthy poll this depends only on the age of the task, after a failed poll
 * only on the number of failures in a row. Immutable.
 *
 * <p>The adaptive cadence polls most often at the ages at which tasks usually end, one to one and a half minutes, and
 * rarely before that. It does not back off: at any age from 50 s to twelve minutes the next poll is at most 5 s away; later
 * the delay is a 120th of the age, at most 30 s. The numbers minimise the mean time until an end is noticed, with no more
 * requests than polling every 4 s takes, however much the usual length varies; {@code CadenceBenchmark} computes their
 * effect and their cost.
 */
public final class Cadence {

    /** Pairs of an age in seconds and the delay in milliseconds that applies from that age on. */
    private static final int[][] STAGES = {
        {0, 16_000},
        {16, 10_000},
        {26, 7_000},
        {50, 3_100},
        {60, 2_100},
        {90, 2_800},
        {110, 3_300},
        {300, 5_000},
        {480, 3_000}
    };

    /** From this age on the delay is a share of the age: a task that runs this long may run much longer. */
    private static final Duration OLD = Duration.ofMinutes(12);

    private static final int OLD_SHARE = 120;
    private static final Duration LONGEST_WHEN_OLD = Duration.ofSeconds(30);
    private static final Duration LATEST = Duration.ofMillis(3_500);
    private static final int LATEST_SHARE = 20;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 20;

    /** Null when adaptive. */
    private final Duration interval;

    private Cadence(Duration interval) {
        this.interval = interval;
    }

    /** Returns the fixed or the adaptive cadence, as the settings say. */
    static Cadence of(AwaitSettings settings) {
        return settings.pollInterval().isPresent()
                ? fixed(settings.pollInterval().get())
                : adaptive();
    }

    /** Polls most often at the ages at which tasks usually end. */
    public static Cadence adaptive() {
        return new Cadence(null);
    }

    /**
     * Polls at a fixed interval.
     *
     * @param interval positive
     * @throws IllegalArgumentException if it is not
     */
    public static Cadence fixed(Duration interval) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval: " + interval);
        }
        return new Cadence(interval);
    }

    /**
     * Returns the time from the start of one healthy poll to the start of the next.
     *
     * @param age of the task when the poll was started; a negative age, which only wrong clocks give, counts as zero
     * @return positive; when adaptive, from 2.1 s to 30 s
     */
    public Duration delayAt(Duration age) {
        if (interval != null) {
            return interval;
        }
        return age.compareTo(OLD) < 0
                ? stagedDelay(age.isNegative() ? Duration.ZERO : age)
                : min(age.dividedBy(OLD_SHARE), LONGEST_WHEN_OLD);
    }

    /**
     * Returns the time from the start of one healthy poll to the start of the next, for a task of unknown age. Infrequent
     * polls at first suit only a task that is known to be young: this one may end at any moment, so its end is noticed
     * within 3.5 s, or 5 % of the time it has been watched.
     *
     * @param watched since the first poll; a negative time counts as zero
     * @return positive; when adaptive, at most 3.5 s or 5 % of {@code watched}, whichever is more, and at most 30 s
     */
    public Duration delayWithoutAge(Duration watched) {
        Duration share = watched.dividedBy(LATEST_SHARE);
        Duration latest = share.compareTo(LATEST) < 0 ? LATEST : share;
        return interval != null ? interval : min(latest, delayAt(watched));
    }

    /**
     * Returns the time from the end of a failed poll to the next: doubled with each failure in a row, up to 15 s.
     *
     * @param failuresInARow at least 1
     */
    Duration backoff(int failuresInARow) {
        Duration first = interval == null ? FIRST_RETRY : interval;
        Duration longest = first.compareTo(LONGEST_BACKOFF) > 0 ? first : LONGEST_BACKOFF;
        return min(first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failuresInARow - 1)), longest);
    }

    /** Returns the time from a refusal to the retry that confirms it. It is short, because the whole run waits for it. */
    Duration delayOfConfirmation() {
        return min(FIRST_RETRY, backoff(1));
    }

    private static Duration stagedDelay(Duration age) {
        int stage = STAGES.length - 1;
        while (age.toSeconds() < STAGES[stage][0]) {
            stage--;
        }
        Duration delay = Duration.ofMillis(STAGES[stage][1]);
        if (stage == STAGES.length - 1) {
            return delay;
        }
        // Keeps a long delay from reaching far into a stage of short ones, whatever age polling began at.
        int[] next = STAGES[stage + 1];
        return min(delay, Duration.ofSeconds(next[0]).minus(age).plusMillis(next[1]));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
