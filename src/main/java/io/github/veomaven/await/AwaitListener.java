package io.github.veomaven.await;

import java.time.Duration;
import java.util.List;

/** Port: who is told how the run goes. Called by the loop's thread only; must not block. */
public interface AwaitListener {

    /** The run begins. */
    void started(List<VideoTask> tasks, AwaitSettings settings);

    /** A reply came in: every poll, in any state. */
    void polled(VideoTask task, PollAnswer answer, Duration took);

    /** A task that has not ended is in another state than before: first seen, generating, not visible. */
    void changed(VideoTask task, TaskState state, Duration elapsed);

    /** A poll met passing trouble, or a refusal of the key that is yet to be confirmed. */
    void troubled(VideoTask task, String kind, String message);

    /** A task ended. */
    void ended(TaskOutcome outcome);

    /** Every {@link Heartbeat#EVERY}, so that nobody wonders whether the build hangs. */
    void heartbeat(Heartbeat heartbeat);
}
