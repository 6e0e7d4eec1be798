package io.github.veomaven.testing;

import io.github.veomaven.await.AwaitListener;
import io.github.veomaven.await.AwaitListener.Heartbeat;
import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.Durations;
import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskState;
import io.github.veomaven.await.VideoTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Records what it is told. */
public final class RecordingListener implements AwaitListener {

    public final List<String> changes = new ArrayList<>();
    public final List<String> troubles = new ArrayList<>();
    public final List<Heartbeat> heartbeats = new ArrayList<>();
    public final List<TaskOutcome> ended = new ArrayList<>();
    public int polled;

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
