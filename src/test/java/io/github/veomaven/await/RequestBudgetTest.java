package io.github.veomaven.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBudgetTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    @Test
    void aFewRequestsMayStartAtOnceAndTheOthersAreSpread() {
        RequestBudget budget = new RequestBudget(10);

        assertThat(start(budget, 0, 12))
                .containsExactly(
                        0L,
                        0L,
                        0L,
                        0L,
                        100 * MILLI,
                        200 * MILLI,
                        300 * MILLI,
                        400 * MILLI,
                        500 * MILLI,
                        600 * MILLI,
                        1000 * MILLI,
                        1000 * MILLI);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 64, 2000})
    void noSecondSeesMoreThanTheProjectAllows(int perSecond) {
        List<Long> starts = start(new RequestBudget(perSecond), 0, perSecond * 5);

        for (int i = perSecond; i < starts.size(); i++) {
            assertThat(starts.get(i) - starts.get(i - perSecond)).isGreaterThanOrEqualTo(SECOND);
        }
        assertThat(starts.get(starts.size() - 1)).isLessThanOrEqualTo(5 * SECOND);
    }

    @Test
    void anIdleBudgetDoesNotSaveUpMoreThanABurst() {
        RequestBudget budget = new RequestBudget(10);
        start(budget, 0, 1);

        assertThat(start(budget, 60 * SECOND, 5))
                .containsExactly(60 * SECOND, 60 * SECOND, 60 * SECOND, 60 * SECOND, 60 * SECOND + 100 * MILLI);
    }

    @Test
    void aRefusalLowersTheRateToAShareOfWhatWasRefused() {
        RequestBudget budget = new RequestBudget(10);
        start(budget, 0, 4);

        budget.throttled(0, 50 * MILLI);

        assertThat(budget.rate(50 * MILLI)).isCloseTo(2.8, within(0.01));
        assertThat(budget.earliestStart(50 * MILLI)).isCloseTo(50 * MILLI + (long) (SECOND / 2.8), within(MILLI));
    }

    @Test
    void refusalsOfRequestsFromBeforeTheLoweringCountOnce() {
        RequestBudget budget = new RequestBudget(10);
        start(budget, 0, 4);
        budget.throttled(0, 50 * MILLI);
        double lowered = budget.rate(60 * MILLI);

        budget.throttled(0, 60 * MILLI);
        budget.throttled(49 * MILLI, 60 * MILLI);

        assertThat(budget.rate(60 * MILLI)).isEqualTo(lowered);
    }

    @Test
    void refusalAfterRefusalLowersTheRateDownToOneInTenSeconds() {
        RequestBudget budget = new RequestBudget(10);
        long now = 0;
        for (int i = 0; i < 100; i++) {
            now = Math.max(now, budget.earliestStart(now));
            budget.startedAt(now);
            budget.throttled(now, now);
        }

        assertThat(budget.rate(now)).isCloseTo(0.1, within(0.0001));
    }

    @Test
    void theRateRecoversSlowlyAndOnlyUpToTheProjectsLimit() {
        RequestBudget budget = new RequestBudget(10);
        start(budget, 0, 4);
        budget.throttled(0, 0);

        assertThat(budget.rate(3 * SECOND)).isCloseTo(2.8 * 1.1, within(0.01));
        assertThat(budget.rate(30 * SECOND)).isCloseTo(2.8 * Math.pow(1.1, 10), within(0.01));
        assertThat(budget.rate(600 * SECOND)).isEqualTo(10);
        assertThat(start(budget, 600 * SECOND, 4)).containsOnly(600 * SECOND);
    }

    @Test
    void lastPollsAreSpreadSoThatTheyFitIntoTheBudget() {
        RequestBudget budget = new RequestBudget(10);

        assertThat(budget.leadOfLastPoll(0, 0)).isZero();
        assertThat(budget.leadOfLastPoll(3, 0)).isZero();
        assertThat(budget.leadOfLastPoll(4, 0)).isEqualTo(400 * MILLI);
        assertThat(budget.leadOfLastPoll(29, 0)).isEqualTo(2900 * MILLI);
    }

    private static List<Long> start(RequestBudget budget, long from, int requests) {
        List<Long> starts = new ArrayList<>();
        long now = from;
        for (int i = 0; i < requests; i++) {
            now = Math.max(now, budget.earliestStart(now));
            budget.startedAt(now);
            starts.add(now);
        }
        return starts;
    }
}
