package io.github.veomaven.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.veomaven.testing.CadenceLengths;
import io.github.veomaven.testing.CadenceSchedules;
import io.github.veomaven.testing.CadenceSimulation;
import io.github.veomaven.testing.CadenceSimulation.Summary;
import io.github.veomaven.testing.CadenceSimulation.Wait;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What performance.md says about the adaptive cadence. Computed instead of measured: lengths are fixed and nothing waits. */
class CadenceSimulationTest {

    /** The standard deviation of the logarithms of the lengths observed: 61, 67, 73 and 89 s. */
    private static final double OBSERVED_SIGMA = 0.16;

    private static final List<Duration> UNIFORM = CadenceLengths.uniform();

    @Test
    void theReferencePointsAreReproduced() {
        assertSummary(summary(CadenceSchedules.fixed(5), UNIFORM), 2.5, 25.5);
        assertSummary(summary(CadenceSchedules.fixed(3), UNIFORM), 1.5, 41.5);
        assertSummary(summary(CadenceSchedules.tenThenThree(), UNIFORM), 1.5, 29.8);
    }

    @Test
    void tasksOfOneToThreeMinutesAreNoticedAQuarterSoonerThanByPollingEveryFourSeconds() {
        assertSummary(summary(CadenceSchedules.adaptive(), UNIFORM), 1.46, 33.1);
        assertSummary(summary(CadenceSchedules.fixed(4), UNIFORM), 2.00, 31.5);
    }

    @Test
    void onTheMixtureTheMeanLagIsWithinOneAndAHalfSecondsAtNoMoreRequestsThanEveryFourSeconds() {
        assertMixture(OBSERVED_SIGMA, 1.5);
    }

    /** How much the lengths really vary is unknown. */
    @ParameterizedTest
    @CsvSource({"0.16, 1.43", "0.2, 1.49", "0.25, 1.57", "0.3, 1.65"})
    void howeverMuchTheUsualLengthVariesTheRequestsAreNoMoreThanThoseOfEveryFourSeconds(double sigma, double lag) {
        assertMixture(sigma, lag);
    }

    @Test
    void noLengthFromFiftySecondsToFifteenMinutesIsNoticedLaterThanFivePercentOrThreeAndAHalfSeconds() {
        assertThat(polled(CadenceSchedules.adaptive())
                        .await(CadenceLengths.sweep(Duration.ofSeconds(50), Duration.ofMinutes(15))))
                .noneMatch(Wait::late);
    }

    @Test
    void aShorterTaskIsNoticedWithinSixteenSeconds() {
        assertThat(summary(CadenceSchedules.adaptive(), CadenceLengths.sweep(Duration.ZERO, Duration.ofSeconds(50)))
                        .maxLag())
                .isLessThanOrEqualTo(16);
    }

    @Test
    void aFinishedTaskIsKnownAfterOneRequest() {
        assertThat(polled(CadenceSchedules.adaptive()).await(Duration.ZERO))
                .isEqualTo(new Wait(Duration.ZERO, Duration.ZERO, 1));
    }

    @Test
    void aSlowRequestIsAddedToTheLagAndPutsOffTheNextPollOnlyIfItTakesLongerThanTheDelay() {
        UnaryOperator<Duration> everySecond = CadenceSchedules.fixed(1);
        Duration length = Duration.ofMillis(1_500);

        assertThat(new CadenceSimulation(everySecond, Duration.ofMillis(200)).await(length))
                .isEqualTo(new Wait(length, Duration.ofMillis(700), 3));
        assertThat(new CadenceSimulation(everySecond, Duration.ofMillis(1_200)).await(length))
                .isEqualTo(new Wait(length, Duration.ofMillis(900), 2));
    }

    private static Summary summary(UnaryOperator<Duration> schedule, List<Duration> lengths) {
        return polled(schedule).summary(lengths);
    }

    private static CadenceSimulation polled(UnaryOperator<Duration> schedule) {
        return new CadenceSimulation(schedule, Duration.ZERO);
    }

    private static void assertMixture(double sigma, double meanLag) {
        List<Duration> mixture = CadenceLengths.mixture(sigma);
        Summary adaptive = summary(CadenceSchedules.adaptive(), mixture);

        assertThat(adaptive.meanLag()).isLessThanOrEqualTo(meanLag);
        assertThat(adaptive.meanRequests())
                .isLessThanOrEqualTo(summary(CadenceSchedules.fixed(4), mixture).meanRequests());
    }

    private static void assertSummary(Summary summary, double meanLag, double meanRequests) {
        assertThat(summary.meanLag()).isCloseTo(meanLag, within(0.02));
        assertThat(summary.meanRequests()).isCloseTo(meanRequests, within(0.15));
    }
}
