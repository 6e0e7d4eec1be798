package io.github.veomaven.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "7, PT7S",
        "' 120 ', PT2M",
        "007, PT7S",
        "'Tue, 24 Nov 2026 10:00:30 GMT', PT30S",
        "'Tue, 24 Nov 2026 10:00:30 +0000', PT30S",
        "86400, P1D"
    })
    void secondsAndDatesAreRead(String value, Duration expected) {
        assertThat(RetryAfter.read(value, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "86401",
                "999999999",
                "1000000000",
                "99999999999999999999999999999999",
                "Fri, 31 Dec 9999 23:59:59 GMT"
            })
    void anAbsurdWaitIsCutToADay(String value) {
        assertThat(RetryAfter.read(value, NOW)).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "000",
                "-5",
                "Tue, 24 Nov 2026 10:00:00 GMT",
                "Tue, 24 Nov 2026 09:00:00 GMT",
                "Thu, 01 Jan 1970 00:00:00 GMT"
            })
    void zeroAndThePastCountAsNone(String value) {
        assertThat(RetryAfter.read(value, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "1.5", "1e3", "0x10", "٣", "Mon, 24 Nov 2026 10:00:30 GMT", "2026-11-24T10:00:30Z"})
    void whatIsNotUnderstoodCountsAsNone(String value) {
        assertThat(RetryAfter.read(value, NOW)).isEmpty();
    }

    @Test
    void theFarthestMomentsAreNoTrouble() {
        assertThat(RetryAfter.read("Tue, 24 Nov 2026 10:00:30 GMT", Instant.MIN))
                .contains(RetryAfter.MAX);
        assertThat(RetryAfter.read("Tue, 24 Nov 2026 10:00:30 GMT", Instant.MAX))
                .isEmpty();
    }
}
