package io.github.veomaven.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Decides when a task that is doing well is polled next, from nothing but its age. Immutable.
 *
 * <p>The adaptive cadence polls most often at the ages at which tasks usually end, one to one and a half minutes, and
 * seldom before. It does not back off: at any age from 50 s to twelve minutes the next poll is at most 5 s away, later a
 * 120th of the age, never more than 30 s. The numbers minimise the mean time until an end is noticed at no more requests
 * than polling every 4 s takes, however much the usual length varies; what they come to, and at which price, is computed
 * by {@code CadenceBenchmark}.
 */
public final class Cadence {

    private static final List<Stage> STAGES = List.of(
            new Stage(0, 16_000),
            new Stage(16, 10_000),
            new Stage(26, 7_000),
            new Stage(50, 3_100),
            new Stage(60, 2_100),
            new Stage(90, 2_800),
            new Stage(110, 3_300),
            new Stage(300, 5_000),
            new Stage(480, 3_000));

    /** From here on the delay is a share of the age: what runs this long may run much longer. */
    private static final Duration OLD = Duration.ofMinutes(12);

    private static final int OLD_SHARE = 120;
    private static final Duration LONGEST_WHEN_OLD = Duration.ofSeconds(30);
    private static final Duration LATEST = Duration.ofMillis(3_500);
    private static final int LATEST_SHARE = 20;

    /** Null when adaptive. */
    private final Duration interval;

    private Cadence(Duration interval) {
        this.interval = interval;
    }

    /** Polls most often at the ages at which tasks usually end. */
    public static Cadence adaptive() {
        return new Cadence(null);
    }

    /**
     * Polls at the same pace for ever.
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
     * The time from the start of one healthy poll to the start of the next.
     *
     * @param age of the task when the poll was started; a negative one, which only wrong clocks give, counts as zero
     * @return positive; when adaptive, from 2.1 s to 30 s
     */
    public Duration delayAt(Duration age) {
        Objects.requireNonNull(age, "age");
        if (interval != null) {
            return interval;
        }
        return age.compareTo(OLD) < 0 ? stagedDelay(age.isNegative() ? Duration.ZERO : age) : oldDelay(age);
    }

    /**
     * The time from the start of one healthy poll to the start of the next, for a task whose age nobody knows. Seldom
     * polls at first are right for a task that is known to be young only: this one may end at any moment, so its end is
     * noticed within 3.5 s, or 5 % of the time it has been watched.
     *
     * @param watched since the first poll; a negative time counts as zero
     * @return positive; when adaptive, at most 3.5 s or 5 % of {@code watched}, whichever is more, and at most 30 s
     */
    public Duration delayWithoutAge(Duration watched) {
        Duration share = watched.dividedBy(LATEST_SHARE);
        Duration latest = share.compareTo(LATEST) < 0 ? LATEST : share;
        return interval != null ? interval : min(latest, delayAt(watched));
    }

    private static Duration stagedDelay(Duration age) {
        int last = STAGES.size() - 1;
        int current = last;
        while (age.compareTo(STAGES.get(current).from()) < 0) {
            current--;
        }
        Duration delay = STAGES.get(current).delay();
        return current == last ? delay : min(delay, STAGES.get(current + 1).firstPollAfter(age));
    }

    private static Duration oldDelay(Duration age) {
        return min(age.dividedBy(OLD_SHARE), LONGEST_WHEN_OLD);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /**
     * The pace from an age on.
     *
     * @param from first age
     * @param delay from one poll to the next
     */
    private record Stage(Duration from, Duration delay) {

        Stage(long fromSeconds, long delayMillis) {
            this(Duration.ofSeconds(fromSeconds), Duration.ofMillis(delayMillis));
        }

        /** Keeps a long delay from reaching far into a stage of short ones, whatever age polling began at. */
        Duration firstPollAfter(Duration age) {
            return from.minus(age).plus(delay);
        }
    }
}
