package io.github.veomaven.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTimesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "7, PT7S",
        "' 120 ', PT2M",
        "007, PT7S",
        "'Tue, 24 Nov 2026 10:00:30 GMT', PT30S",
        "'Tuesday, 24-Nov-26 10:00:30 GMT', PT30S",
        "86400, P1D"
    })
    void secondsAndDatesAreRead(String value, Duration expected) {
        assertThat(HttpTimes.retryAfter(value, NOW)).contains(expected);
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
        assertThat(HttpTimes.retryAfter(value, NOW)).contains(Duration.ofDays(1));
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
        assertThat(HttpTimes.retryAfter(value, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "1.5", "1e3", "0x10", "٣", "Mon, 24 Nov 2026 10:00:30 GMT", "2026-11-24T10:00:30Z"})
    void whatIsInvalidCountsAsNone(String value) {
        assertThat(HttpTimes.retryAfter(value, NOW)).isEmpty();
    }

    @Test
    void extremeDatesAreHandled() {
        assertThat(HttpTimes.retryAfter("Tue, 24 Nov 2026 10:00:30 GMT", Instant.MIN))
                .contains(Duration.ofDays(1));
        assertThat(HttpTimes.retryAfter("Tue, 24 Nov 2026 10:00:30 GMT", Instant.MAX))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue, 24 Nov 2026 10:00:30 GMT",
                " Tue, 24 Nov 2026 10:00:30 GMT ",
                "Tuesday, 24-Nov-26 10:00:30 GMT"
            })
    void aDateIsReadInTheUsualFormAndInAnObsoleteOne(String value) {
        assertThat(HttpTimes.date(value)).contains(Instant.parse("2026-11-24T10:00:30Z"));
    }

    @Test
    void everyDayOfAYearIsRead() {
        DateTimeFormatter http = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
        LocalDateTime first = LocalDateTime.of(2028, 1, 1, 23, 59, 7);
        for (LocalDateTime day = first; day.getYear() == 2028; day = day.plusDays(1)) {
            assertThat(HttpTimes.date(http.format(day))).contains(day.toInstant(ZoneOffset.UTC));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "Mon, 24 Nov 2026 10:00:30 GMT",
                "Tue, 24 ovD 2026 10:00:30 GMT",
                "Tue, 31 Nov 2026 10:00:30 GMT",
                "Tue, 24 Nov 2026 24:00:30 GMT",
                "Tue, 24 Nov 2026 1x:00:30 GMT",
                "Tue, 24 Nov 2026 10:00:30 XYZ",
                "2026-11-24T10:00:30Z"
            })
    void anInvalidDateIsNone(String value) {
        assertThat(HttpTimes.date(value)).isEmpty();
    }
}
