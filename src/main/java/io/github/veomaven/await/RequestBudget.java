package io.github.veomaven.await;

/**
 * How fast requests may follow each other, over all tasks. Never more than the project allows in any second; lowered
 * when the service answers 429, to {@value #LOWERED_TO} of the rate that it refused, and recovering by
 * {@value #RECOVERY} every {@value #RECOVERY_SECONDS} s.
 *
 * <p>503 may mean the same, or that the service is down, which fewer requests do not help. So it counts when requests
 * are answered in between and more than one task is hit; and as it may be a broken server among several after all, which
 * refuses its share at any rate, it never lowers the rate below {@value #SLOWEST_BY_503} a second.
 *
 * <p>Belongs to the loop's thread. Times are nanoseconds since the start of the run.
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
    /** Start of the first request of the present spell that was answered by 503. */
    private long unavailable = LONG_AGO;

    private PolledTask unavailableTask;

    /** @param perSecond requests started in any second, at least 1 */
    RequestBudget(int perSecond) {
        this.perSecond = perSecond;
        this.burst = Math.min(perSecond, Math.max(SMALLEST_BURST, perSecond / 10));
        this.starts = new long[perSecond];
    }

    /** When the next request may be started; in the past or now if at once. */
    long earliestStart(long now) {
        long paced = next - (burst(now) - 1) * spacing(now);
        return started < perSecond ? paced : Math.max(paced, starts[index(started)] + SECOND);
    }

    /** A request is started. */
    void startedAt(long now) {
        next = Math.max(now, next) + spacing(now);
        starts[index(started)] = now;
        started++;
    }

    /**
     * The service asked for fewer requests. What it says about requests from before the last lowering is old news.
     *
     * @param requestStartedAt when the refused request was started
     */
    void throttled(long requestStartedAt, long now) {
        lower(requestStartedAt, now, SLOWEST_PER_SECOND);
    }

    /** The service answered a request, whatever it said about the task. */
    void answered(long requestStartedAt) {
        answered = Math.max(answered, requestStartedAt);
    }

    /**
     * The service answered 503.
     *
     * @param task the one asked about
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

    /** Requests a second at present. */
    double rate(long now) {
        if (loweredAt == LONG_AGO) {
            return perSecond;
        }
        double steps = (double) (now - loweredAt) / (RECOVERY_SECONDS * SECOND);
        return Math.min(perSecond, loweredRate * Math.pow(RECOVERY, steps));
    }

    /**
     * How long before the deadline the last poll of the task of this rank must be started, so that all last polls fit
     * into the budget.
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
