package io.github.veomaven.await;

import java.time.Duration;

/** Decides when a task that is doing well is polled next. Immutable. */
public final class Cadence {

    private static final Duration SHORTEST = Duration.ofMillis(2_500);
    private static final Duration EARLY = Duration.ofMillis(3_500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration interval;

    private Cadence(Duration interval) {
        this.interval = interval;
    }

    /** Polls most often at the ages at which tasks usually end, and never exponentially less. */
    public static Cadence adaptive() {
        return new Cadence(null);
    }

    /**
     * Polls at the same pace for ever.
     *
     * @param interval positive
     */
    public static Cadence fixed(Duration interval) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval: " + interval);
        }
        return new Cadence(interval);
    }

    /**
     * The time from the start of one healthy poll to the start of the next.
     *
     * @param age of the task when the poll was started; a negative one counts as zero
     * @return positive, at most 30 s when adaptive
     */
    public Duration delayAt(Duration age) {
        if (interval != null) {
            return interval;
        }
        if (age.compareTo(Duration.ofSeconds(45)) < 0) {
            return EARLY;
        }
        Duration share = age.dividedBy(30);
        return share.compareTo(SHORTEST) < 0 ? SHORTEST : share.compareTo(LONGEST) > 0 ? LONGEST : share;
    }
}
