package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One scripted reply: {@link ReplyReader} fills it in, and it does not change afterwards. simulator.md explains the fields. */
final class ScriptedReply {

    long repeat = 1;

    /** Takes the place of {@link #repeat}. */
    Optional<Duration> until = Optional.empty();

    Optional<State> state = Optional.empty();
    int status = 200;
    Map<String, List<String>> headers = Map.of();
    Optional<Body> body = Optional.empty();

    /** When empty, a reply to a poll is compressed if the client accepts it. */
    Optional<Boolean> gzip = Optional.empty();

    boolean chunked;
    Optional<Charset> charset = Optional.empty();

    /** Fields of the envelope, by the names that {@link Envelopes} defines. */
    ObjectNode record = JsonNodeFactory.instance.objectNode();

    /** Of a video, in bytes. */
    Optional<Long> size = Optional.empty();

    boolean ranges = true;
    Duration delay = Duration.ZERO;

    /** Bytes per second. */
    Optional<Long> drip = Optional.empty();

    Optional<Reset> reset = Optional.empty();

    /** Bytes of the body, as sent. */
    Optional<Long> truncate = Optional.empty();

    boolean neverAnswer;
    boolean thenClose;

    /** Returns the reply about a task in this state; for media, the small video. */
    static ScriptedReply of(State state) {
        ScriptedReply reply = new ScriptedReply();
        reply.state = Optional.of(state);
        return reply;
    }

    /** Whether the reply only changes how the usual one comes. */
    boolean leavesTheContentOpen() {
        return state.isEmpty() && body.isEmpty() && status < 400;
    }

    boolean resets(Reset where) {
        return reset.filter(where::equals).isPresent();
    }

    /** What the endpoint says of a task. */
    enum State {
        GENERATING(0),
        SUCCEEDED(1),
        FAILED_2(2),
        FAILED_3(3),
        NOT_FOUND(-1),
        NOT_FINISHED(-1),
        NO_RESULT(1),
        UNAUTHORIZED(-1),
        THROTTLED(-1);

        /** {@code successFlag}; -1 without a record. */
        final int flag;

        State(int flag) {
            this.flag = flag;
        }

        boolean hasEnded() {
            return flag > 0;
        }
    }

    /** Where a reset (TCP RST) hits. */
    enum Reset {
        BEFORE,
        INSIDE_HEAD,
        INSIDE_BODY
    }

    /**
     * The body a scenario scripts: {@code before}, then {@code times} times the unit, then {@code after}.
     *
     * @param unit a string or bytes as they are, or JSON; with placeholders in its strings
     */
    record Body(JsonNode unit, String before, String after, long times) {}
}
