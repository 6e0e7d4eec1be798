package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptHookTest {

    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Test
    void theEndOfTheJvmInterruptsTheRunAndGoesOnOnceTheResultsAreWritten() throws InterruptedException {
        InterruptHook hook = InterruptHook.watching(interrupted::countDown);
        Runtime.getRuntime().removeShutdownHook(hook);

        hook.start();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        hook.close();
        hook.join(10_000);

        assertThat(hook.isAlive()).isFalse();
    }

    @Test
    void itDoesNotWaitForever() throws InterruptedException {
        InterruptHook hook = InterruptHook.watching(interrupted::countDown);
        Runtime.getRuntime().removeShutdownHook(hook);

        hook.start();
        hook.join(InterruptHook.PATIENCE.toMillis() + 10_000);
        assertThat(hook.isAlive()).isFalse();
    }

    @Test
    void nothingIsLeftInTheJvmAfterwards() {
        InterruptHook hook = InterruptHook.watching(interrupted::countDown);

        hook.close();

        assertThat(Runtime.getRuntime().removeShutdownHook(hook)).isFalse();
        assertThat(interrupted.getCount()).isEqualTo(1);
    }
}
