package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.await.TaskRecord;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private Envelope read(String json) throws TroubleException {
        return Envelope.read(json.getBytes(UTF_8));
    }

    private TaskRecord data(String fields) throws TroubleException {
        return read("{\"code\":200,\"data\":{" + fields + "}}").record();
    }

    private TaskRecord response(String fields) throws TroubleException {
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
    void aListIsReadInEveryForm(String json, String expected) throws TroubleException {
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
    void listsThatAreAbsentAreEmpty() throws TroubleException {
        assertThat(data("\"successFlag\":1")).isEqualTo(data("\"successFlag\":1,\"response\":{}"));
        assertThat(data("\"successFlag\":1").hasResult()).isFalse();
    }

    @Test
    void mediaIdsInTheResponseComeFirst() throws TroubleException {
        TaskRecord record = data("\"mediaIds\":[\"outer\"],\"imageUrls\":[\"o\"],"
                + "\"response\":{\"mediaIds\":[7],\"imageUrls\":[\"i\"]}");

        assertThat(record.mediaIds()).containsExactly("7");
        assertThat(record.imageUrls()).containsExactly("i");
    }

    @Test
    void aResponseInAStringIsRead() throws TroubleException {
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
    void anythingElseCountsAsNoResponse(String json) throws TroubleException {
        assertThat(data("\"response\":" + json).hasResult()).isFalse();
    }

    @Test
    void ofDuplicateFieldsTheLastCounts() throws TroubleException {
        TaskRecord record = data("\"errorMessage\":\"a\",\"errorMessage\":null,\"response\":{\"resultUrls\":[\"a\"]},"
                + "\"response\":{\"originUrls\":[\"b\"]}");

        assertThat(record.errorMessage()).isEmpty();
        assertThat(record.resultUrls()).isEmpty();
        assertThat(record.originUrls()).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false", "\"true\",true", "\"FALSE\",false", "1,true", "0,false", "\"1\",true"})
    void theFallbackFlagIsReadInEveryForm(String json, boolean expected) throws TroubleException {
        assertThat(data("\"fallbackFlag\":" + json).fallback()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"maybe\"", "2", "[]", "{}"})
    void anUnreadableFallbackFlagIsLeftOut(String json) throws TroubleException {
        assertThat(data("\"fallbackFlag\":" + json).fallback()).isEmpty();
    }

    @Test
    void theFallbackFlagIsLookedForInDataOnly() throws TroubleException {
        assertThat(response("\"fallbackFlag\":true").fallback()).isEmpty();
    }

    @Test
    void soundAndSeedsAreReadInEveryForm() throws TroubleException {
        assertThat(response("\"hasAudioList\":[true,\"false\",0,null,\"?\"]").hasAudio())
                .containsExactly(true, false, false);
        assertThat(response("\"hasAudioList\":false").hasAudio()).containsExactly(false);
        assertThat(response("\"seeds\":[61668,\"7\",8.0,1.5,\"x\"]").seeds()).containsExactly(61668L, 7L, 8L);
        assertThat(response("\"seeds\":\"[1,2]\"").seeds()).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @CsvSource({"500,500", "500.0,500", "\"500\",500", "\"E_QUOTA\",E_QUOTA", "422,422"})
    void anErrorCodeIsText(String json, String expected) throws TroubleException {
        assertThat(data("\"errorCode\":" + json).errorCode()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \"", "{}", "[]"})
    void anErrorThatSaysNothingIsLeftOut(String json) throws TroubleException {
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
    void timesAreReadInEveryForm(String json) throws TroubleException {
        TaskRecord record = data("\"createTime\":" + json + ",\"completeTime\":" + json);

        assertThat(record.createdAt()).contains(Instant.parse("2026-04-20T23:36:54Z"));
        assertThat(record.completedAt()).contains(Instant.parse("2026-04-20T23:36:54Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"2025-06-06 10:25:00\"", "\"soon\"", "true", "{}", "[1776728214000]", "-1"})
    void timesThatCannotBeReadAreLeftOut(String json) throws TroubleException {
        TaskRecord record = data("\"createTime\":" + json + ",\"completeTime\":" + json + ",\"successFlag\":1");

        assertThat(record.createdAt()).isEmpty();
        assertThat(record.completedAt()).isEmpty();
        assertThat(record.successFlag()).contains(1);
    }

    @Test
    void unknownFieldsAreSkippedEverywhere() throws TroubleException {
        Envelope envelope =
                read("{\"new\":{\"code\":1,\"data\":{\"successFlag\":2}},\"code\":200,\"list\":[{\"code\":2}],"
                        + "\"data\":{\"x\":[[{\"successFlag\":3}]],\"successFlag\":1,\"response\":{\"y\":{\"resultUrls\":[\"bad\"]},"
                        + "\"resultUrls\":[\"good\"],\"z\":null}},\"last\":null}");

        assertThat(envelope.code()).contains(200);
        assertThat(envelope.record().successFlag()).contains(1);
        assertThat(envelope.record().resultUrls()).containsExactly("good");
    }

    @Test
    void resultsAreNeverTakenFromParamJson() throws TroubleException {
        TaskRecord record = data(
                "\"paramJson\":\"{\\\"resultUrls\\\":[\\\"input\\\"],\\\"response\\\":{\\\"resultUrls\\\":[\\\"input\\\"]}}\","
                        + "\"imageUrl\":\"input\",\"successFlag\":1");

        assertThat(record.hasResult()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void everyEncodingOfUnicodeIsReadWithAndWithoutAByteOrderMark(String charset) throws TroubleException {
        String json = "{\"code\":200,\"msg\":\"é🎬\"}";

        assertThat(Envelope.read(json.getBytes(Charset.forName(charset))).msg()).contains("é🎬");
        assertThat(Envelope.read(("\uFEFF" + json).getBytes(Charset.forName(charset)))
                        .msg())
                .contains("é🎬");
    }

    @Test
    void bytesOfAnotherCharsetDoNotHideTheRest() throws TroubleException {
        Envelope envelope = Envelope.read("{\"msg\":\"é\",\"code\":200}".getBytes(ISO_8859_1));

        assertThat(envelope.code()).contains(200);
        assertThat(envelope.msg()).contains("\uFFFD");
    }

    @Test
    void bytesOfAnotherCharsetAfterAByteOrderMarkDoNotEither() throws TroubleException {
        byte[] body = "\u00ef\u00bb\u00bf{\"msg\":\"é\",\"code\":200}".getBytes(ISO_8859_1);

        assertThat(Envelope.read(body).code()).contains(200);
    }

    @Test
    void twoHundredThousandLevelsAreRefused() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);

        assertThatThrownBy(() -> read("{\"code\":200,\"data\":{\"x\":" + deep + "}}"))
                .isInstanceOf(TroubleException.class);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(TroubleException.class);
        assertThatThrownBy(() -> read("{\"data\":".repeat(100_000))).isInstanceOf(TroubleException.class);
    }

    @Test
    void levelsInAStringCountAsNoResponse() throws TroubleException {
        String deep = "[".repeat(200_000);

        assertThat(data("\"response\":\"{\\\"resultUrls\\\":" + deep + "\"").hasResult())
                .isFalse();
        assertThat(response("\"resultUrls\":\"" + deep + "\"").hasResult()).isFalse();
    }

    @Test
    void hugeNumbersTakeNoTime() throws TroubleException {
        assertThat(data("\"createTime\":1e999999999,\"successFlag\":1e999999999")
                        .successFlag())
                .isEmpty();
    }

    @Test
    void messagesOfExceptionsContainNothingOfTheBody() {
        assertThatThrownBy(() -> read("{\"code\":s3cret}"))
                .isInstanceOf(TroubleException.class)
                .hasNoCause()
                .message()
                .doesNotContain("s3cret");
    }

    /** Whether a limit holds however the list comes. */
    private static List<String> forms(List<String> elements) {
        String array = "[\"" + String.join("\",\"", elements) + "\"]";
        return List.of(array, "\"" + array.replace("\"", "\\\"") + "\"");
    }

    @Test
    void ofAListOneHundredElementsAreKeptAndTheOthersAreCounted() throws TroubleException {
        List<String> hundred = Collections.nCopies(LenientJson.MAX_ELEMENTS, "u");
        for (String list : forms(hundred)) {
            assertThat(response("\"resultUrls\":" + list).resultUrls()).hasSize(100);
            assertThat(response("\"resultUrls\":" + list).leftOut()).isEmpty();
        }
        for (String list : forms(Collections.nCopies(LenientJson.MAX_ELEMENTS + 1, "7"))) {
            TaskRecord record = response("\"resultUrls\":" + list + ",\"seeds\":" + list + ",\"mediaIds\":" + list);

            assertThat(record.resultUrls()).hasSize(100);
            assertThat(record.seeds()).hasSize(100);
            assertThat(record.mediaIds()).hasSize(100);
            assertThat(record.leftOut()).contains(3);
        }
    }

    @Test
    void anElementThatIsTooLongIsLeftOutAndCounted() throws TroubleException {
        String longest = "u".repeat(LenientJson.MAX_ELEMENT);
        for (String list : forms(List.of(longest + "u", longest, "short"))) {
            assertThat(response("\"originUrls\":" + list).originUrls()).containsExactly(longest, "short");
            assertThat(response("\"originUrls\":" + list).leftOut()).contains(1);
        }
        assertThat(response("\"originUrls\":\"" + longest + "\"").originUrls()).containsExactly(longest);
        assertThat(response("\"originUrls\":\"" + longest + "u\"").leftOut()).contains(1);
    }

    @Test
    void aListIsCutOffWhereItsElementsTogetherAreTooLong() throws TroubleException {
        String quarter = "u".repeat(LenientJson.MAX_LIST / 4);

        assertThat(response("\"resultUrls\":"
                                + forms(Collections.nCopies(4, quarter)).get(0))
                        .leftOut())
                .isEmpty();
        TaskRecord record = response(
                "\"resultUrls\":" + forms(Collections.nCopies(5, quarter)).get(0));
        assertThat(record.resultUrls()).hasSize(4);
        assertThat(record.leftOut()).contains(1);
    }

    @Test
    void whatIsLeftOutOfARecordThatIsOverwrittenDoesNotCount() throws TroubleException {
        String list = forms(Collections.nCopies(101, "u")).get(0);

        Envelope envelope = read("{\"code\":200,\"data\":{\"mediaIds\":" + list + "},\"data\":{\"successFlag\":1}}");

        assertThat(envelope.record().leftOut()).isEmpty();
    }

    @Test
    void anOverlongTextIsCutOff() throws TroubleException {
        String longest = "m".repeat(LenientJson.MAX_TEXT);

        assertThat(data("\"errorMessage\":\"" + longest + "\"").errorMessage()).contains(longest);
        assertThat(data("\"errorMessage\":\"" + longest + "m\"").errorMessage()).contains(longest + "...");
        assertThat(data("\"errorMessage\":\"" + longest.substring(1) + "🎬\"").errorMessage())
                .contains(longest.substring(1) + "...");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'title':'Not Found','status':404,'detail':'no such path'} | Not Found: no such path",
                "{'type':'about:blank','title':'Forbidden'} | Forbidden",
                "{'timestamp':1,'status':404,'error':'Not Found','message':'no handler','path':'/'} | Not Found: no handler",
                "{'detail':'Not Found'} | Not Found",
                "{'detail':[{'loc':['query']}]} | ''",
                "{'message':'no Route matched'} | no Route matched",
                "{'error':{'code':404,'message':'gone','status':'NOT_FOUND'}} | gone",
                "{'error':{'message':'gone','error':{'message':'deeper'},'data':{'successFlag':3}}} | gone",
                "{'code':'NOT_FOUND','message':'gone'} | NOT_FOUND: gone",
                "{'error':'invalid_token','error_description':'it expired'} | invalid_token: it expired",
                "{'error':'same','message':'same'} | same",
                "{'code':404,'msg':'gone','message':'other'} | gone",
                "{'code':404,'message':'other'} | other",
                "{} | ''"
            })
    void wordsAreFoundInErrorsOfEveryShape(String json, String expected) throws TroubleException {
        Envelope envelope = read(json.replace('\'', '"'));

        assertThat(envelope.words().orElse("")).isEqualTo(expected);
        assertThat(envelope.hasRecord()).isFalse();
    }

    @Test
    void anOverlongEncodingIsNotReadAsAscii() throws TroubleException {
        byte[] body = "{\"msg\":\"\u00c1\u0081\"}".getBytes(ISO_8859_1);

        assertThat(Envelope.read(body).msg().orElseThrow()).doesNotContain("A").contains("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {}", "{", "\u0000\u0000\u0000", "\u00fe\u00ff", "\u00ff\u00fe\u0000"})
    void shortBodiesAreJsonOrAreNot(String bytes) {
        assertThatCode(() -> {
                    try {
                        Envelope.read(bytes.getBytes(ISO_8859_1));
                    } catch (TroubleException e) {
                        assertThat(e.kind()).isEqualTo("not JSON");
                    }
                })
                .doesNotThrowAnyException();
    }
}
