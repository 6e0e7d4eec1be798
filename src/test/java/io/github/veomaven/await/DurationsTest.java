package io.github.veomaven.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "90s, PT1M30S",
        "10m, PT10M",
        "1h30m, PT1H30M",
        "500ms, PT0.5S",
        "1m500ms, PT1M0.5S",
        "2d, PT48H",
        "' 30m ', PT30M",
        "PT10M, PT10M",
        "pt1.5s, PT1.5S",
        "0s, PT0S"
    })
    void isParsed(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", " 30 ", "0", "1.5", "-5", "+5"})
    void aBareNumberIsAnErrorThatSuggestsSecondsAndMinutes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessageContaining("write " + text.trim() + "s")
                .withMessageContaining(text.trim() + "m for minutes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "abc",
                "10 m",
                "m10",
                "10x",
                "30m1h",
                "9999999999s",
                "PT",
                "10M",
                "1,5h",
                "PT9999999999999999999S"
            })
    void anythingElseIsAnErrorThatShowsHowToWriteADuration(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessageContaining("1h30m");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0ms",
        "PT0.5S, 500ms",
        "PT1S, 1s",
        "PT3.25S, 3.2s",
        "PT59.9S, 59s",
        "PT1M20S, 1m20s",
        "PT28M40S, 28m40s",
        "PT30M, 30m",
        "PT1H30M, 1h30m",
        "PT50H, 50h",
        "PT-1M, -1m"
    })
    void isFormatted(Duration duration, String text) {
        assertThat(Durations.format(duration)).isEqualTo(text);
    }
}
