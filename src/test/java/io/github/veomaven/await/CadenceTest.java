package io.github.veomaven.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {

    private final Cadence adaptive = Cadence.adaptive();

    @Test
    void aTaskPolledFromItsCreationIsPolledAtTheseAges() {
        List<Long> ages = new ArrayList<>();
        for (Duration age = Duration.ZERO; age.compareTo(seconds(64)) < 0; age = age.plus(adaptive.delayAt(age))) {
            ages.add(age.toMillis());
        }

        assertThat(ages)
                .containsExactly(0L, 16_000L, 26_000L, 33_000L, 40_000L, 47_000L, 53_100L, 56_200L, 59_300L, 62_100L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 16000",
        "9999, 16000",
        "10001, 15999",
        "15999, 10001",
        "16000, 10000",
        "25999, 7001",
        "26000, 7000",
        "46100, 7000",
        "49999, 3101",
        "50000, 3100",
        "59999, 2101",
        "60000, 2100",
        "89999, 2100",
        "90000, 2800",
        "110000, 3300",
        "299999, 3300",
        "300000, 5000",
        "479999, 3001",
        "480000, 3000",
        "719999, 3000",
        "720000, 6000",
        "900000, 7500",
        "3600000, 30000",
        "999999999, 30000"
    })
    void theDelayFollowsFromTheAge(long age, long delay) {
        assertThat(adaptive.delayAt(Duration.ofMillis(age))).isEqualTo(Duration.ofMillis(delay));
    }

    @Test
    void anAgeThatOnlyWrongClocksGiveCountsAsZero() {
        assertThat(adaptive.delayAt(seconds(-3_600))).isEqualTo(adaptive.delayAt(Duration.ZERO));
    }

    @Test
    void evenTheOldestConceivableTaskIsPolled() {
        assertThat(adaptive.delayAt(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(seconds(30));
    }

    @Test
    void whereverPollingBeginsNoPauseAfterFiftySecondsExceedsFivePercentOfTheAgeAndThreeAndAHalfSeconds() {
        for (long age = 0; age <= 900_000; age += 100) {
            long next = age + adaptive.delayAt(Duration.ofMillis(age)).toMillis();
            long shortestNoticed = Math.max(age, 50_000);

            assertThat(next - shortestNoticed)
                    .as("lag of the shortest task of 50 s or more that the poll after age %s ms notices", age)
                    .isLessThanOrEqualTo(Math.max(3_500, shortestNoticed / 20));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 59_999, 600_000, 86_400_000})
    void aFixedCadenceIsTheSameAtEveryAge(long age) {
        assertThat(Cadence.fixed(seconds(7)).delayAt(Duration.ofMillis(age))).isEqualTo(seconds(7));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void anIntervalThatIsNotPositiveIsRefused(long interval) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cadence.fixed(Duration.ofMillis(interval)))
                .withMessageContaining("interval");
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3500",
        "40, 3500",
        "57, 3100",
        "70, 2100",
        "100, 2800",
        "300, 5000",
        "590, 3000",
        "900, 7500",
        "-5, 3500"
    })
    void withoutAnAgeNoEndIsNoticedLate(long watchedSeconds, long delayMillis) {
        assertThat(Cadence.adaptive().delayWithoutAge(Duration.ofSeconds(watchedSeconds)))
                .isEqualTo(Duration.ofMillis(delayMillis));
    }

    @Test
    void aFixedPaceNeedsNoAge() {
        assertThat(Cadence.fixed(Duration.ofSeconds(40)).delayWithoutAge(Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(40));
    }
}
