package io.github.veomaven.await;

import java.time.Duration;
import java.util.function.Consumer;

/** Port: where the state of tasks is asked for. */
public interface TaskSource {

    /**
     * Starts one request and returns at once.
     *
     * @param taskId the task's id
     * @param limit how long the whole request may take; positive. The source aborts the request then and answers with
     *     {@link PollAnswer.Trouble}
     * @param answer takes the reply, from any thread, at most once. Whatever goes wrong is a reply, too
     */
    void poll(String taskId, Duration limit, Consumer<PollReply> answer);
}
