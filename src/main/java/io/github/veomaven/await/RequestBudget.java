package io.github.veomaven.await;

/**
 * Limits the rate of requests over all tasks. The rate never exceeds what the project allows in any second.
 * When the service answers 429, it is lowered to {@value #LOWERED_TO} of the rate that was refused, and recovers by a
 * factor of {@value #RECOVERY} every {@value #RECOVERY_SECONDS} s.
 *
 * <p>503 may mean the same, or that the service is down, in which case fewer requests do not help. So it counts only if
 * requests are answered in between and more than one task is hit. It may still come from one broken server among several,
 * which refuses its share at any rate; so it never lowers the rate below {@value #SLOWEST_BY_503} a second.
 *
 * <p>Used by the loop's thread only. Times are nanoseconds since the start of the run.
 */
final class RequestBudget {

    private static final long SECOND = 1_000_000_000L;
    private static final double LOWERED_TO = 0.7;
    private static final double RECOVERY = 1.1;
    private static final int RECOVERY_SECONDS = 3;
    private static final double SLOWEST_PER_SECOND = 0.1;
    private static final double SLOWEST_BY_503 = 1;
    private static final long SPELL_OF_503 = 10 * SECOND;
    private static final int SMALLEST_BURST = 4;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final int perSecond;
    private final int burst;
    private final long[] starts;
    private long started;
    private long next;
    private double loweredRate;
    private long loweredAt = LONG_AGO;
    /** Start of the latest request that was answered. */
    private long answered = LONG_AGO;
    /** Start of the first request in the current spell that was answered with 503. */
    private long unavailable = LONG_AGO;

    private PolledTask unavailableTask;

    /** @param perSecond requests started in any second, at least 1 */
    RequestBudget(int perSecond) {
        this.perSecond = perSecond;
        this.burst = Math.min(perSecond, Math.max(SMALLEST_BURST, perSecond / 10));
        this.starts = new long[perSecond];
    }

    /** Returns when the next request may be started; not later than now if at once. */
    long earliestStart(long now) {
        long paced = next - (burst(now) - 1) * spacing(now);
        return started < perSecond ? paced : Math.max(paced, starts[index(started)] + SECOND);
    }

    /** Notes that a request is started. */
    void startedAt(long now) {
        next = Math.max(now, next) + spacing(now);
        starts[index(started)] = now;
        started++;
    }

    /**
     * Lowers the rate, because the service asked for fewer requests. Its answers to requests from before the last lowering
     * change nothing.
     *
     * @param requestStartedAt when the refused request was started
     */
    void throttled(long requestStartedAt, long now) {
        lower(requestStartedAt, now, SLOWEST_PER_SECOND);
    }

    /** Notes that the service answered a request, whatever it said about the task. */
    void answered(long requestStartedAt) {
        answered = Math.max(answered, requestStartedAt);
    }

    /**
     * Notes that the service answered 503, and lowers the rate if that means too many requests.
     *
     * @param task the task that was polled
     * @param requestStartedAt when the request was started
     */
    void unavailable(PolledTask task, long requestStartedAt, long now) {
        boolean sameSpell = requestStartedAt - unavailable <= SPELL_OF_503;
        boolean answeredBetween = unavailable <= answered && answered <= requestStartedAt;
        boolean throttled = sameSpell && answeredBetween && task != unavailableTask;
        if (throttled) {
            lower(requestStartedAt, now, SLOWEST_BY_503);
            answered = LONG_AGO;
        }
        if (throttled || !sameSpell) {
            unavailable = requestStartedAt;
            unavailableTask = task;
        }
    }

    private void lower(long requestStartedAt, long now, double slowest) {
        if (requestStartedAt < loweredAt) {
            return;
        }
        double refused = Math.min(rate(now), startsInTheSecondBefore(requestStartedAt));
        loweredRate = Math.max(Math.min(slowest, rate(now)), refused * LOWERED_TO);
        loweredAt = now;
        next = now + spacing(now);
    }

    /** Returns the current number of requests per second. */
    double rate(long now) {
        if (loweredAt == LONG_AGO) {
            return perSecond;
        }
        double steps = (double) (now - loweredAt) / (RECOVERY_SECONDS * SECOND);
        return Math.min(perSecond, loweredRate * Math.pow(RECOVERY, steps));
    }

    /**
     * Returns how long before the deadline the last poll of the task of this rank must be started, so that all last polls
     * fit into the budget.
     *
     * @param rank 0 for the first
     */
    long leadOfLastPoll(int rank, long now) {
        return rank < burst(now) ? 0 : rank * spacing(now);
    }

    private int burst(long now) {
        return rate(now) < perSecond ? 1 : burst;
    }

    private long spacing(long now) {
        return (long) (SECOND / rate(now));
    }

    private long startsInTheSecondBefore(long moment) {
        long counted = 0;
        long oldest = Math.max(0, started - perSecond);
        for (long at = started - 1; at >= oldest && starts[index(at)] > moment - SECOND; at--) {
            counted += starts[index(at)] <= moment ? 1 : 0;
        }
        return Math.max(1, counted);
    }

    private int index(long number) {
        return (int) (number % perSecond);
    }
}
