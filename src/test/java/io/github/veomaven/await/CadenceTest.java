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

        assertThat(ages).containsExactly(0L, 15_000L, 30_000L, 40_000L, 50_000L, 57_100L, 59_200L, 61_300L, 63_400L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 15000",
        "24999, 15000",
        "29999, 10001",
        "30000, 10000",
        "47100, 10000",
        "54999, 2101",
        "55000, 2100",
        "94999, 2100",
        "95000, 3100",
        "119999, 2701",
        "120000, 2700",
        "179999, 2700",
        "180000, 3000",
        "300000, 3800",
        "599999, 3800",
        "600000, 5000",
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
    void theOldestConceivableTaskIsPolledAllTheSame() {
        assertThat(adaptive.delayAt(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(seconds(30));
    }

    @Test
    void whereverPollingBeginsNoPauseAfterAMinuteExceedsFivePercentOfTheAgeAndThreeAndAHalfSeconds() {
        for (long age = 0; age <= 900_000; age += 100) {
            long next = age + adaptive.delayAt(Duration.ofMillis(age)).toMillis();
            long shortestNoticed = Math.max(age, 60_000);

            assertThat(next - shortestNoticed)
                    .as("lag of the shortest task of a minute or more that the poll after age %s ms notices", age)
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
    @CsvSource({"0, 3500", "40, 3500", "57, 2100", "100, 3100", "300, 3800", "590, 3800", "900, 7500", "-5, 3500"})
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
