package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitClock;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;

/** Time that stands still. */
record StoppedClock(Instant instant) implements AwaitClock {

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public <E> E take(BlockingQueue<E> events, long until) {
        throw new UnsupportedOperationException("Nobody waits here");
    }
}
