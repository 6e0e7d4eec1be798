package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void millisecondsAreAlwaysThere() {
        assertThat(Times.millis(Instant.parse("2026-11-23T10:00:00Z"))).isEqualTo("2026-11-23T10:00:00.000Z");
        assertThat(Times.millis(Instant.parse("2026-11-23T10:00:07.312999Z"))).isEqualTo("2026-11-23T10:00:07.312Z");
    }

    @Test
    void peopleSeeSecondsInUtc() {
        assertThat(Times.people(Instant.parse("2026-11-23T10:00:00Z"))).isEqualTo("2026-11-23 10:00:00 UTC");
        assertThat(Times.people(Instant.parse("2026-11-23T10:00:07.999Z"))).isEqualTo("2026-11-23 10:00:07 UTC");
    }

    @Test
    void aYearWithoutFourDigitsIsNotPlausible() {
        assertThat(Times.plausible(Optional.of(Instant.MIN))).isEmpty();
        assertThat(Times.plausible(Optional.of(Instant.parse("+10000-01-01T00:00:00Z"))))
                .isEmpty();
        assertThat(Times.plausible(Optional.of(Instant.EPOCH))).contains(Instant.EPOCH);
        assertThat(Times.plausible(Optional.empty())).isEmpty();
    }
}
