package io.github.veomaven.await;

import java.time.Duration;
import java.util.Optional;

/** Settings for tests: a poll every five seconds for half an hour, unless a test wants something else. */
final class TestSettings {

    private Duration timeout = Duration.ofMinutes(30);
    private Optional<Duration> pollInterval = Optional.of(Duration.ofSeconds(5));
    private Duration requestTimeout = Duration.ofSeconds(20);
    private Duration errorTolerance = Duration.ofMinutes(5);
    private Duration notFoundGrace = Duration.ofSeconds(90);
    private int maxConcurrentRequests = 8;
    private int maxRequestsPerSecond = 10;
    private boolean failFast;
    private Requirements requirements = Requirements.NONE;

    private TestSettings() {}

    static TestSettings settings() {
        return new TestSettings();
    }

    TestSettings timeout(Duration value) {
        timeout = value;
        return this;
    }

    TestSettings pollInterval(Duration value) {
        pollInterval = Optional.of(value);
        return this;
    }

    TestSettings adaptive() {
        pollInterval = Optional.empty();
        return this;
    }

    TestSettings requestTimeout(Duration value) {
        requestTimeout = value;
        return this;
    }

    TestSettings errorTolerance(Duration value) {
        errorTolerance = value;
        return this;
    }

    TestSettings notFoundGrace(Duration value) {
        notFoundGrace = value;
        return this;
    }

    TestSettings maxConcurrentRequests(int value) {
        maxConcurrentRequests = value;
        return this;
    }

    TestSettings maxRequestsPerSecond(int value) {
        maxRequestsPerSecond = value;
        return this;
    }

    TestSettings failFast() {
        failFast = true;
        return this;
    }

    TestSettings requirements(Requirements value) {
        requirements = value;
        return this;
    }

    AwaitSettings build() {
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
