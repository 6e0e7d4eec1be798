package io.github.veomaven.await;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One reply of the service.
 *
 * @param answer what it came to
 * @param body the body, where it was a JSON object
 * @param serverTime the service's clock when it answered ({@code Date} header), where it said so
 * @param simulated whether the endpoint declared itself a simulation
 */
public record PollReply(
        PollAnswer answer, Optional<ResponseBody> body, Optional<Instant> serverTime, boolean simulated) {

    public PollReply {
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(serverTime, "serverTime");
    }

    /** A reply that consists of an answer alone. */
    public static PollReply of(PollAnswer answer) {
        return new PollReply(answer, Optional.empty(), Optional.empty(), false);
    }
}
