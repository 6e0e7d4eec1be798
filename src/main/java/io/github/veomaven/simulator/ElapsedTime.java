package io.github.veomaven.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Nanoseconds since the start, which never go back though the clock behind them may. */
final class ElapsedTime {

    private final InstantSource clock;
    private final Instant start;
    private final AtomicLong latest = new AtomicLong();

    ElapsedTime(InstantSource clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    long nanos() {
        return latest.accumulateAndGet(Duration.between(start, clock.instant()).toNanos(), Math::max);
    }

    Instant instant() {
        return clock.instant();
    }
}
