package io.github.veomaven.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Port: polls the service. */
public interface TaskSource {

    /**
     * Starts one request and returns at once.
     *
     * @param taskId the task's id
     * @param limit how long the whole request may take; positive. The source aborts the request then and answers with
     *     {@link PollAnswer.Trouble}
     * @param answer takes the reply, from any thread, at most once; failures of any kind are replies, too
     */
    void poll(String taskId, Duration limit, Consumer<PollReply> answer);

    /**
     * One reply of the service.
     *
     * @param answer the reply, classified
     * @param body the body, if it was a JSON object: byte for byte as the service sent it (decompressed), not copied,
     *     never changed. Untrusted
     * @param serverTime the service's clock when it answered ({@code Date} header), if stated
     * @param simulated whether the endpoint declared itself a simulation
     */
    record PollReply(PollAnswer answer, Optional<byte[]> body, Optional<Instant> serverTime, boolean simulated) {

        /** Returns a reply that consists of an answer alone. */
        public static PollReply of(PollAnswer answer) {
            return new PollReply(answer, Optional.empty(), Optional.empty(), false);
        }
    }
}
