package io.github.veomaven.mojo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the end of the JVM (Ctrl-C, SIGTERM, an aborted Jenkins job) into an orderly end of the run: tells it to stop,
 * and holds the JVM until the results are written, but not for long, because what comes after SIGTERM is SIGKILL.
 */
final class InterruptHook implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMillis(1500);

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread thread;

    private InterruptHook(Runnable interrupt) {
        thread = new Thread(
                () -> {
                    interrupt.run();
                    awaitWritten();
                },
                "veo-await-interrupt");
    }

    /** Watches for the end of the JVM until it is closed. */
    static InterruptHook watching(Runnable interrupt) {
        InterruptHook hook = new InterruptHook(interrupt);
        try {
            Runtime.getRuntime().addShutdownHook(hook.thread);
        } catch (IllegalStateException endingAlready) {
            interrupt.run();
        }
        return hook;
    }

    /** The results are written, or will never be: nothing is left to wait for. */
    @Override
    public void close() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException ending) {
            // The JVM is ending, and the hook with it.
        }
    }

    private void awaitWritten() {
        try {
            written.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For tests: what the JVM would start at its end. */
    Thread thread() {
        return thread;
    }
}
