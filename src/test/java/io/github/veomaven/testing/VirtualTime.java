package io.github.veomaven.testing;

import io.github.veomaven.await.AwaitClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;

/** A clock that advances only when somebody waits, and then at once: hours pass in milliseconds. */
public final class VirtualTime implements AwaitClock {

    /** Not zero, so that the clock's reading differs from the time since the start. */
    private static final long ORIGIN = -7_000_000_000L;

    private record Planned(long at, long number, Runnable action) {}

    private final PriorityQueue<Planned> plan =
            new PriorityQueue<>(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::number));
    private final Instant wallClockAtStart;
    private long now = ORIGIN;
    private long planned;
    private Duration jump = Duration.ZERO;

    public VirtualTime() {
        this(Instant.parse("2026-11-24T10:00:00Z"));
    }

    public VirtualTime(Instant wallClockAtStart) {
        this.wallClockAtStart = wallClockAtStart;
    }

    /** Runs an action after a delay, before anybody who waits until that moment continues. */
    public void in(Duration delay, Runnable action) {
        plan.add(new Planned(now + delay.toNanos(), planned++, action));
    }

    /** Sets the wall clock, as NTP or an administrator does. Monotonic time is not affected. */
    public void wallClockJumps(Duration by) {
        jump = jump.plus(by);
    }

    public Duration elapsed() {
        return Duration.ofNanos(now - ORIGIN);
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Instant instant() {
        return wallClockAtStart.plus(elapsed()).plus(jump);
    }

    @Override
    public <E> E take(BlockingQueue<E> events, long until) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        while (events.isEmpty() && !plan.isEmpty() && plan.element().at() <= until) {
            Planned next = plan.remove();
            now = Math.max(now, next.at());
            next.action().run();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        if (events.isEmpty()) {
            now = Math.max(now, until);
        }
        return events.poll();
    }
}
