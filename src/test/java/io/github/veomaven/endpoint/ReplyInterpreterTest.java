package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollAnswer.Failed;
import io.github.veomaven.await.PollAnswer.Generating;
import io.github.veomaven.await.PollAnswer.NotVisible;
import io.github.veomaven.await.PollAnswer.Refusal;
import io.github.veomaven.await.PollAnswer.Succeeded;
import io.github.veomaven.await.PollAnswer.Throttle;
import io.github.veomaven.await.PollAnswer.Trouble;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.TaskSource.PollReply;
import io.github.veomaven.endpoint.HttpTransport.HttpReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyInterpreterTest {

    private static final String ID = "hero-id";
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static final String WAY = "<baseUrl> and the proxy";
    private static final Set<String> OF_THIS_RUN = Set.of("hero-id", "other", "HERO-ID");

    private final ReplyInterpreter interpreter = new ReplyInterpreter(InstantSource.fixed(NOW), true, WAY, OF_THIS_RUN);

    private PollReply reply(int status, String body, Map<String, String> headers) {
        return interpreter.interpret(ID, new HttpReply(status, headers, body.getBytes(UTF_8)));
    }

    private PollAnswer answer(int status, String body) {
        return reply(status, body, Map.of()).answer();
    }

    private PollAnswer answer(String body) {
        return answer(200, body);
    }

    private PollReply fixture(String id, String name) {
        return interpreter.interpret(id, new HttpReply(200, Map.of(), Fixtures.body(name)));
    }

    private static Trouble trouble(PollAnswer answer) {
        assertThat(answer).isInstanceOf(Trouble.class);
        return (Trouble) answer;
    }

    private static String kind(PollAnswer answer) {
        return trouble(answer).kind();
    }

    private static Failed failed(PollAnswer answer) {
        assertThat(answer).isInstanceOf(Failed.class);
        return (Failed) answer;
    }

    private static TaskRecord succeeded(PollAnswer answer) {
        assertThat(answer).isInstanceOf(Succeeded.class);
        return ((Succeeded) answer).record();
    }

    /** Whether a status comes as HTTP status or as the envelope's code. */
    enum Carrier {
        HTTP_STATUS,
        CODE,
        BOTH;

        String kind(int status) {
            return (this == CODE ? "code " : "HTTP ") + status;
        }
    }

    private PollReply status(Carrier carrier, int status, String msg, Map<String, String> headers) {
        int http = carrier == Carrier.CODE ? 200 : status;
        int code = carrier == Carrier.HTTP_STATUS ? 200 : status;
        return reply(http, "{\"code\":" + code + ",\"msg\":\"" + msg + "\",\"data\":null}", headers);
    }

    private PollAnswer status(Carrier carrier, int status, String msg) {
        return status(carrier, status, msg, Map.of()).answer();
    }

    @Nested
    class Bodies {

        @Test
        void theGeneratingOneIsGenerating() {
            PollReply reply = fixture("0819326cc7fddfd620baf6e1f0db7e2b", "generating");

            assertThat(reply.answer()).isInstanceOf(Generating.class);
            TaskRecord record = ((Generating) reply.answer()).record();
            assertThat(record.successFlag()).contains(0);
            assertThat(record.createdAt()).contains(Instant.ofEpochMilli(1785999477000L));
            assertThat(record.completedAt()).isEmpty();
            assertThat(record.fallback()).contains(false);
            assertThat(record.hasResult()).isFalse();
            assertThat(reply.body().orElseThrow()).isEqualTo(Fixtures.body("generating"));
        }

        @Test
        void theObservedSuccessIsSuccess() {
            TaskRecord record = succeeded(fixture("4c9a31a5bb61db65d10f1210d78cc08a", "success-observed")
                    .answer());

            assertThat(record.resultUrls())
                    .containsExactly("https://tempfile.example/v/4c9a31a5bb61db65d10f1210d78cc08a_1776728273.mp4");
            assertThat(record.fullResultUrls()).isEmpty();
            assertThat(record.originUrls()).isEmpty();
            assertThat(record.resolution()).contains("720p");
            assertThat(record.hasAudio()).containsExactly(true);
            assertThat(record.seeds()).containsExactly(61668L);
            assertThat(record.createdAt()).contains(Instant.ofEpochMilli(1776728214000L));
            assertThat(record.completedAt()).contains(Instant.ofEpochMilli(1776728275000L));
            assertThat(record.errorCode()).isEmpty();
            assertThat(record.errorMessage()).isEmpty();
        }

        @Test
        void theDocumentedSuccessIsSuccessWithoutTimes() {
            TaskRecord record = succeeded(
                    fixture("veo_task_abcdef123456", "success-documented").answer());

            assertThat(record.videoUrls()).containsExactly("http://example.com/full_result.mp4");
            assertThat(record.resultUrls()).containsExactly("http://example.com/video1.mp4");
            assertThat(record.originUrls()).containsExactly("http://example.com/original_video1.mp4");
            assertThat(record.resolution()).contains("1080p");
            assertThat(record.createdAt()).isEmpty();
            assertThat(record.completedAt()).isEmpty();
        }

        @Test
        void theFailureIsAFailureInTheServicesWords() {
            Failed answer =
                    failed(fixture("b2f6c1d07e5a4c3f9a8d6e5b4c3a2f10", "failed").answer());

            assertThat(answer.reason()).isEqualTo(Reason.GENERATION_FAILED);
            assertThat(answer.message()).isEqualTo("Internal Error, Please try again later.");
            assertThat(answer.record().errorCode()).contains("500");
            assertThat(answer.record().completedAt()).contains(Instant.ofEpochMilli(1787093516000L));
        }

        @Test
        void theUnknownTaskIsNotVisible() {
            assertThat(fixture(ID, "unknown-task").answer())
                    .isEqualTo(new NotVisible("Record not found for taskId: …"));
        }

        @Test
        void theWrongKeyIsUnauthorized() {
            assertThat(fixture(ID, "wrong-key").answer())
                    .asInstanceOf(type(Refusal.class))
                    .extracting(Refusal::message)
                    .asString()
                    .startsWith("Unauthorized – Authentication failed.");
        }

        @Test
        void tooManyRequestsAreThrottled() {
            Trouble answer = trouble(fixture(ID, "too-many-requests").answer());

            assertThat(answer.kind()).isEqualTo("code 429");
            assertThat(answer.throttle()).isEqualTo(Throttle.YES);
            assertThat(answer.message()).contains("Your call frequency is too high");
        }

        @Test
        void ofAnExtensionTheWholeVideoIsTheOneToUse() {
            TaskRecord record = succeeded(
                    fixture("7d1e0c5b9a384f62b1c0d9e8f7a6b5c4", "extension").answer());

            assertThat(record.resultUrls()).containsExactly("https://tempfile.example/v/tail.mp4");
            assertThat(record.videoUrls()).containsExactly("https://tempfile.example/v/whole.mp4");
            assertThat(record.fallback()).isEmpty();
        }

        @Test
        void anUpgradeTo1080pHasItsResolution() {
            assertThat(succeeded(fixture("3c2b1a09f8e7d6c5b4a39281706f5e4d", "upgrade-1080p")
                                    .answer())
                            .resolution())
                    .contains("1080p");
        }

        @Test
        void anUpgradeTo4kHasMediaIdsAndImages() {
            TaskRecord record = succeeded(
                    fixture("9f8e7d6c5b4a39281706f5e4d3c2b1a0", "upgrade-4k").answer());

            assertThat(record.resolution()).contains("4k");
            assertThat(record.mediaIds()).containsExactly("media-1");
            assertThat(record.imageUrls()).containsExactly("https://tempfile.example/i/4k.jpg");
        }
    }

    @Nested
    class SuccessFlag {

        private PollAnswer flag(String json) {
            return answer("{\"code\":200,\"msg\":\"success\",\"data\":{\"successFlag\":" + json + "}}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "\"0\"", "0.0", "\"0.0\"", "-0"})
        void zeroIsGenerating(String json) {
            assertThat(flag(json)).isInstanceOf(Generating.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "\"1\"", "1.0", "\"1.0\"", "\" 1 \"", "1e0"})
        void oneIsSuccess(String json) {
            assertThat(flag(json)).isInstanceOf(Succeeded.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"2", "\"2\"", "2.0"})
        void twoIsFailed(String json) {
            assertThat(failed(flag(json)).reason()).isEqualTo(Reason.FAILED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"3", "\"3\"", "3.0"})
        void threeIsGenerationFailed(String json) {
            assertThat(failed(flag(json)).reason()).isEqualTo(Reason.GENERATION_FAILED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"4", "-1", "10", "1.5", "true", "\"done\"", "99999999999", "4294967297", "1e400"})
        void anyOtherFlagIsAnUnknownStatusThatNamesTheValue(String json) {
            Failed answer = failed(flag(json));

            assertThat(answer.reason()).isEqualTo(Reason.UNKNOWN_STATUS);
            assertThat(answer.message()).isEqualTo("successFlag is " + json.replace("\"", ""));
        }

        @ParameterizedTest
        @CsvSource({"[1],an array", "{\"value\":1},an object"})
        void aFlagThatIsNoValueIsAnUnknownStatusThatSaysWhatCame(String json, String what) {
            assertThat(failed(flag(json)).message()).isEqualTo("successFlag is " + what);
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "\"\""})
        void aMissingFlagIsAnUnknownStatusThatSaysSo(String json) {
            Failed answer = failed(flag(json));

            assertThat(answer.reason()).isEqualTo(Reason.UNKNOWN_STATUS);
            assertThat(answer.message()).isEqualTo("successFlag is missing");
        }

        @Test
        void aRecordWithoutAFlagIsAnUnknownStatusWithTheServicesWords() {
            Failed answer = failed(answer("{\"code\":200,\"data\":{\"errorMessage\":\"lost\"}}"));

            assertThat(answer.reason()).isEqualTo(Reason.UNKNOWN_STATUS);
            assertThat(answer.message()).isEqualTo("successFlag is missing; lost");
        }

        @Test
        void theWordSuccessIsNoReasonOfAFailure() {
            assertThat(failed(answer("{\"code\":500,\"msg\":\"success\",\"data\":{\"successFlag\":3}}"))
                            .message())
                    .isEqualTo("The service gave no reason");
        }

        @Test
        void ofTwoFlagsTheLastCounts() {
            assertThat(answer("{\"code\":500,\"code\":200,\"data\":{\"successFlag\":2,\"successFlag\":0}}"))
                    .isInstanceOf(Generating.class);
        }

        @Test
        void neitherUrlsNorTimesMakeASuccess() {
            assertThat(answer(
                            "{\"code\":200,\"msg\":\"success\",\"data\":{\"successFlag\":0,\"completeTime\":1776728275000,"
                                    + "\"response\":{\"resultUrls\":[\"https://v.example/1.mp4\"]}}}"))
                    .isInstanceOf(Generating.class);
        }
    }

    @Nested
    class FailureMessage {

        @Test
        void msgIsNotTheReasonOfAFailedTask() {
            Failed answer = failed(
                    answer("{\"code\":200,\"msg\":\"success\",\"data\":{\"successFlag\":2,\"errorMessage\":\"\"}}"));

            assertThat(answer.message()).isEqualTo("The service gave no reason");
        }

        @Test
        void aBareErrorCodeIsNamed() {
            Failed answer = failed(
                    answer("{\"code\":200,\"msg\":\"success\",\"data\":{\"successFlag\":2,\"errorCode\":\"E42\"}}"));

            assertThat(answer.message()).isEqualTo("The service gave no reason, only the error code E42");
            assertThat(answer.record().errorCode()).contains("E42");
        }

        @Test
        void msgOfAnErrorEnvelopeIsTheReasonIfTheRecordGivesNone() {
            assertThat(failed(answer("{\"code\":501,\"msg\":\"blocked\",\"data\":{\"successFlag\":3}}"))
                            .message())
                    .isEqualTo("blocked");
        }
    }

    @Nested
    class Statuses {

        @ParameterizedTest
        @CsvSource({
            "400,HTTP_STATUS",
            "400,CODE",
            "400,BOTH",
            "451,HTTP_STATUS",
            "451,CODE",
            "451,BOTH",
            "501,HTTP_STATUS",
            "501,CODE",
            "501,BOTH"
        })
        void aRefusalFailsTheTaskInTheServicesWords(int status, Carrier carrier) {
            Failed answer = failed(status(carrier, status, "Your prompt was refused"));

            assertThat(answer.reason()).isEqualTo(Reason.REFUSED);
            assertThat(answer.message()).isEqualTo("Your prompt was refused");
        }

        @ParameterizedTest
        @CsvSource({
            "401,HTTP_STATUS",
            "401,CODE",
            "401,BOTH",
            "402,HTTP_STATUS",
            "402,CODE",
            "402,BOTH",
            "403,HTTP_STATUS",
            "403,CODE",
            "403,BOTH"
        })
        void aRefusedKeyIsUnauthorized(int status, Carrier carrier) {
            assertThat(status(carrier, status, "no credit")).isEqualTo(new Refusal(Reason.UNAUTHORIZED, "no credit"));
        }

        @ParameterizedTest
        @EnumSource(Carrier.class)
        void notFoundIsNotVisible(Carrier carrier) {
            assertThat(status(carrier, 404, "gone")).isEqualTo(new NotVisible("gone"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Record not found for taskId: abc",
                    "RECORD NOT FOUND",
                    "Record not found for taskId: record result data",
                    "record is null",
                    "Only records within 14 days can be queried",
                    "taskId is invalid",
                    ""
                })
        void an422AboutTheRecordIsNotVisible(String msg) {
            for (Carrier carrier : Carrier.values()) {
                assertThat(status(carrier, 422, msg)).as(carrier.name()).isInstanceOf(NotVisible.class);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "record status is not success",
                    "Record Status Is Not Success",
                    "record result data is blank",
                    "record result data is empty",
                    "record result data not exist"
                })
        void an422AboutTheResultIsGenerating(String msg) {
            for (Carrier carrier : Carrier.values()) {
                assertThat(status(carrier, 422, msg))
                        .as(carrier.name())
                        .isEqualTo(new Generating(TaskRecord.EMPTY, Optional.of(msg)));
            }
        }

        @ParameterizedTest
        @EnumSource(Carrier.class)
        void an422OfAnotherKindIsTrouble(Carrier carrier) {
            Trouble answer = trouble(status(carrier, 422, "The moon is not full"));

            assertThat(answer.kind()).isEqualTo(carrier.kind(422));
            assertThat(answer.message()).contains("The moon is not full");
        }

        @ParameterizedTest
        @ValueSource(
                ints = {
                    408, 429, 455, 433, 500, 502, 503, 504, 505, 520, 521, 522, 523, 524, 525, 526, 527, // documented
                    100, 201, 202, 203, 204, 206, 301, 302, 307, 308, 405, 407, 409, 410, 418, 499, 511, 599, 999
                })
        void anythingElseIsPassingTrouble(int status) {
            for (Carrier carrier : Carrier.values()) {
                Trouble answer = trouble(status(carrier, status, "busy"));

                assertThat(answer.kind()).isEqualTo(carrier.kind(status));
                assertThat(answer.throttle()).isEqualTo(throttle(status));
                assertThat(answer.retryAfter()).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "2147483647"})
        void anOddCodeIsTrouble(String code) {
            assertThat(kind(answer("{\"code\":" + code + "}"))).isEqualTo("code " + code);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"code\":null}",
                    "{\"code\":\"ok\"}",
                    "{\"code\":[200]}",
                    "{\"code\":99999999999}",
                    "{\"data\":{\"successFlag\":1}}",
                    "{\"data\":{\"successFlag\":3}}",
                    "{\"code\":\"NOT_FOUND\"}",
                    "{\"code\":404.5}"
                })
        void aMissingCodeIsTrouble(String body) {
            assertThat(kind(answer(body))).isEqualTo("no code");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"200\"", "200.0", "\"200.0\""})
        void aCodeOfAnotherTypeIsRead(String code) {
            assertThat(answer("{\"code\":" + code + ",\"data\":{\"successFlag\":0}}"))
                    .isInstanceOf(Generating.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"code\":200,\"data\":null}",
                    "{\"code\":200}",
                    "{\"code\":200,\"data\":{\"successFlag\":1},\"data\":null}"
                })
        void missingDataIsNotVisible(String body) {
            assertThat(answer(body)).isInstanceOf(NotVisible.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "7", "true", "\"\"", "\"null\"", "\"{\\\"a\\\":1} x\""})
        void dataThatIsNotARecordIsTrouble(String data) {
            assertThat(kind(answer("{\"code\":200,\"data\":" + data + "}"))).isEqualTo("no record");
        }

        @Test
        void dataAsJsonInAStringIsRead() {
            assertThat(answer("{\"code\":200,\"data\":\"{\\\"successFlag\\\":0}\"}"))
                    .isInstanceOf(Generating.class);
        }
    }

    @Nested
    class Contradictions {

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 404, 408, 422, 429, 500, 501, 502})
        void anErrorWithAFailedRecordIsAFailedTask(int status) {
            String record =
                    ",\"msg\":\"error\",\"data\":{\"taskId\":\"hero-id\",\"successFlag\":3,\"errorMessage\":\"no\"}}";

            assertThat(failed(answer(200, "{\"code\":" + status + record)).reason())
                    .isEqualTo(Reason.GENERATION_FAILED);
            assertThat(failed(answer(status, "{\"code\":200" + record)).message())
                    .isEqualTo("no");
        }

        @ParameterizedTest
        @ValueSource(ints = {500, 502, 204, 302})
        void aCodeOf200DoesNotCancelAnErrorOfTheStatus(int status) {
            assertThat(kind(answer(status, "{\"code\":200,\"data\":{\"successFlag\":1}}")))
                    .isEqualTo("HTTP " + status);
        }

        @Test
        void anErrorWithARecordThatSucceededIsNotASuccess() {
            assertThat(kind(answer("{\"code\":500,\"data\":{\"successFlag\":1}}")))
                    .isEqualTo("code 500");
        }

        @ParameterizedTest
        @CsvSource({
            "500,422,HTTP 500",
            "500,404,HTTP 500",
            "500,400,HTTP 500",
            "502,400,HTTP 502",
            "502,401,HTTP 502",
            "503,401,HTTP 503",
            "400,429,code 429",
            "401,500,code 500",
            "404,502,code 502"
        })
        void theOneThatSettlesNothingWins(int status, int code, String kind) {
            assertThat(kind(answer(status, "{\"code\":" + code + ",\"msg\":\"Record not found\"}")))
                    .isEqualTo(kind);
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 402, 403})
        void aRefusedKeyMayComeAsHttp500(int code) {
            assertThat(answer(500, "{\"code\":" + code + ",\"msg\":\"no credit\"}"))
                    .isEqualTo(new Refusal(Reason.UNAUTHORIZED, "no credit"));
            assertThat(answer(500, "{\"code\":" + code + "}")).isInstanceOf(Refusal.class);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "500 | 422 | HTTP 500 and code 422: Record not found",
                    "500 | 500 | HTTP 500: Record not found",
                    "502 | 200 | HTTP 502: Record not found",
                    "200 | 500 | code 500: Record not found"
                })
        void troubleIsReportedWithTheCodeAndTheServicesWords(int status, int code, String told) {
            assertThat(trouble(answer(status, "{\"code\":" + code + ",\"msg\":\"Record not found\"}"))
                            .message())
                    .isEqualTo("The service answered with " + told);
        }

        @Test
        void notVisibleWinsOverRefused() {
            assertThat(answer(400, "{\"code\":422,\"msg\":\"record is null\"}")).isInstanceOf(NotVisible.class);
        }

        @Test
        void a429InEitherPlaceIsThrottled() {
            assertThat(trouble(answer(429, "{\"code\":500}")).throttle()).isEqualTo(Throttle.YES);
            assertThat(trouble(answer(500, "{\"code\":429}")).throttle()).isEqualTo(Throttle.YES);
            assertThat(trouble(answer(500, "{\"code\":500}")).throttle()).isEqualTo(Throttle.NO);
            assertThat(trouble(answer(503, "{\"code\":429}")).throttle()).isEqualTo(Throttle.YES);
            assertThat(trouble(answer(429, "{\"code\":503}")).throttle()).isEqualTo(Throttle.YES);
            assertThat(trouble(answer(500, "{\"code\":503}")).throttle()).isEqualTo(Throttle.PERHAPS);
        }

        @Test
        void aRedirectsBodyIsIgnored() {
            assertThat(kind(answer(302, "{\"code\":200,\"data\":{\"successFlag\":3}}")))
                    .isEqualTo("HTTP 302");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "<html>moved</html>", "{}", "{\"code\":200}"})
        void aRedirectIsCalledOneWhateverItsBody(String body) {
            assertThat(trouble(answer(302, body)).message())
                    .startsWith("HTTP 302 with a redirect (not followed) did not come from the service");
        }

        @Test
        void anotherTasksRecordIsTroubleAndNotKept() {
            PollReply reply = reply(200, "{\"code\":200,\"data\":{\"taskId\":\"other\",\"successFlag\":1}}", Map.of());

            assertThat(kind(reply.answer())).isEqualTo("another task's record");
            assertThat(reply.body()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "200,\"data\":{\"taskId\":\"other\",\"successFlag\":2}}",
                    "500,\"data\":{\"taskId\":\"HERO-ID\",\"successFlag\":3}}",
                    "400,\"data\":{\"taskId\":\"other\"}}"
                })
        void anotherTasksFailureIsTrouble(String body) {
            assertThat(answer("{\"code\":" + body)).isInstanceOf(Trouble.class);
        }

        @Test
        void aRecordOfATaskUnknownToTheRunIsAccepted() {
            assertThat(answer("{\"code\":200,\"data\":{\"taskId\":\"alias\",\"successFlag\":2}}"))
                    .isInstanceOf(Failed.class);
        }

        @Test
        void aRefusedKeyIsRefusedWhateverTheRecord() {
            assertThat(answer("{\"code\":401,\"msg\":\"no\",\"data\":{\"taskId\":\"other\"}}"))
                    .isEqualTo(new Refusal(Reason.UNAUTHORIZED, "no"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"hero-id\"", "null", "\"\""})
        void theRightIdOrNoneIsAccepted(String id) {
            assertThat(answer("{\"code\":200,\"data\":{\"taskId\":" + id + ",\"successFlag\":1}}"))
                    .isInstanceOf(Succeeded.class);
        }
    }

    @Nested
    class NoEnvelope {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'' | empty body",
                    "'  \n' | empty body",
                    "'<html><body>Welcome</body></html>' | not JSON",
                    "'{\"code\":200,\"data\":{\"succ' | not JSON",
                    "'{\"code\":200} trailing' | not JSON",
                    "'{\"code\":200}{\"code\":200}' | not JSON",
                    "'success' | not JSON",
                    "'null' | no JSON object",
                    "'[]' | no JSON object",
                    "'[{\"code\":200}]' | no JSON object",
                    "'\"success\"' | no JSON object",
                    "'42' | no JSON object",
                    "'[1' | not JSON"
                })
        void with200IsTrouble(String body, String kind) {
            PollReply reply = reply(200, body, Map.of());

            assertThat(kind(reply.answer())).isEqualTo(kind);
            assertThat(reply.body()).isEmpty();
        }

        private static final List<String> STRANGERS = List.of(
                "",
                "<html>Who are you?</html>",
                "{\"timestamp\":1,\"status\":404,\"error\":\"Not Found\",\"path\":\"/\"}",
                "{\"code\":\"NOT_FOUND\",\"data\":{\"successFlag\":3}}",
                "{\"data\":{\"taskId\":\"other\",\"successFlag\":2}}",
                "\"gone\"");

        @ParameterizedTest
        @ValueSource(ints = {400, 402, 403, 404, 408, 422, 429, 451, 455, 500, 501, 502, 503, 520, 302})
        void whateverItsStatusItSettlesNothing(int status) {
            for (String body : STRANGERS) {
                Trouble answer = trouble(answer(status, body));

                assertThat(answer.kind()).isEqualTo("HTTP " + status);
                assertThat(answer.throttle())
                        .isEqualTo(status == 429 ? Throttle.YES : status == 503 ? Throttle.PERHAPS : Throttle.NO);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {200, 302, 400, 403, 404, 422})
        void itSaysThatItDidNotComeFromTheServiceAndWhatToCheck(int status) {
            for (String body : STRANGERS) {
                assertThat(trouble(answer(status, body)).message())
                        .startsWith("HTTP " + status + " with ")
                        .endsWith(" did not come from the service: check " + WAY);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {408, 429, 500, 502, 599})
        void aPassingStatusIsReportedWithoutAdvice(int status) {
            assertThat(trouble(answer(status, "<html>Bad gateway</html>")).message())
                    .isEqualTo("The reply was HTTP " + status + " with a page of HTML or XML instead of JSON");
        }

        @Test
        void itsWordsAreQuoted() {
            assertThat(trouble(answer(404, "{\"title\":\"Not Found\",\"detail\":\"no such path\"}"))
                            .message())
                    .startsWith("HTTP 404 with JSON that has no code (Not Found: no such path) did not come from");
            assertThat(trouble(answer(500, "{\"message\":\"out of order\"}")).message())
                    .isEqualTo("The reply was HTTP 500 with JSON that has no code (out of order)");
        }

        @Test
        void a401IsStillARefusalOfTheKey() {
            for (String body : STRANGERS) {
                assertThat(answer(401, body))
                        .asInstanceOf(type(Refusal.class))
                        .matches(refusal -> refusal.reason() == Reason.UNAUTHORIZED)
                        .extracting(Refusal::message)
                        .asString()
                        .startsWith("HTTP 401 with ");
            }
        }

        @Test
        void itsTextIsNotRepeated() {
            assertThat(trouble(answer("callback?token=s3cret")).message()).doesNotContain("s3cret");
            assertThat(trouble(answer(502, "<p>s3cret</p>")).message()).doesNotContain("s3cret");
        }
    }

    @Nested
    class Headers {

        @Test
        void retryAfterInSecondsIsHonoured() {
            for (Carrier carrier : Carrier.values()) {
                assertThat(trouble(status(carrier, 503, "busy", Map.of("Retry-After", "7"))
                                        .answer())
                                .retryAfter())
                        .contains(Duration.ofSeconds(7));
            }
        }

        @Test
        void retryAfterOfAPageOfHtmlIsHonoured() {
            assertThat(trouble(reply(503, "<html/>", Map.of("retry-after", "7")).answer())
                            .retryAfter())
                    .contains(Duration.ofSeconds(7));
        }

        @Test
        void aDateCountsFromTheServicesOwnClock() {
            Map<String, String> headers =
                    Map.of("Date", "Tue, 24 Nov 2026 08:00:00 GMT", "Retry-After", "Tue, 24 Nov 2026 08:00:30 GMT");

            assertThat(trouble(reply(429, "", headers).answer()).retryAfter()).contains(Duration.ofSeconds(30));
        }

        @Test
        void aDateWithoutTheServicesClockCountsFromOurs() {
            Map<String, String> headers = Map.of("Retry-After", "Tue, 24 Nov 2026 10:00:30 GMT");

            assertThat(trouble(reply(429, "", headers).answer()).retryAfter()).contains(Duration.ofSeconds(30));
        }

        @Test
        void theServicesClockIsKept() {
            Map<String, String> headers = Map.of("date", "Tue, 24 Nov 2026 08:00:00 GMT");

            assertThat(reply(200, "{\"code\":200}", headers).serverTime())
                    .contains(Instant.parse("2026-11-24T08:00:00Z"));
            assertThat(reply(200, "<html/>", headers).serverTime()).isPresent();
            assertThat(reply(200, "{}", Map.of("Date", "now")).serverTime()).isEmpty();
        }

        @Test
        void aSimulationIsBelievedOnLoopbackOnly() {
            HttpReply reply = new HttpReply(200, Map.of("veo-simulated", "true"), "{}".getBytes(UTF_8));
            ReplyInterpreter remote = new ReplyInterpreter(InstantSource.fixed(NOW), false, WAY, OF_THIS_RUN);

            assertThat(interpreter.interpret(ID, reply).simulated()).isTrue();
            assertThat(remote.interpret(ID, reply).simulated()).isFalse();
            assertThat(reply(200, "{}", Map.of()).simulated()).isFalse();
            assertThat(reply(200, "{}", Map.of("Veo-Simulated", "false")).simulated())
                    .isFalse();
        }

        @Test
        void theBodyOfAnErrorIsKeptWhenItIsAnObject() {
            assertThat(reply(502, "{\"code\":502}", Map.of()).body().orElseThrow())
                    .isEqualTo("{\"code\":502}".getBytes(UTF_8));
        }
    }

    @Test
    void aResultThatIsTooLongToBeKeptDoesNotCountAsNone() {
        String url = "\"" + "u".repeat(LenientJson.MAX_ELEMENT + 1) + "\"";
        String body = "{\"code\":200,\"data\":{\"successFlag\":1,\"response\":{\"resultUrls\":[" + url;

        assertThat(kind(answer(body + "]}}}"))).isEqualTo("result too long");
        assertThat(succeeded(answer(body + ",\"https://v.example/1\"]}}}")).leftOut())
                .contains(1);
        assertThat(answer("{\"code\":200,\"data\":{\"successFlag\":1}}")).isInstanceOf(Succeeded.class);
    }

    @Test
    void noMessageContainsWhatIsInParamJson() {
        String body =
                "\"data\":{\"paramJson\":\"{\\\"callBackUrl\\\":\\\"https://me.example/?token=s3cret\\\"}\",\"successFlag\":";

        for (String reply : List.of(
                "{\"code\":200," + body + "7}}",
                "{\"code\":200," + body + "2}}",
                "{\"code\":500," + body + "0}}",
                "{\"code\":422," + body + "0}}",
                "{\"code\":200," + body)) {
            assertThat(answer(reply).toString()).doesNotContain("s3cret");
        }
    }

    private static Throttle throttle(int status) {
        return status == 429 ? Throttle.YES : status == 503 ? Throttle.PERHAPS : Throttle.NO;
    }
}
