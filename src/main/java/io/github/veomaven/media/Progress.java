package io.github.veomaven.media;

import io.github.veomaven.await.AwaitClock;
import java.io.InterruptedIOException;
import java.util.OptionalLong;
import org.apache.hc.client5.http.classic.methods.HttpGet;

/** How far an attempt is, and the way to cancel it. Written by the attempt's thread, read by the one that watches it. */
final class Progress {

    private static final long UNKNOWN = -1;

    private final AwaitClock clock;
    private volatile long lastSign;
    private volatile long bytes;
    private volatile long expected = UNKNOWN;
    private volatile boolean cancelled;
    private volatile HttpGet request;

    Progress(AwaitClock clock) {
        this.clock = clock;
        this.lastSign = clock.nanoTime();
    }

    void sign() throws InterruptedIOException {
        if (cancelled) {
            throw new InterruptedIOException("cancelled");
        }
        lastSign = clock.nanoTime();
    }

    /** Makes a request the one that is cancelled with the attempt. */
    void request(HttpGet current) throws InterruptedIOException {
        request = current;
        sign();
    }

    void bytes(long onDisk) throws InterruptedIOException {
        sign();
        bytes = onDisk;
    }

    void expected(long total) {
        expected = total;
    }

    /** Ends the attempt at once, from any thread. */
    void cancel() {
        cancelled = true;
        HttpGet current = request;
        if (current != null) {
            current.cancel();
        }
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
