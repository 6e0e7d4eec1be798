package io.github.veomaven.await;

/**
 * Port: where the last JSON bodies of tasks are kept, so that they need not stay in memory. Called by the loop's thread
 * only, and never after {@link Awaiter#await} has returned.
 */
public interface BodyStore {

    /**
     * Keeps a body in place of the task's earlier one, if there is any: when the task ends, and before that where the
     * bodies of tasks that have not ended exceed what is kept in memory. Throws nothing: a store that fails says so when
     * the results are written.
     *
     * @param body not needed any longer once this returns
     */
    void keep(VideoTask task, ResponseBody body);
}
