package io.github.veomaven.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One id under watch: the mutable cell that holds the present {@link TaskProgress}, and the request that is in flight.
 * Belongs to the loop's thread. Ordered by due time, then by the project's order.
 */
final class Watch implements Comparable<Watch> {

    private final VideoTask firstTask;
    private final int order;
    private final List<VideoTask> tasks = new ArrayList<>();
    private TaskProgress progress = TaskProgress.start();
    /** Of the progress: the queue compares it more often than it changes. */
    private long due = progress.due();

    private boolean onLastPoll;
    private int requests;
    private long startedAt;
    private long abandonAt;

    Watch(VideoTask firstTask, int order) {
        this.firstTask = firstTask;
        this.order = order;
    }

    String id() {
        return firstTask.id();
    }

    /** The one that stands for all of this id where a poll is told of. */
    VideoTask firstTask() {
        return firstTask;
    }

    /** The tasks of this id: several where the project names it several times. */
    List<VideoTask> tasks() {
        return tasks;
    }

    TaskProgress progress() {
        return progress;
    }

    void progress(TaskProgress next) {
        progress = next;
        due = next.due();
    }

    /** When to poll next. */
    long due() {
        return due;
    }

    boolean hasEnded() {
        return progress.ending().isPresent();
    }

    boolean isGenerating() {
        return !hasEnded() && progress.state() == TaskState.GENERATING;
    }

    /** Whether the poll that is scheduled, or was made, is the last one before the deadline. */
    boolean isOnLastPoll() {
        return onLastPoll;
    }

    void lastPollAt(long moment) {
        onLastPoll = true;
        progress(progress.dueAt(moment));
    }

    /** Returns the request's number. */
    int requestStarted(long now, long abandonAt) {
        this.startedAt = now;
        this.abandonAt = abandonAt;
        return ++requests;
    }

    int requests() {
        return requests;
    }

    long startedAt() {
        return startedAt;
    }

    long abandonAt() {
        return abandonAt;
    }

    TaskOutcome outcome(VideoTask task) {
        Ending ending = progress.ending().orElseThrow();
        int unanswered = requests - progress.polls();
        return new TaskOutcome(
                task,
                ending.reason(),
                ending.message(),
                progress.record(),
                requests,
                progress.errors() + unanswered,
                Duration.ofNanos(progress.endedAt()),
                progress.body());
    }

    @Override
    public int compareTo(Watch other) {
        int byDue = Long.compare(due, other.due);
        return byDue != 0 ? byDue : Integer.compare(order, other.order);
    }
}
