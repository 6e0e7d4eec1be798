package io.github.veomaven.await;

import static io.github.veomaven.testing.Answers.failed;
import static io.github.veomaven.testing.Answers.generating;
import static io.github.veomaven.testing.Answers.refused;
import static io.github.veomaven.testing.Answers.refusedByProxy;
import static io.github.veomaven.testing.Answers.succeeded;
import static io.github.veomaven.testing.Answers.trouble;
import static io.github.veomaven.testing.EngineRun.always;
import static io.github.veomaven.testing.EngineRun.millis;
import static io.github.veomaven.testing.EngineRun.outcome;
import static io.github.veomaven.testing.EngineRun.seconds;
import static io.github.veomaven.testing.EngineRun.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.testing.EngineRun;
import io.github.veomaven.testing.ScriptedSource;
import io.github.veomaven.testing.ScriptedSource.Act;
import io.github.veomaven.testing.ScriptedSource.Poll;
import io.github.veomaven.testing.VirtualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A refusal is confirmed by one retry, and no other request is started until that is answered. */
class RefusalTest {

    private static final Duration LATENCY = Duration.ofMillis(300);
    private static final int CONCURRENT = 8;

    private final EngineRun run = new EngineRun();
    private final VirtualTime time = run.time;
    private final ScriptedSource source = run.source;

    @Test
    void aWrongKeyIsSentAtMostTwiceForEachRequestInFlightHoweverManyTasksThereAre() {
        AwaitReport report = run.await(settings(), run.everyOf(200, (age, number) -> Act.after(LATENCY, refused())));

        assertThat(source.polls).hasSizeLessThanOrEqualTo(CONCURRENT + 1);
        assertThat(time.elapsed()).isEqualTo(seconds(1).plus(LATENCY).plus(LATENCY));
        assertThat(report.tasks()).allMatch(task -> task.reason().equals(Optional.of(Reason.UNAUTHORIZED)));
        assertThat(report.tasks()).allMatch(task -> task.message().equals(Optional.of("Unauthorized")));
    }

    @Test
    void aWrongProxyPasswordIsSentNoMoreOften() {
        AwaitReport report =
                run.await(settings(), run.everyOf(200, (age, number) -> Act.after(LATENCY, refusedByProxy())));

        assertThat(source.polls).hasSizeLessThanOrEqualTo(CONCURRENT + 1);
        assertThat(report.tasks()).allMatch(task -> task.reason().equals(Optional.of(Reason.PROXY_REFUSED)));
        assertThat(run.listener.troubles).contains("t0 proxy refused").doesNotContain("t0 key refused");
    }

    @Test
    void oneRequestAtATimeMakesTwoRequests() {
        run.await(settings().maxConcurrentRequests(1), run.everyOf(10, (age, number) -> Act.after(LATENCY, refused())));

        assertThat(source.polls).extracting(Poll::id).containsExactly("t0", "t0");
    }

