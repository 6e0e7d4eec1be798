package io.github.veomaven.await;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;

/** Port: tells the time, and is the only place that waits. */
public interface AwaitClock extends InstantSource {

    /** Returns monotonic time in nanoseconds, like {@link System#nanoTime()}. Every rule uses it. */
    long nanoTime();

    /** Returns the wall clock's time, used only for what is written into files and for dates that the service names. */
    @Override
    Instant instant();

    /**
     * Waits for the next event until a moment.
     *
     * @param until the {@link #nanoTime()} at which to stop waiting
     * @return the event, or null when the moment came first
     */
    <E> E take(BlockingQueue<E> events, long until) throws InterruptedException;
}
