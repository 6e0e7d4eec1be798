package io.github.veomaven.testing;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Polls tasks of known length without waiting: first at age zero, then as the schedule says.
 *
 * @param delayAt the schedule: age at the start of a poll to the time until the next starts
 * @param latency of one request; the service looks at the task half way
 */
public record CadenceSimulation(UnaryOperator<Duration> delayAt, Duration latency) {

    private static final Duration SMALLEST_BOUND = Duration.ofMillis(3_500);
    private static final int BOUND_PERCENT = 5;

    /** The result for one task: how late its end was noticed, and after how many requests. */
    public record Wait(Duration length, Duration lag, int requests) {

        /** Returns whether it was noticed later than both 5 % of its length and 3.5 s. */
        public boolean late() {
            Duration share = length.multipliedBy(BOUND_PERCENT).dividedBy(100);
            return lag.compareTo(share) > 0 && lag.compareTo(SMALLEST_BOUND) > 0;
        }
    }

    /** The result for many tasks, with lags in seconds. */
    public record Summary(double meanLag, double p95Lag, double maxLag, double meanRequests) {}

    public Wait await(Duration length) {
        Duration seen = latency.dividedBy(2);
        Duration poll = Duration.ZERO;
        int requests = 1;
        while (poll.plus(seen).compareTo(length) < 0) {
            Duration delay = delayAt.apply(poll);
            poll = poll.plus(delay.compareTo(latency) < 0 ? latency : delay);
            requests++;
        }
        return new Wait(length, poll.plus(latency).minus(length), requests);
    }

    public List<Wait> await(List<Duration> lengths) {
        return lengths.stream().map(this::await).toList();
    }

    public Summary summary(List<Duration> lengths) {
        List<Wait> waits = await(lengths);
        double[] lags =
                waits.stream().mapToDouble(wait -> seconds(wait.lag())).sorted().toArray();
        return new Summary(
                waits.stream()
                        .mapToDouble(wait -> seconds(wait.lag()))
                        .average()
                        .orElseThrow(),
                lags[(int) (lags.length * 0.95)],
                lags[lags.length - 1],
                waits.stream().mapToInt(Wait::requests).average().orElseThrow());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
