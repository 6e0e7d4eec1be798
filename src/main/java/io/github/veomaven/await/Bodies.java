package io.github.veomaven.await;

import io.github.veomaven.await.TaskSource.PollReply;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last JSON bodies of a run. They stay in memory until its end, so that a run that is killed leaves no file. If they
 * are too large together, some go to the store early, those of ended tasks first.
 */
final class Bodies {

    private static final int MOST_BYTES_IN_MEMORY = 8 << 20;

    private final BodyStore store;
    private final Deque<PolledTask> ended = new ArrayDeque<>();
    private long bytes;

    Bodies(BodyStore store) {
        this.store = store;
    }

    /** Gives a reply to a task, whose body it may replace. */
    void take(PolledTask task, PollReply reply, long now) {
        bytes -= task.bodySize();
        task.take(reply, now);
        bytes += task.bodySize();
        while (bytes > MOST_BYTES_IN_MEMORY && !ended.isEmpty()) {
            store(ended.remove());
        }
        if (bytes > MOST_BYTES_IN_MEMORY) {
            store(task);
        }
    }

    /** Notes that a task takes no more replies. */
    void ended(PolledTask task) {
        if (task.bodySize() > 0) {
            ended.add(task);
        }
    }

    /** Stores what is still in memory when the run is over. */
    void storeAll() {
        for (PolledTask task : ended) {
            store(task);
        }
    }

    private void store(PolledTask task) {
        bytes -= task.bodySize();
        task.storeBody(store);
    }
}
