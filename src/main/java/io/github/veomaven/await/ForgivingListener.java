package io.github.veomaven.await;

import java.time.Duration;
import java.util.List;

/**
 * Passes on what it is told, whatever becomes of it: a log that has been closed, as Maven 4 closes it when the JVM ends,
 * must not cost the results.
 */
final class ForgivingListener implements AwaitListener {

    private final AwaitListener listener;

    ForgivingListener(AwaitListener listener) {
        this.listener = listener;
    }

    @Override
    public void started(List<VideoTask> tasks, AwaitSettings settings) {
        forgiving(() -> listener.started(tasks, settings));
    }

    @Override
    public void polled(VideoTask task, PollAnswer answer, Duration took) {
        forgiving(() -> listener.polled(task, answer, took));
    }

    @Override
    public void changed(VideoTask task, TaskState state, Duration elapsed) {
        forgiving(() -> listener.changed(task, state, elapsed));
    }

    @Override
    public void troubled(VideoTask task, String kind, String message) {
        forgiving(() -> listener.troubled(task, kind, message));
    }

    @Override
    public void ended(TaskOutcome outcome) {
        forgiving(() -> listener.ended(outcome));
    }

    @Override
    public void heartbeat(Heartbeat heartbeat) {
        forgiving(() -> listener.heartbeat(heartbeat));
    }

    private static void forgiving(Runnable notice) {
        try {
            notice.run();
        } catch (RuntimeException e) {
            // there is nobody left to tell
        }
    }
}
