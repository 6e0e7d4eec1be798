package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.PollAnswer.Failed;
import io.github.veomaven.await.PollAnswer.Succeeded;
import io.github.veomaven.await.TaskSource.PollReply;
import io.github.veomaven.endpoint.HttpTransport.HttpReply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every reply, however odd, leads to an answer, and no odd reply to a success. */
class ReplyInterpreterFuzzTest {

    private static final long SEED = 20_261_124;
    private static final int TRIES = 5_000;

    private final ReplyInterpreter interpreter = new ReplyInterpreter(
            InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")), true, "<baseUrl>", Set.of());

    /** Each try has a seed of its own, so that one that fails can be run alone. */
    private static void tries(Consumer<OddReplies> check) {
        for (int number = 0; number < TRIES; number++) {
            try {
                check.accept(new OddReplies(SEED + number));
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + (SEED + number) + ": " + e, e);
            }
        }
    }

    private PollReply interpret(int status, byte[] body) {
        PollReply reply = interpreter.interpret("id", new HttpReply(status, Map.of(), body));
        assertThat(reply.answer())
                .as(() -> status + " " + new String(body, ISO_8859_1))
                .isNotNull();
        return reply;
    }

    @Test
    void anyBytesLeadToAnAnswer() {
        tries(odd -> interpret(odd.anyStatus(), odd.bytes()));
    }

    @Test
    void aDamagedBodyLeadsToAnAnswer() {
        tries(odd -> interpret(200, odd.damaged()));
    }

    @Test
    void aTruncatedBodySettlesNothing() {
        tries(odd -> {
            PollReply reply = interpret(200, odd.truncated());

            assertThat(reply.answer()).isNotInstanceOfAny(Succeeded.class, Failed.class);
            assertThat(reply.body()).isEmpty();
        });
    }

    @Test
    void fieldsOfAnyTypeLeadToAnAnswer() {
        Map<Class<?>, Integer> answers = new HashMap<>();
        tries(odd -> {
            PollReply reply = interpret(odd.status(), odd.envelope().getBytes(UTF_8));

            assertThat(reply.body()).isPresent();
            answers.merge(reply.answer().getClass(), 1, Integer::sum);
        });
        assertThat(answers).as("kinds of answers that occurred").hasSize(6);
    }

    @Test
    void successTakesAStatusAndACodeOf200() {
        tries(odd -> {
            int status = odd.status();
            String body = odd.envelope();

            if (interpret(status, body.getBytes(UTF_8)).answer() instanceof Succeeded) {
                assertThat(status).isEqualTo(200);
                assertThat(body).containsPattern("\"code\":\"?200");
            }
        });
    }

    @Test
    void theKeyIsInNoAnswer() {
        ApiKey key = ApiKey.of("s3cr/et");
        tries(odd -> {
            byte[] body = odd.envelope().getBytes(UTF_8);
            key.redact(body);
            PollReply reply = interpret(200, body);

            assertThat(reply.answer().toString()).doesNotContain("s3cr/et");
            assertThat(new String(reply.body().orElseThrow(), UTF_8)).doesNotContain("s3cr/et", "s3cr\\/et");
        });
    }
}
