package io.github.veomaven.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told. */
final class RecordingListener implements AwaitListener {

    final List<String> changes = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();
    final List<Heartbeat> heartbeats = new ArrayList<>();
    final List<TaskOutcome> ended = new ArrayList<>();
    int polled;

    @Override
    public void started(List<VideoTask> tasks, AwaitSettings settings) {
        changes.add("started " + tasks.size());
    }

    @Override
    public void polled(VideoTask task, PollAnswer answer, Duration took) {
        polled++;
    }

    @Override
    public void changed(VideoTask task, TaskState state, Duration elapsed) {
        changes.add(task.name() + " " + state + " " + Durations.format(elapsed));
    }

    @Override
    public void troubled(VideoTask task, String kind, String message) {
        troubles.add(task.name() + " " + kind);
    }

    @Override
    public void ended(TaskOutcome outcome) {
        ended.add(outcome);
    }

    @Override
    public void heartbeat(Heartbeat heartbeat) {
        heartbeats.add(heartbeat);
    }
}
