package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitClock;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;

/** Time that leaps to where somebody waits for, so that hours pass at once. */
final class LeapingClock implements AwaitClock {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private long nanos;

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos);
    }

    @Override
    public <E> E take(BlockingQueue<E> events, long until) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        E event = events.poll();
        if (event == null) {
            nanos = Math.max(nanos, until);
        }
        return event;
    }
}