    @Test
    void noOtherRequestIsStartedUntilTheRetryIsAnswered() {
        String[] ids = run.everyOf(5, always(generating()));
        source.on(
                "t0",
                (age, number) -> number == 3
                        ? Act.of(refused())
                        : number == 4 ? Act.after(seconds(9), succeeded()) : Act.of(generating()));

        AwaitReport report = run.await(settings().timeout(seconds(60)), ids);

        Duration refusal = source.timesOf("t0").get(2);
        Duration answer = refusal.plus(seconds(10));
        assertThat(source.timesOf("t0").get(3)).isEqualTo(refusal.plus(seconds(1)));
        assertThat(source.polls)
                .filteredOn(poll -> !poll.id().equals("t0"))
                .noneMatch(poll -> poll.at().compareTo(refusal) > 0 && poll.at().compareTo(answer) < 0)
                .anyMatch(poll -> poll.at().equals(answer))
                .anyMatch(poll -> poll.at().compareTo(answer.plus(seconds(5))) > 0);
        assertThat(outcome(report, "t0").verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void theRunGoesOnAfterTroubleWithTheRetry() {
        source.on("a", (age, number) -> Act.of(number == 1 ? refused() : number == 2 ? trouble("x") : succeeded()))
                .on("b", (age, number) -> Act.of(number < 5 ? generating() : succeeded()));

        AwaitReport report = run.await(settings(), "a", "b");

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome(report, "a").errors()).isEqualTo(2);
    }

    @Test
    void aRetryThatIsNeverAnsweredHoldsTheRunUpForNoLongerThanOneRequest() {
        source.on("a", (age, number) -> number == 1 ? Act.of(refused()) : Act.silence())
                .on("b", (age, number) -> Act.of(number < 3 ? generating() : succeeded()));

        AwaitReport report = run.await(settings().timeout(seconds(100)), "a", "b");

        assertThat(source.timesOf("b")).contains(seconds(21));
        assertThat(outcome(report, "b").verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome(report, "a").reason()).contains(Reason.TIMED_OUT);
    }

    @Test
    void refusalsOfRequestsThatWereInFlightTogetherDoNotConfirmEachOther() {
        String[] ids = run.everyOf(4, (age, number) -> Act.after(LATENCY, number == 1 ? refused() : succeeded()));

        AwaitReport report = run.await(settings(), ids);

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(source.polls).hasSize(8);
        assertThat(source.polls.subList(4, 5)).extracting(Poll::id).containsExactly("t0");
        assertThat(source.polls.subList(5, 8))
                .allMatch(poll -> poll.at().equals(seconds(1).plus(LATENCY).plus(LATENCY)));
    }

    @Test
    void aSuccessThatWasInFlightMeanwhileDoesNotReplaceTheRetry() {
        source.on("a", always(refused()))
                .on("b", (age, number) -> Act.after(LATENCY, generating()))
                .on("c", (age, number) -> Act.after(LATENCY, succeeded()));

        AwaitReport report = run.await(settings(), "a", "b", "c");

        assertThat(source.polls).extracting(Poll::id).containsExactly("a", "b", "c", "a");
        assertThat(outcome(report, "c").verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome(report, "b").reason()).contains(Reason.UNAUTHORIZED);
    }

    @Test
    void theRetryDoesNotWaitForALongPollInterval() {
        source.on("a", always(refused()));

        run.await(settings().pollInterval(Optional.of(Duration.ofMinutes(10))), "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(1));
    }

    @Test
    void aRetryThatIsDueAfterTheDeadlineIsMadeAtTheDeadline() {
        source.on("a", (age, number) -> Act.of(age.compareTo(seconds(10)) < 0 ? generating() : refused()))
                .on("b", always(generating()));

        AwaitReport report = run.await(settings().timeout(millis(10_400)), "a", "b");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(5), seconds(10), millis(10_400));
        assertThat(outcome(report, "a").reason()).contains(Reason.UNAUTHORIZED);
        assertThat(outcome(report, "b").reason()).contains(Reason.UNAUTHORIZED);
    }

    @Test
    void aRefusalOfTheLastPollIsConfirmedAtOnce() {
        source.on("a", (age, number) -> Act.after(millis(100), number == 4 ? refused() : generating()));

        AwaitReport report = run.await(settings().timeout(seconds(12)), "a");

        assertThat(source.timesOf("a"))
                .containsExactly(seconds(0), seconds(5), seconds(10), seconds(12), millis(12_100));
        assertThat(outcome(report, "a").reason()).contains(Reason.TIMED_OUT);
        assertThat(time.elapsed()).isEqualTo(millis(12_200));
    }

    @Test
    void lastPollsWaitForTheRetryAndAreMadeAfterIt() {
        String[] ids = run.everyOf(12, (age, number) -> Act.after(millis(100), generating()));
        source.on("t0", (age, number) -> Act.after(millis(100), age.equals(seconds(12)) ? refused() : generating()));

        run.await(settings().timeout(seconds(12)), ids);

        assertThat(time.elapsed()).isLessThanOrEqualTo(millis(12_700));
        assertThat(source.polls).last().matches(poll -> poll.at().compareTo(millis(12_200)) >= 0);
    }

    @Test
    void aRetryThatHangsEndsWithinASecondAfterTheDeadline() {
        source.on("a", (age, number) -> number == 1 ? Act.of(refused()) : Act.silence())
                .on("b", always(generating()));

        AwaitReport report = run.await(settings().timeout(seconds(12)), "a", "b");

        assertThat(time.elapsed()).isBetween(seconds(12), millis(12_700));
        assertThat(outcome(report, "a").reason()).contains(Reason.TIMED_OUT);
        assertThat(source.timesOf("b")).last().isEqualTo(seconds(12));
    }

    @Test
    void aTaskThatFailedMeanwhileStopsAFailFastRunBeforeTheRetry() {
        source.on("a", always(refused())).on("b", (age, number) -> Act.after(LATENCY, failed()));

        AwaitReport report = run.await(settings().failFast(true), "a", "b");

        assertThat(source.timesOf("a")).hasSize(1);
        assertThat(outcome(report, "a").reason()).contains(Reason.STOPPED);
    }
}
