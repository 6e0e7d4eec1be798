package io.github.veomaven.await;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;

/** Port: the time, and the only place that waits. */
public interface AwaitClock extends InstantSource {

    /** Monotonic time in nanoseconds, as {@link System#nanoTime()}; every rule is computed from it. */
    long nanoTime();

    /** The wall clock, only for what is written into files, and for dates that the service names. */
    @Override
    Instant instant();

    /**
     * Waits for the next event, but not beyond a moment.
     *
     * @param until the {@link #nanoTime()} at which to stop waiting
     * @return the event, or null when the moment came first
     */
    <E> E take(BlockingQueue<E> events, long until) throws InterruptedException;
}
