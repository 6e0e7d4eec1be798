package io.github.veomaven.await;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The machine's clock. No other class reads it. */
public final class SystemClock implements AwaitClock {

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    /** Truncated to milliseconds, which is what {@code results.json} contains. */
    @Override
    public Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public <E> E take(BlockingQueue<E> events, long until) throws InterruptedException {
        return events.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
