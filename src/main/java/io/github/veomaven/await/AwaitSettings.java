package io.github.veomaven.await;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How to wait.
 *
 * @param timeout the whole budget, positive
 * @param pollInterval fixed time between two polls of one task, positive; empty for the adaptive cadence
 * @param requestTimeout limit for one request, positive
 * @param errorTolerance a task whose every poll failed for this long is given up, not negative
 * @param notFoundGrace how long "record not visible" counts as a delay, not negative
 * @param maxConcurrentRequests requests in flight, at least 1
 * @param maxRequestsPerSecond requests started in any second, at least 1
 * @param failFast whether to stop at the first task that did not succeed
 * @param requirements what a video must be like
 */
public record AwaitSettings(
        Duration timeout,
        Optional<Duration> pollInterval,
        Duration requestTimeout,
        Duration errorTolerance,
        Duration notFoundGrace,
        int maxConcurrentRequests,
        int maxRequestsPerSecond,
        boolean failFast,
        Requirements requirements) {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    public AwaitSettings {
        requirePositive("timeout", timeout);
        pollInterval.ifPresent(interval -> requirePositive("pollInterval", interval));
        requirePositive("requestTimeout", requestTimeout);
        requireNotNegative("errorTolerance", errorTolerance);
        requireNotNegative("notFoundGrace", notFoundGrace);
        if (maxConcurrentRequests < 1 || maxRequestsPerSecond < 1) {
            throw new IllegalArgumentException("maxConcurrentRequests: " + maxConcurrentRequests
                    + ", maxRequestsPerSecond: " + maxRequestsPerSecond);
        }
        Objects.requireNonNull(requirements, "requirements");
    }

    /** Polling each task once gives up on none, and stops for none. */
    AwaitSettings forOnePoll() {
        return new AwaitSettings(
                timeout,
                pollInterval,
                requestTimeout,
                FOR_EVER,
                FOR_EVER,
                maxConcurrentRequests,
                maxRequestsPerSecond,
                false,
                requirements);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + ": " + duration);
        }
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + ": " + duration);
        }
    }
}
