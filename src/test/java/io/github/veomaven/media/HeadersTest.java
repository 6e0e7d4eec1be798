package io.github.veomaven.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.media.Headers.ContentRange;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aStrongEntityTagIsAValidator() {
        assertThat(headers("ETag", "\"abc-1\"").strongValidator()).contains("\"abc-1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"abc\"", "abc", "\"a\"b\"", "\"", "*", "\"a b\""})
    void aWeakOrMalformedEntityTagIsNoValidator(String tag) {
        assertThat(headers("ETag", tag).strongValidator()).isEmpty();
    }

    @Test
    void lastModifiedIsAValidatorOnceItIsAMinuteOld() {
        String changed = "Tue, 24 Nov 2026 09:00:00 GMT";

        assertThat(headers("Last-Modified", changed, "Date", "Tue, 24 Nov 2026 09:01:00 GMT")
                        .strongValidator())
                .contains(changed);
        assertThat(headers("Last-Modified", changed, "Date", "Tue, 24 Nov 2026 09:00:59 GMT")
                        .strongValidator())
                .isEmpty();
        assertThat(headers("Last-Modified", changed).strongValidator()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "999999999, PT24H",
        "'Tue, 24 Nov 2026 10:00:30 GMT', PT30S",
        "'Sat, 24 Nov 2096 10:00:30 GMT', PT24H"
    })
    void retryAfterIsReadInBothForms(String value, Duration wait) {
        assertThat(headers("Retry-After", value).retryAfter(NOW)).contains(wait);
    }

    @Test
    void aDateCountsFromTheHostsOwnClock() {
        assertThat(headers("Retry-After", "Tue, 24 Nov 2026 10:00:30 GMT", "Date", "Tue, 24 Nov 2026 10:00:20 GMT")
                        .retryAfter(NOW))
                .contains(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "soon", "1.5", "Tue, 24 Nov 2026 09:00:00 GMT"})
    void aRetryAfterThatIsPastOrInvalidCountsAsNone(String value) {
        assertThat(headers("Retry-After", value).retryAfter(NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"text/html;charset=utf-8, true", "TEXT/HTML, true", "video/mp4, false", "application/json, false"})
    void webPagesAreRecognisedByTheirType(String type, boolean html) {
        assertThat(headers("Content-Type", type).announcesHtml()).isEqualTo(html);
    }

    @Test
    void aRangeIsReadOnlyIfItMakesSense() {
        assertThat(headers("Content-Range", "bytes 5-9/10").contentRange()).contains(new ContentRange(5, 9, 10));
        for (String range :
                new String[] {"bytes 9-5/10", "bytes 5-10/10", "bytes 5-9/*", "items 5-9/10", "5-9/10", ""}) {
            assertThat(headers("Content-Range", range).contentRange()).as(range).isEmpty();
        }
    }

    private static Headers headers(String... namesAndValues) {
        BasicHttpResponse response = new BasicHttpResponse(200);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            response.addHeader(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Headers(response);
    }
}
