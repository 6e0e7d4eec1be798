package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** One scripted reply: {@link ReplyReader} fills it in, and nobody changes it afterwards. */
final class ScriptedReply {

    /** How often it is given before the next one takes over. */
    int repeat = 1;

    /** The age of the task (time since its first request) at which the next one takes over. */
    Optional<Duration> until = Optional.empty();

    /** What the endpoint says of the task; without it and without a body, what it would say without a scenario. */
    Optional<State> state = Optional.empty();

    /** HTTP status; 200 when empty. */
    OptionalInt status = OptionalInt.empty();

    /** Added to the reply's own, replacing those of the same name. */
    Map<String, List<String>> headers = Map.of();

    Optional<Body> body = Optional.empty();

    /** Whether to compress; when empty, if the client accepts it. */
    Optional<Boolean> gzip = Optional.empty();

    boolean chunked;

    /** How the body's text is encoded, and what the reply declares unless a header says otherwise. */
    Optional<Charset> charset = Optional.empty();

    /** Fields of {@code data} and {@code data.response} that replace the state's own. */
    ObjectNode record = JsonNodeFactory.instance.objectNode();

    /** For media: the video is padded to this many bytes. */
    OptionalLong size = OptionalLong.empty();

    /** For media: whether range requests are honoured. */
    boolean ranges = true;

    Faults faults = Faults.NONE;

    /** What a task without a script says when it is in this state; of media, the small video. */
    static ScriptedReply of(State state) {
        ScriptedReply reply = new ScriptedReply();
        reply.state = Optional.of(state);
        return reply;
    }

    ScriptedReply until(Duration age) {
        until = Optional.of(age);
        return this;
    }

    /** Whether the reply only changes how the usual answer comes. */
    boolean leavesTheAnswerOpen() {
        return state.isEmpty() && body.isEmpty() && status.orElse(200) < 400;
    }

    /** The usual answer, in the way of this reply. */
    ScriptedReply saying(ScriptedReply usual) {
        ScriptedReply said = new ScriptedReply();
        said.repeat = repeat;
        said.until = until;
        said.state = usual.state;
        said.status = status;
        said.headers = headers;
        said.gzip = gzip;
        said.chunked = chunked;
        said.charset = charset;
        said.record = usual.record.deepCopy();
        said.record.setAll(record);
        said.faults = faults;
        return said;
    }

    /** What the endpoint says of a task: the shorthands of a scenario. */
    enum State {
        GENERATING("generating"),
        SUCCEEDED("succeeded"),
        FAILED_2("failed-2"),
        FAILED_3("failed-3"),
        NOT_FOUND("not-found"),
        NOT_FINISHED("not-finished"),
        NO_RESULT("no-result"),
        UNAUTHORIZED("unauthorized"),
        THROTTLED("throttled");

        private final String word;

        State(String word) {
            this.word = word;
        }

        static Optional<State> of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word.equals(word))
                    .findFirst();
        }

        static String words() {
            return Arrays.stream(values()).map(state -> state.word).collect(Collectors.joining(", "));
        }

        boolean ended() {
            return this == SUCCEEDED || this == FAILED_2 || this == FAILED_3 || this == NO_RESULT;
        }
    }

    /**
     * The body a scenario scripts: {@code before}, then {@code times} times the unit, then {@code after}.
     *
     * @param text the unit as text, with placeholders
     * @param bytes the unit as bytes
     * @param json the unit as JSON, with placeholders in its strings
     */
    record Body(
            Optional<String> text,
            Optional<byte[]> bytes,
            Optional<JsonNode> json,
            String before,
            String after,
            long times) {}
}
