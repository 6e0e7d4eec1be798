package io.github.veomaven.await;

import java.time.Duration;
import java.util.List;

/** Port: is notified of the progress of a run. Called by the loop's thread only; must not block. */
public interface AwaitListener {

    /** Time between two heartbeats. */
    Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(30);

    /** The run begins. */
    default void started(List<VideoTask> tasks, AwaitSettings settings) {}

    /** A reply arrived. Called for every poll. */
    default void polled(VideoTask task, PollAnswer answer, Duration took) {}

    /** The state of a task that has not ended changed. */
    default void changed(VideoTask task, TaskState state, Duration elapsed) {}

    /** A poll failed in a way that may pass, or was refused without a confirmation yet. */
    default void troubled(VideoTask task, String kind, String message) {}

    /** A task ended. */
    default void ended(TaskOutcome outcome) {}

    /** Called every {@link #HEARTBEAT_INTERVAL}, so that nobody wonders whether the build hangs. */
    default void heartbeat(Heartbeat heartbeat) {}

    /**
     * The progress of the run.
     *
     * @param done tasks that ended
     * @param total all tasks
     * @param generating tasks known to be generating
     * @param elapsed since the start
     * @param left until the deadline
     */
    record Heartbeat(int done, int total, int generating, Duration elapsed, Duration left) {}
}
