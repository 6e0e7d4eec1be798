package io.github.veomaven.testing;

import io.github.veomaven.await.AwaitListener;
import io.github.veomaven.await.AwaitListener.Heartbeat;
import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskState;
import io.github.veomaven.await.VideoTask;
import java.time.Duration;
import java.util.List;

/** Ignores everything, for those who override one method or none. */
public class SilentListener implements AwaitListener {

    @Override
    public void started(List<VideoTask> tasks, AwaitSettings settings) {}

    @Override
    public void polled(VideoTask task, PollAnswer answer, Duration took) {}

    @Override
    public void changed(VideoTask task, TaskState state, Duration elapsed) {}

    @Override
    public void troubled(VideoTask task, String kind, String message) {}

    @Override
    public void ended(TaskOutcome outcome) {}

    @Override
    public void heartbeat(Heartbeat heartbeat) {}
}
