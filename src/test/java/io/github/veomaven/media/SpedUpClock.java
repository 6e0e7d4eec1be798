package io.github.veomaven.media;

import io.github.veomaven.await.AwaitClock;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Real time, sped up: minutes of backoff take moments while sockets stay real. */
final class SpedUpClock implements AwaitClock {

    private final long start = System.nanoTime();
    private final int factor;

    SpedUpClock(int factor) {
        this.factor = factor;
    }

    @Override
    public long nanoTime() {
        return (System.nanoTime() - start) * factor;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public <E> E take(BlockingQueue<E> events, long until) throws InterruptedException {
        return events.poll(Math.max(0, (until - nanoTime()) / factor), TimeUnit.NANOSECONDS);
    }
}
