package io.github.veomaven.await;

import java.time.Duration;
import java.util.List;

/** Port: told how the run goes. Called by the loop's thread only; must not block. */
public interface AwaitListener {

    /** Time between two heartbeats. */
    Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(30);

    /** The run begins. */
    void started(List<VideoTask> tasks, AwaitSettings settings);

    /** A reply arrived. Called for every poll. */
    void polled(VideoTask task, PollAnswer answer, Duration took);

    /** The state of a task that has not ended changed. */
    void changed(VideoTask task, TaskState state, Duration elapsed);

    /** A poll met passing trouble, or a refusal that has not been confirmed yet. */
    void troubled(VideoTask task, String kind, String message);

    /** A task ended. */
    void ended(TaskOutcome outcome);

    /** Called every {@link #HEARTBEAT_INTERVAL}, so that nobody wonders whether the build hangs. */
    void heartbeat(Heartbeat heartbeat);

    /**
     * How far the run is.
     *
     * @param done tasks that ended
     * @param total all tasks
     * @param generating tasks known to be generating
     * @param elapsed since the start
     * @param left until the deadline
     */
    record Heartbeat(int done, int total, int generating, Duration elapsed, Duration left) {}
}
