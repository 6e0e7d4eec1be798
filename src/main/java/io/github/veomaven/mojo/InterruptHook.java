package io.github.veomaven.mojo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the end of the JVM (Ctrl-C, SIGTERM, an aborted Jenkins job) into an orderly end of the run: interrupts it,
 * and holds the JVM until the results are written, but not for long, because SIGKILL soon follows SIGTERM.
 */
final class InterruptHook extends Thread implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMillis(1500);

    private final CountDownLatch written = new CountDownLatch(1);
    private final Runnable interrupt;

    private InterruptHook(Runnable interrupt) {
        super("veo-await-interrupt");
        this.interrupt = interrupt;
    }

    /** Watches for the end of the JVM until it is closed. */
    static InterruptHook watching(Runnable interrupt) {
        InterruptHook hook = new InterruptHook(interrupt);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            interrupt.run();
        }
        return hook;
    }

    @Override
    public void run() {
        interrupt.run();
        try {
            written.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The results are written, or will never be: there is nothing left to wait for. */
    @Override
    public void close() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(this);
        } catch (IllegalStateException ending) {
            // The JVM is ending, and the hook with it.
        }
    }
}
