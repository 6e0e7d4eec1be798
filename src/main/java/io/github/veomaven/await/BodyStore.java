package io.github.veomaven.await;

/**
 * Port: where the last JSON bodies of tasks are kept, so that they need not stay in memory. Called by the loop's thread
 * only, and never after {@link Awaiter#await} has returned.
 */
public interface BodyStore {

    /**
     * Keeps a body in place of the task's earlier one, if there is any: at the end of the run, and before that where all
     * bodies together take more than 8 MiB of memory. Throws nothing: a store that fails says so when the results are
     * written.
     */
    void keep(VideoTask task, ResponseBody body);
}
