package io.github.veomaven.await;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How to wait. Built by {@link #builder}.
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
        if (pollInterval.isPresent()) {
            requirePositive("pollInterval", pollInterval.get());
        }
        requirePositive("requestTimeout", requestTimeout);
        requireNotNegative("errorTolerance", errorTolerance);
        requireNotNegative("notFoundGrace", notFoundGrace);
        if (maxConcurrentRequests < 1 || maxRequestsPerSecond < 1) {
            throw new IllegalArgumentException("maxConcurrentRequests: " + maxConcurrentRequests
                    + ", maxRequestsPerSecond: " + maxRequestsPerSecond);
        }
        Objects.requireNonNull(requirements, "requirements");
    }

    /** Returns a builder without any values: each but {@code pollInterval} and {@code failFast} must be set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the settings for polling each task once, which gives up on none and stops for none. */
    AwaitSettings forOnePoll() {
        return new Builder()
                .timeout(timeout)
                .pollInterval(pollInterval)
                .requestTimeout(requestTimeout)
                .errorTolerance(FOR_EVER)
                .notFoundGrace(FOR_EVER)
                .maxConcurrentRequests(maxConcurrentRequests)
                .maxRequestsPerSecond(maxRequestsPerSecond)
                .requirements(requirements)
                .build();
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

    /** Sets the values of {@link AwaitSettings} by name. */
    public static final class Builder {

        private Duration timeout;
        private Optional<Duration> pollInterval = Optional.empty();
        private Duration requestTimeout;
        private Duration errorTolerance;
        private Duration notFoundGrace;
        private int maxConcurrentRequests;
        private int maxRequestsPerSecond;
        private boolean failFast;
        private Requirements requirements;

        private Builder() {}

        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        public Builder pollInterval(Optional<Duration> value) {
            pollInterval = value;
            return this;
        }

        public Builder requestTimeout(Duration value) {
            requestTimeout = value;
            return this;
        }

        public Builder errorTolerance(Duration value) {
            errorTolerance = value;
            return this;
        }

        public Builder notFoundGrace(Duration value) {
            notFoundGrace = value;
            return this;
        }

        public Builder maxConcurrentRequests(int value) {
            maxConcurrentRequests = value;
            return this;
        }

        public Builder maxRequestsPerSecond(int value) {
            maxRequestsPerSecond = value;
            return this;
        }

        public Builder failFast(boolean value) {
            failFast = value;
            return this;
        }

        public Builder requirements(Requirements value) {
            requirements = value;
            return this;
        }

        public AwaitSettings build() {
            return new AwaitSettings(
                    timeout,
                    pollInterval,
                    requestTimeout,
                    errorTolerance,
                    notFoundGrace,
                    maxConcurrentRequests,
                    maxRequestsPerSecond,
                    failFast,
                    requirements);
        }
    }
}
