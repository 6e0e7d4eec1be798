package io.github.veomaven.media;

import io.github.veomaven.await.AwaitClock;
import java.io.InterruptedIOException;
import java.util.OptionalLong;

/** How far an attempt is. Written by its own thread, read by the one that watches it. */
final class Progress {

    private static final long UNKNOWN = -1;

    private final AwaitClock clock;
    private volatile long lastSign;
    private volatile long bytes;
    private volatile long expected = UNKNOWN;
    private volatile boolean cancelled;

    Progress(AwaitClock clock) {
        this.clock = clock;
        this.lastSign = clock.nanoTime();
    }

    /** Something went on. */
    void sign() throws InterruptedIOException {
        if (cancelled) {
            throw new InterruptedIOException("cancelled");
        }
        lastSign = clock.nanoTime();
    }

    void bytes(long onDisk) throws InterruptedIOException {
        sign();
        bytes = onDisk;
    }

    void expected(long total) {
        expected = total;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** The {@link AwaitClock#nanoTime()} of the last sign of life. */
    long lastSign() {
        return lastSign;
    }

    long bytes() {
        return bytes;
    }

    OptionalLong expected() {
        return expected == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(expected);
    }
}
