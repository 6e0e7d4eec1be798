package io.github.veomaven.await;

import static io.github.veomaven.testing.EngineRun.settings;
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
    private static final PolledTask A = polled("a");
    private static final PolledTask B = polled("b");

    private final RequestBudget budget = new RequestBudget(10);

    @Test
    void aFewRequestsMayStartAtOnceAndTheOthersAreSpread() {
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
        start(budget, 0, 1);

        assertThat(start(budget, 60 * SECOND, 5))
                .containsExactly(60 * SECOND, 60 * SECOND, 60 * SECOND, 60 * SECOND, 60 * SECOND + 100 * MILLI);
    }

    @Test
    void aRefusalLowersTheRateToAShareOfWhatWasRefused() {
        start(budget, 0, 4);

        budget.throttled(0, 50 * MILLI);

        assertThat(budget.rate(50 * MILLI)).isCloseTo(2.8, within(0.01));
        assertThat(budget.earliestStart(50 * MILLI)).isCloseTo(50 * MILLI + (long) (SECOND / 2.8), within(MILLI));
    }

    @Test
    void refusalsOfRequestsFromBeforeTheLoweringCountOnce() {
        start(budget, 0, 4);
        budget.throttled(0, 50 * MILLI);
        double lowered = budget.rate(60 * MILLI);

        budget.throttled(0, 60 * MILLI);
        budget.throttled(49 * MILLI, 60 * MILLI);

        assertThat(budget.rate(60 * MILLI)).isEqualTo(lowered);
    }

    @Test
    void refusalAfterRefusalLowersTheRateDownToOneInTenSeconds() {
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
        start(budget, 0, 4);
        budget.throttled(0, 0);

        assertThat(budget.rate(3 * SECOND)).isCloseTo(2.8 * 1.1, within(0.01));
        assertThat(budget.rate(30 * SECOND)).isCloseTo(2.8 * Math.pow(1.1, 10), within(0.01));
        assertThat(budget.rate(600 * SECOND)).isEqualTo(10);
        assertThat(start(budget, 600 * SECOND, 4)).containsOnly(600 * SECOND);
    }

    @Test
    void a503AloneDoesNotLowerTheRate() {
        start(budget, 0, 10);

        budget.answered(0);
        budget.unavailable(A, 100 * MILLI, 100 * MILLI);
        budget.unavailable(B, 200 * MILLI, 200 * MILLI);

        assertThat(budget.rate(200 * MILLI)).isEqualTo(10);
    }

    @Test
    void a503LowersTheRateWhenARequestBetweenItAndThe503OfAnotherTaskWasAnswered() {
        start(budget, 0, 4);

        budget.unavailable(A, 0, 0);
        budget.answered(0);
        budget.unavailable(B, 0, 50 * MILLI);

        assertThat(budget.rate(50 * MILLI)).isCloseTo(2.8, within(0.01));
    }

    @Test
    void theAnsweredRequestMustHaveStartedBetweenThem() {
        start(budget, 0, 10);

        budget.unavailable(A, 200 * MILLI, 200 * MILLI);
        budget.answered(199 * MILLI);
        budget.unavailable(B, 300 * MILLI, 300 * MILLI);
        budget.answered(500 * MILLI);
        budget.unavailable(B, 499 * MILLI, 600 * MILLI);

        assertThat(budget.rate(600 * MILLI)).isEqualTo(10);
    }

    @Test
    void aSpellOf503IsForgottenAfterTenSeconds() {
        start(budget, 0, 4);

        budget.unavailable(A, 0, 0);
        budget.answered(5 * SECOND);
        budget.unavailable(B, 10 * SECOND + 1, 10 * SECOND + 1);
        assertThat(budget.rate(10 * SECOND + 1)).isEqualTo(10);

        budget.answered(15 * SECOND);
        budget.unavailable(A, 20 * SECOND + 1, 20 * SECOND + 1);
        assertThat(budget.rate(20 * SECOND + 1)).isLessThan(10);
    }

    @Test
    void every503OfASingleTaskMayBeThatTasksFault() {
        start(budget, 0, 4);

        for (int second = 0; second < 9; second += 2) {
            budget.unavailable(A, second * SECOND, second * SECOND);
            budget.answered((second + 1) * SECOND);
        }

        assertThat(budget.rate(9 * SECOND)).isEqualTo(10);
    }

    @Test
    void eachLoweringBy503NeedsAnAnswerOfItsOwn() {
        start(budget, 0, 4);
        budget.unavailable(A, 0, 0);
        budget.answered(0);
        budget.unavailable(B, 0, 0);
        double lowered = budget.rate(SECOND);

        budget.unavailable(A, SECOND, SECOND);
        assertThat(budget.rate(SECOND)).isEqualTo(lowered);

        budget.answered(2 * SECOND);
        budget.unavailable(A, 3 * SECOND, 3 * SECOND);
        assertThat(budget.rate(3 * SECOND)).isLessThan(lowered);
    }

    @Test
    void no503LowersTheRateBelowOneASecond() {
        long now = 0;
        for (int i = 0; i < 100; i++) {
            now = Math.max(now, budget.earliestStart(now));
            budget.startedAt(now);
            budget.answered(now);
            budget.unavailable(i % 2 == 0 ? A : B, now, now);
        }
        assertThat(budget.rate(now)).isCloseTo(1, within(0.0001));

        budget.throttled(now, now);
        budget.throttled(now, now);
        double by429 = budget.rate(now);
        assertThat(by429).isLessThan(0.71);
        budget.answered(now);
        budget.unavailable(A, now, now);
        budget.unavailable(B, now, now);
        assertThat(budget.rate(now)).isLessThanOrEqualTo(by429);
    }

    @Test
    void lastPollsAreSpreadSoThatTheyFitIntoTheBudget() {
        assertThat(budget.leadOfLastPoll(0, 0)).isZero();
        assertThat(budget.leadOfLastPoll(3, 0)).isZero();
        assertThat(budget.leadOfLastPoll(4, 0)).isEqualTo(400 * MILLI);
        assertThat(budget.leadOfLastPoll(29, 0)).isEqualTo(2900 * MILLI);
    }

    private static PolledTask polled(String id) {
        return new PolledTask(
                new VideoTask(id, id),
                0,
                settings().build(),
                Cadence.of(settings().build()));
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
