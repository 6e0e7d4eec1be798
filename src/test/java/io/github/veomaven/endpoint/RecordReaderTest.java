package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.await.TaskRecord;
import java.nio.charset.Charset;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    private final RecordReader reader = new RecordReader();

    private Envelope read(String json) throws NotJsonException {
        return reader.read(json.getBytes(UTF_8));
    }

    private TaskRecord data(String fields) throws NotJsonException {
        return read("{\"code\":200,\"data\":{" + fields + "}}")
                .data()
                .orElseThrow()
                .record();
    }

    private TaskRecord response(String fields) throws NotJsonException {
        return data("\"response\":{" + fields + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"https://v.example/1\",\"https://v.example/2\"] | https://v.example/1 https://v.example/2",
                "\"[\\\"https://v.example/1\\\"]\" | https://v.example/1",
                "\" [\\\"https://v.example/1\\\"] \" | https://v.example/1",
                "\"https://v.example/1\" | https://v.example/1",
                "[null,\"\",\" \",{\"url\":\"x\"},[\"y\"],\"https://v.example/1\"] | https://v.example/1",
                "null | ''",
                "\"\" | ''",
                "\"null\" | ''",
                "[] | ''",
                "\"[]\" | ''",
                "\"[oops\" | ''",
                "\"[\\\"a\\\"] tail\" | ''",
                "{} | ''",
                "{\"0\":\"https://v.example/1\"} | ''"
            })
    void aListIsReadInEveryForm(String json, String expected) throws NotJsonException {
        String[] urls = expected.isEmpty() ? new String[0] : expected.split(" ");

        assertThat(response("\"resultUrls\":" + json).resultUrls()).containsExactly(urls);
        assertThat(response("\"fullResultUrls\":" + json).fullResultUrls()).containsExactly(urls);
        assertThat(response("\"originUrls\":" + json).originUrls()).containsExactly(urls);
        assertThat(response("\"mediaIds\":" + json).mediaIds()).containsExactly(urls);
        assertThat(data("\"mediaIds\":" + json).mediaIds()).containsExactly(urls);
        assertThat(response("\"imageUrls\":" + json).imageUrls()).containsExactly(urls);
        assertThat(data("\"imageUrls\":" + json).imageUrls()).containsExactly(urls);
    }

    @Test
    void listsThatAreAbsentAreEmpty() throws NotJsonException {
        assertThat(data("\"successFlag\":1")).isEqualTo(data("\"successFlag\":1,\"response\":{}"));
        assertThat(data("\"successFlag\":1").hasResult()).isFalse();
    }

    @Test
    void mediaIdsInTheResponseComeFirst() throws NotJsonException {
        TaskRecord record = data("\"mediaIds\":[\"outer\"],\"imageUrls\":[\"o\"],"
                + "\"response\":{\"mediaIds\":[7],\"imageUrls\":[\"i\"]}");

        assertThat(record.mediaIds()).containsExactly("7");
        assertThat(record.imageUrls()).containsExactly("i");
    }

    @Test
    void aResponseInAStringIsRead() throws NotJsonException {
        TaskRecord record = data("\"response\":\"{\\\"resultUrls\\\":[\\\"u\\\"],\\\"resolution\\\":\\\"4k\\\"}\"");

        assertThat(record.resultUrls()).containsExactly("u");
        assertThat(record.resolution()).contains("4k");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"oops\"",
                "7",
                "[]",
                "true",
                "\"{\\\"resultUrls\\\":[\\\"u\\\"]\"",
                "\"{\\\"resultUrls\\\":[\\\"u\\\"]} x\""
            })
    void aResponseThatIsNoneCountsAsNone(String json) throws NotJsonException {
        assertThat(data("\"response\":" + json).hasResult()).isFalse();
    }

    @Test
    void ofDuplicateFieldsTheLastCounts() throws NotJsonException {
        TaskRecord record = data("\"errorMessage\":\"a\",\"errorMessage\":null,\"response\":{\"resultUrls\":[\"a\"]},"
                + "\"response\":{\"originUrls\":[\"b\"]}");

        assertThat(record.errorMessage()).isEmpty();
        assertThat(record.resultUrls()).isEmpty();
        assertThat(record.originUrls()).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false", "\"true\",true", "\"FALSE\",false", "1,true", "0,false", "\"1\",true"})
    void theFallbackFlagIsReadInEveryForm(String json, boolean expected) throws NotJsonException {
        assertThat(data("\"fallbackFlag\":" + json).fallback()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"maybe\"", "2", "[]", "{}"})
    void anUnreadableFallbackFlagIsLeftOut(String json) throws NotJsonException {
        assertThat(data("\"fallbackFlag\":" + json).fallback()).isEmpty();
    }

    @Test
    void theFallbackFlagIsLookedForInDataOnly() throws NotJsonException {
        assertThat(response("\"fallbackFlag\":true").fallback()).isEmpty();
    }

    @Test
    void soundAndSeedsAreReadInEveryForm() throws NotJsonException {
        assertThat(response("\"hasAudioList\":[true,\"false\",0,null,\"?\"]").hasAudio())
                .containsExactly(true, false, false);
        assertThat(response("\"hasAudioList\":false").hasAudio()).containsExactly(false);
        assertThat(response("\"seeds\":[61668,\"7\",8.0,1.5,\"x\"]").seeds()).containsExactly(61668L, 7L, 8L);
        assertThat(response("\"seeds\":\"[1,2]\"").seeds()).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @CsvSource({"500,500", "500.0,500", "\"500\",500", "\"E_QUOTA\",E_QUOTA", "422,422"})
    void anErrorCodeIsText(String json, String expected) throws NotJsonException {
        assertThat(data("\"errorCode\":" + json).errorCode()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \"", "{}", "[]"})
    void anErrorThatSaysNothingIsLeftOut(String json) throws NotJsonException {
        TaskRecord record = data("\"errorCode\":" + json + ",\"errorMessage\":" + json);

        assertThat(record.errorCode()).isEmpty();
        assertThat(record.errorMessage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1776728214000",
                "\"1776728214000\"",
                "1776728214",
                "1.776728214E12",
                "\"2026-04-20T23:36:54Z\"",
                "\"2026-04-21 01:36:54+02:00\""
            })
    void timesAreReadInEveryForm(String json) throws NotJsonException {
        TaskRecord record = data("\"createTime\":" + json + ",\"completeTime\":" + json);

        assertThat(record.createdAt()).contains(Instant.parse("2026-04-20T23:36:54Z"));
        assertThat(record.completedAt()).contains(Instant.parse("2026-04-20T23:36:54Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"2025-06-06 10:25:00\"", "\"soon\"", "true", "{}", "[1776728214000]", "-1"})
    void timesThatCannotBeReadAreLeftOut(String json) throws NotJsonException {
        TaskRecord record = data("\"createTime\":" + json + ",\"completeTime\":" + json + ",\"successFlag\":1");

        assertThat(record.createdAt()).isEmpty();
        assertThat(record.completedAt()).isEmpty();
        assertThat(record.successFlag()).contains(1);
    }

    @Test
    void unknownFieldsAreSkippedEverywhere() throws NotJsonException {
        Envelope envelope =
                read("{\"new\":{\"code\":1,\"data\":{\"successFlag\":2}},\"code\":200,\"list\":[{\"code\":2}],"
                        + "\"data\":{\"x\":[[{\"successFlag\":3}]],\"successFlag\":1,\"response\":{\"y\":{\"resultUrls\":[\"bad\"]},"
                        + "\"resultUrls\":[\"good\"],\"z\":null}},\"last\":null}");

        assertThat(envelope.code()).contains(200);
        assertThat(envelope.data().orElseThrow().record().successFlag()).contains(1);
        assertThat(envelope.data().orElseThrow().record().resultUrls()).containsExactly("good");
    }

    @Test
    void resultsAreNeverTakenFromParamJson() throws NotJsonException {
        TaskRecord record = data(
                "\"paramJson\":\"{\\\"resultUrls\\\":[\\\"input\\\"],\\\"response\\\":{\\\"resultUrls\\\":[\\\"input\\\"]}}\","
                        + "\"imageUrl\":\"input\",\"successFlag\":1");

        assertThat(record.hasResult()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void everyEncodingOfUnicodeIsReadWithAndWithoutAByteOrderMark(String charset) throws NotJsonException {
        String json = "{\"code\":200,\"msg\":\"é🎬\"}";

        assertThat(reader.read(json.getBytes(Charset.forName(charset))).msg()).contains("é🎬");
        assertThat(reader.read(("\uFEFF" + json).getBytes(Charset.forName(charset)))
                        .msg())
                .contains("é🎬");
    }

    @Test
    void bytesOfAnotherCharsetDoNotHideTheRest() throws NotJsonException {
        Envelope envelope = reader.read("{\"msg\":\"é\",\"code\":200}".getBytes(ISO_8859_1));

        assertThat(envelope.code()).contains(200);
        assertThat(envelope.msg()).contains("\uFFFD");
    }

    @Test
    void bytesOfAnotherCharsetAfterAByteOrderMarkDoNotEither() throws NotJsonException {
        byte[] body = "\u00ef\u00bb\u00bf{\"msg\":\"é\",\"code\":200}".getBytes(ISO_8859_1);

        assertThat(reader.read(body).code()).contains(200);
    }

    @Test
    void twoHundredThousandLevelsAreRefused() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);

        assertThatThrownBy(() -> read("{\"code\":200,\"data\":{\"x\":" + deep + "}}"))
                .isInstanceOf(NotJsonException.class);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(NotJsonException.class);
        assertThatThrownBy(() -> read("{\"data\":".repeat(100_000))).isInstanceOf(NotJsonException.class);
    }

    @Test
    void levelsInAStringCountAsNoResponse() throws NotJsonException {
        String deep = "[".repeat(200_000);

        assertThat(data("\"response\":\"{\\\"resultUrls\\\":" + deep + "\"").hasResult())
                .isFalse();
        assertThat(response("\"resultUrls\":\"" + deep + "\"").hasResult()).isFalse();
    }

    @Test
    void hugeNumbersCostNothing() throws NotJsonException {
        assertThat(data("\"createTime\":1e999999999,\"successFlag\":1e999999999")
                        .successFlag())
                .isEmpty();
    }

    @Test
    void messagesOfExceptionsHoldNothingOfTheBody() {
        assertThatThrownBy(() -> read("{\"code\":s3cret}"))
                .isInstanceOf(NotJsonException.class)
                .hasNoCause()
                .message()
                .doesNotContain("s3cret");
    }
}
