package io.github.veomaven.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientTextTest {

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "' 1 ',1",
        "+1,1",
        "-1,-1",
        "1.0,1",
        "1.000,1",
        "2e0,2",
        "1.5E1,15",
        "007,7",
        "999999999999999999,999999999999999999"
    })
    void wholeNumbersInAnyFormAreRead(String text, long expected) {
        assertThat(LenientText.whole(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.5",
                "one",
                "1 2",
                "0x1",
                "NaN",
                "Infinity",
                "1e400",
                "1e999999999",
                "1.",
                ".5",
                "9999999999999999999",
                "1e17",
                "1.0f",
                "-",
                "+-1",
                "1:",
                "1/",
                "١"
            })
    void anythingElseIsNotAWholeNumber(String text) {
        assertThat(LenientText.whole(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649", "4294967297"})
    void anIntegerDoesNotWrapAround(String text) {
        assertThat(LenientText.integer(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "-2147483648"})
    void theLargestIntegersAreRead(String text) {
        assertThat(LenientText.integer(text)).contains(Integer.parseInt(text));
    }

    @ParameterizedTest
    @CsvSource({
        "1776728214000, 2026-04-20T23:36:54Z",
        "1776728214123, 2026-04-20T23:36:54.123Z",
        "1776728214, 2026-04-20T23:36:54Z",
        "1776728214000.0, 2026-04-20T23:36:54Z",
        "1.776728214E12, 2026-04-20T23:36:54Z",
        "1000000000, 2001-09-09T01:46:40Z",
        "99999999999, 5138-11-16T09:46:39Z",
        "253402300799999, 9999-12-31T23:59:59.999Z",
        "2025-06-06T10:25:00Z, 2025-06-06T10:25:00Z",
        "2025-06-06T10:25:00.5+08:00, 2025-06-06T02:25:00.500Z",
        "2025-06-06 10:25:00+02:00, 2025-06-06T08:25:00Z",
        "' 2025-06-06T10:25Z ', 2025-06-06T10:25:00Z"
    })
    void everyFormThatNamesATimeIsRead(String text, Instant expected) {
        assertThat(LenientText.time(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-06-06 10:25:00",
                "2025-06-06T10:25:00",
                "2025-06-06",
                "2025-13-06T10:25:00Z",
                "yesterday",
                "",
                "0",
                "-1776728214000",
                "999999999",
                "253402300800000",
                "999999999999999999",
                "9999999999999999999999999",
                "1e999",
                "true",
                "+12345-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z"
            })
    void aTimeWithoutAZoneAndGarbageAreLeftOut(String text) {
        assertThat(LenientText.time(text)).isEmpty();
    }
}
