package io.github.veomaven.await;

/**
 * Port: keeps the last JSON bodies of tasks, so that they need not stay in memory. Called by the loop's thread only, and
 * never after {@link Awaiter#await} has returned.
 */
public interface BodyStore {

    /**
     * Keeps a body and replaces the task's earlier one. Called at the end of the run, and before that if all bodies
     * together take more than 8 MiB of memory. Throws nothing: a store that fails says so when the results are written.
     *
     * @param body as in {@link TaskSource.PollReply#body()}
     */
    void keep(VideoTask task, byte[] body);
}
