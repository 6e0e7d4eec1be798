package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.PollAnswer.Failed;
import io.github.veomaven.await.PollAnswer.Succeeded;
import io.github.veomaven.await.PollReply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** No reply, however odd, leads to anything but an answer, passing trouble, or a failed task. */
class ReplyInterpreterFuzzTest {

    private static final String SEED = "20261124";
    private static final int TRIES = 2000;
    private static final List<String> FIXTURES = List.of(
            "generating",
            "success-observed",
            "success-documented",
            "failed",
            "extension",
            "upgrade-4k",
            "unknown-task",
            "wrong-key",
            "too-many-requests");

    private final ReplyInterpreter interpreter =
            new ReplyInterpreter(InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")), true);

    private PollReply interpret(int status, byte[] body) {
        return interpreter.interpret("id", new HttpReply(status, Map.of(), body));
    }

    @Property(tries = TRIES, seed = SEED)
    void anyBytesLeadToAnAnswer(@ForAll byte[] body, @ForAll @IntRange(min = 100, max = 999) int status) {
        assertThat(interpret(status, body).answer()).isNotNull();
    }

    @Property(tries = TRIES, seed = SEED)
    void aBodyWithBytesChangedLeadsToAnAnswer(@ForAll("damaged") byte[] body) {
        assertThat(interpret(200, body).answer()).isNotNull();
    }

    @Property(tries = TRIES, seed = SEED)
    void aTruncatedBodySettlesNothing(@ForAll("truncated") byte[] body) {
        assertThat(interpret(200, body).answer()).isNotInstanceOfAny(Succeeded.class, Failed.class);
        assertThat(interpret(200, body).body()).isEmpty();
    }

    @Property(tries = TRIES, seed = SEED)
    void fieldsOfAnyTypeLeadToAnAnswer(@ForAll("envelopes") String body, @ForAll("statuses") int status) {
        PollReply reply = interpret(status, body.getBytes(UTF_8));

        assertThat(reply.answer()).isNotNull();
        assertThat(reply.body()).isPresent();
    }

    @Property(tries = TRIES, seed = SEED)
    void successTakesAStatusAndACodeOf200(@ForAll("envelopes") String body, @ForAll("statuses") int status) {
        if (interpret(status, body.getBytes(UTF_8)).answer() instanceof Succeeded) {
            assertThat(status).isEqualTo(200);
            assertThat(body).containsPattern("\"code\":\"?200");
        }
    }

    @Property(tries = TRIES, seed = SEED)
    void theKeyLeavesInNothing(@ForAll("envelopes") String body) throws NotJsonException {
        ApiKey key = ApiKey.of("s3cr/et");
        ReplyRedactor redactor = new ReplyRedactor(Optional.of(key));

        PollReply reply = redactor.redact(interpret(200, body.getBytes(UTF_8)));

        assertThat(reply.answer().toString()).doesNotContain("s3cr/et");
        assertThat(new String(reply.body().orElseThrow().bytes(), UTF_8)).doesNotContain("s3cr/et", "s3cr\\/et");
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Combinators.combine(
                        Arbitraries.of(FIXTURES),
                        Arbitraries.integers()
                                .between(0, 700)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(6),
                        Arbitraries.bytes())
                .as((name, places, value) -> {
                    byte[] body = Fixtures.body(name);
                    places.forEach(place -> body[place % body.length] = value);
                    return body;
                });
    }

    @Provide
    Arbitrary<byte[]> truncated() {
        return Combinators.combine(
                        Arbitraries.of(FIXTURES), Arbitraries.integers().between(0, 700))
                .as((name, length) -> {
                    byte[] body = Fixtures.body(name);
                    return Arrays.copyOf(body, length % body.length);
                });
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.of(200, 200, 200, 204, 302, 400, 401, 404, 422, 429, 500, 501, 502);
    }

    @Provide
    Arbitrary<String> envelopes() {
        Arbitrary<String> response =
                object(List.of("resultUrls", "fullResultUrls", "resolution", "mediaIds", "seeds", "hasAudioList"));
        Arbitrary<String> data =
                object(List.of("successFlag", "errorCode", "errorMessage", "createTime", "fallbackFlag", "paramJson"));
        return Combinators.combine(
                        value(), value(), Arbitraries.oneOf(value(), data), Arbitraries.oneOf(value(), response))
                .as((code, msg, record, results) -> "{\"code\":" + code + ",\"msg\":" + msg + ",\"data\":"
                        + (record.endsWith("\"\":0}")
                                ? record.replace("\"\":0}", "\"response\":" + results + "}")
                                : record)
                        + "}");
    }

    private static Arbitrary<String> object(List<String> names) {
        return value().list().ofSize(names.size()).map(values -> {
            StringBuilder object = new StringBuilder("{");
            for (int index = 0; index < names.size(); index++) {
                object.append('"')
                        .append(names.get(index))
                        .append("\":")
                        .append(values.get(index))
                        .append(',');
            }
            return object.append("\"\":0}").toString();
        });
    }

    private static Arbitrary<String> value() {
        return Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "1",
                "2",
                "3",
                "7",
                "-1",
                "1.0",
                "1.5",
                "1e400",
                "200",
                "\"200\"",
                "422",
                "500",
                "99999999999999999999",
                "\"\"",
                "\"1\"",
                "\"id\"",
                "\"Bearer s3cr\\/et\"",
                "\"s3cr/et\"",
                "[]",
                "{}",
                "[\"s3cr/et\"]",
                "[null,{\"a\":[1]}]",
                "\"[\\\"u\\\"]\"",
                "\"[\"",
                "\"{\\\"resultUrls\\\":\\\"[1\\\"}\"",
                "1776728214000",
                "\"2026-04-20T23:36:54Z\"",
                "\"\\u0000\\ud800\"",
                "\"record is null\"");
    }
}
