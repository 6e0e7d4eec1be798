package io.github.veomaven.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientNumberTest {

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
        assertThat(LenientNumber.whole(text)).contains(expected);
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
                "١"
            })
    void everythingElseIsLeftOut(String text) {
        assertThat(LenientNumber.whole(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649", "4294967297"})
    void anIntegerDoesNotWrapAround(String text) {
        assertThat(LenientNumber.integer(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "-2147483648"})
    void theLargestIntegersAreRead(String text) {
        assertThat(LenientNumber.integer(text)).contains(Integer.parseInt(text));
    }
}
