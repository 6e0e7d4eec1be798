package io.github.veomaven.testing;

import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.Requirements;
import java.time.Duration;
import java.util.Optional;

/** Settings for tests: a poll every five seconds for half an hour, unless a test wants something else. */
public final class TestSettings {

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

    public static TestSettings settings() {
        return new TestSettings();
    }

    public TestSettings timeout(Duration value) {
        timeout = value;
        return this;
    }

    public TestSettings pollInterval(Duration value) {
        pollInterval = Optional.of(value);
        return this;
    }

    public TestSettings adaptive() {
        pollInterval = Optional.empty();
        return this;
    }

    public TestSettings requestTimeout(Duration value) {
        requestTimeout = value;
        return this;
    }

    public TestSettings errorTolerance(Duration value) {
        errorTolerance = value;
        return this;
    }

    public TestSettings notFoundGrace(Duration value) {
        notFoundGrace = value;
        return this;
    }

    public TestSettings maxConcurrentRequests(int value) {
        maxConcurrentRequests = value;
        return this;
    }

    public TestSettings maxRequestsPerSecond(int value) {
        maxRequestsPerSecond = value;
        return this;
    }

    public TestSettings failFast() {
        failFast = true;
        return this;
    }

    public TestSettings requirements(Requirements value) {
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
