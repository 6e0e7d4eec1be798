package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One scripted reply.
 *
 * @param repeat how often it is given before the next one takes over
 * @param until the age of the task (time since its first request) at which the next one takes over
 * @param state what the endpoint says of the task; without it and without a body, what it would say without a scenario
 * @param status HTTP status; 200 when empty
 * @param headers added to the reply's own, replacing those of the same name
 * @param gzip whether to compress; when empty, if the client accepts it
 * @param charset how the body's text is encoded, and what the reply declares unless a header says otherwise
 * @param record fields of {@code data} and {@code data.response} that replace the state's own
 * @param size for media: the video is padded to this many bytes
 * @param ranges for media: whether range requests are honoured
 */
record Reply(
        int repeat,
        Optional<Duration> until,
        Optional<State> state,
        OptionalInt status,
        Map<String, List<String>> headers,
        Optional<ReplyBody> body,
        Optional<Boolean> gzip,
        boolean chunked,
        Optional<Charset> charset,
        ObjectNode record,
        OptionalLong size,
        boolean ranges,
        Mischief mischief) {

    /** What a task without a script says when it is in this state. */
    static Reply of(State state, ObjectNode record) {
        return new Reply(
                1,
                Optional.empty(),
                Optional.of(state),
                OptionalInt.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                record,
                OptionalLong.empty(),
                true,
                Mischief.NONE);
    }

    static Reply of(State state) {
        return of(state, JsonNodeFactory.instance.objectNode());
    }

    /** A media reply without any mischief: the small video. */
    static Reply plain() {
        return of(State.SUCCEEDED);
    }

    Reply until(Duration age) {
        return with(Optional.of(age), state, record);
    }

    /** Whether the reply only changes how the usual answer comes. */
    boolean leavesTheAnswerOpen() {
        return state.isEmpty() && body.isEmpty() && status.orElse(200) < 400;
    }

    /** The usual answer, in the way of this reply. */
    Reply saying(Reply usual) {
        ObjectNode merged = usual.record.deepCopy();
        merged.setAll(record);
        return with(until, usual.state, merged);
    }

    private Reply with(Optional<Duration> newUntil, Optional<State> newState, ObjectNode newRecord) {
        return new Reply(
                repeat, newUntil, newState, status, headers, body, gzip, chunked, charset, newRecord, size, ranges,
                mischief);
    }
}
