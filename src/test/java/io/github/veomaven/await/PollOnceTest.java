package io.github.veomaven.await;

import static io.github.veomaven.testing.Answers.failed;
import static io.github.veomaven.testing.Answers.generating;
import static io.github.veomaven.testing.Answers.notVisible;
import static io.github.veomaven.testing.Answers.refused;
import static io.github.veomaven.testing.Answers.refusedByProxy;
import static io.github.veomaven.testing.Answers.succeeded;
import static io.github.veomaven.testing.Answers.succeededWithoutResult;
import static io.github.veomaven.testing.Answers.trouble;
import static io.github.veomaven.testing.EngineRun.always;
import static io.github.veomaven.testing.EngineRun.millis;
import static io.github.veomaven.testing.EngineRun.seconds;
import static io.github.veomaven.testing.EngineRun.settings;
import static io.github.veomaven.testing.EngineRun.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.PollAnswer.Refusal;
import io.github.veomaven.await.PreflightReport.Pending;
import io.github.veomaven.await.Requirements.FallbackPolicy;
import io.github.veomaven.testing.EngineRun;
import io.github.veomaven.testing.ScriptedSource.Act;
import io.github.veomaven.testing.ScriptedSource.Poll;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Polling each task once, for {@code veo:preflight}. */
class PollOnceTest {

    private final EngineRun run = new EngineRun();

    @Test
    void everyTaskIsPolledOnceAndListedInItsPlace() {
        run.source
                .on("done", always(succeeded()))
                .on("failed", always(failed()))
                .on("young", always(generating()))
                .on("expired", always(notVisible()))
                .on("empty", always(succeededWithoutResult()))
                .on("broken", always(trouble("HTTP 502")));

        PreflightReport report = run.pollOnce(settings(), "young", "failed", "expired", "done", "empty", "broken");

        assertThat(run.source.polls).hasSize(6);
        assertThat(report.ended()).extracting(task -> task.task().name()).containsExactly("failed", "done");
        assertThat(report.ended()).extracting(TaskOutcome::verdict).containsExactly(Verdict.FAILED, Verdict.SUCCEEDED);
        assertThat(report.pending())
                .containsExactly(
                        pending("young", TaskState.GENERATING, null),
                        pending("expired", TaskState.NOT_VISIBLE, null),
                        pending("empty", TaskState.WITHOUT_RESULT, null),
                        pending("broken", TaskState.UNKNOWN, "HTTP 502"));
        assertThat(report.notAsked()).isEmpty();
        assertThat(report.refusal()).isEmpty();
        assertThat(report.interrupted()).isFalse();
    }

    @Test
    void aMissedRequirementIsAFailure() {
        run.source.on("a", always(succeeded()));

        PreflightReport report = run.pollOnce(
                settings().requirements(new Requirements(FallbackPolicy.ALLOW, Optional.of("1080p"), false)), "a");

        assertThat(report.ended()).extracting(TaskOutcome::reason).containsExactly(Optional.of(Reason.LOW_RESOLUTION));
    }

    @Test
    void neitherToleranceNorGraceNorFailFastEndsAnything() {
        run.source
                .on("a", always(failed()))
                .on("b", always(notVisible()))
                .on("c", always(trouble("HTTP 502")))
                .on("d", always(generating()));

        PreflightReport report = run.pollOnce(
                settings()
                        .failFast(true)
                        .timeout(millis(1))
                        .errorTolerance(Duration.ZERO)
                        .notFoundGrace(Duration.ZERO)
                        .maxConcurrentRequests(1),
                "a",
                "b",
                "c",
                "d");

        assertThat(report.ended()).hasSize(1);
        assertThat(report.pending()).hasSize(3);
    }

    @Test
    void tasksOfOneIdArePolledOnce() {
        run.source.on("x", always(generating()));

        PreflightReport report = run.awaiter.pollOnce(
                List.of(new VideoTask("hero", "x"), new VideoTask("teaser", "x")),
                settings().build());

        assertThat(run.source.polls).hasSize(1);
        assertThat(report.pending())
                .extracting(pending -> pending.task().name())
                .containsExactly("hero", "teaser");
    }

    @Test
    void withoutTasksNoRequestIsMade() {
        PreflightReport report = run.pollOnce(settings());

        assertThat(run.source.polls).isEmpty();
        assertThat(report.ended()).isEmpty();
        assertThat(run.time.elapsed()).isZero();
    }

    @Test
    void itEndsWhenTheLastIsAnswered() {
        String[] ids = run.everyOf(20, (age, number) -> Act.after(millis(300), generating()));

        run.pollOnce(settings(), ids);

        assertThat(run.source.mostInFlight).isLessThanOrEqualTo(8);
        assertThat(run.time.elapsed()).isBetween(seconds(1), seconds(3));
    }

    @Test
    void itEndsAfterTheRequestTimeoutAtTheLatestAndListsTasksThatWereNotPolled() {
        String[] ids = run.everyOf(12, (age, number) -> Act.silence());
        run.source.heedlessOfLimits().on("t1", always(succeeded()));

        PreflightReport report = run.pollOnce(settings().requestTimeout(seconds(4)), ids);

        assertThat(run.time.elapsed()).isEqualTo(seconds(4));
        assertThat(report.ended()).hasSize(1);
        assertThat(report.pending())
                .hasSize(8)
                .allMatch(pending -> pending.words().orElseThrow().contains("not answered within its limit"));
        assertThat(report.notAsked()).containsExactlyElementsOf(tasks("t9", "t10", "t11"));
    }

    @Test
    void requestsAreCutOffWhenTheTimeIsUp() {
        String[] ids = run.everyOf(60, (age, number) -> Act.after(millis(100), generating()));

        PreflightReport report = run.pollOnce(settings().requestTimeout(seconds(4)), ids);

        assertThat(run.time.elapsed()).isEqualTo(seconds(4));
        assertThat(run.source.polls)
                .allMatch(poll -> poll.at().plus(poll.limit()).compareTo(seconds(4)) <= 0);
        assertThat(report.pending().size() + report.notAsked().size()).isEqualTo(60);
        assertThat(report.notAsked()).hasSizeBetween(10, 25);
    }

    @Test
    void aRefusalIsConfirmedOnceAndEndsIt() {
        String[] ids = run.everyOf(200, (age, number) -> Act.after(millis(300), refused()));

        PreflightReport report = run.pollOnce(settings(), ids);

        assertThat(run.source.polls).hasSizeLessThanOrEqualTo(9);
        assertThat(report.refusal()).contains(new Refusal(Reason.UNAUTHORIZED, "Unauthorized"));
        assertThat(report.ended()).isEmpty();
        assertThat(run.time.elapsed()).isEqualTo(millis(1_600));
    }

    @Test
    void aProxysRefusalIsConfirmedOnceToo() {
        run.source.on("a", always(refusedByProxy()));

        PreflightReport report = run.pollOnce(settings(), "a");

        assertThat(run.source.polls).hasSize(2);
        assertThat(report.refusal()).contains(new Refusal(Reason.PROXY_REFUSED, "407"));
    }

    @Test
    void aRefusalThatIsNotConfirmedPasses() {
        run.source
                .on("a", (age, number) -> Act.of(number == 1 ? refused() : generating()))
                .on("b", (age, number) -> Act.of(number == 1 ? refused() : failed()));

        PreflightReport report = run.pollOnce(settings(), "a", "b");

        assertThat(run.source.polls).extracting(Poll::id).containsExactly("a", "b", "a", "b");
        assertThat(report.refusal()).isEmpty();
        assertThat(report.pending()).containsExactly(pending("a", TaskState.GENERATING, null));
        assertThat(report.ended()).hasSize(1);
    }

    @Test
    void aRefusalIsConfirmedWithinAShortRequestTimeout() {
        run.source.on("a", (age, number) -> Act.after(millis(200), refused()));

        PreflightReport report = run.pollOnce(settings().requestTimeout(seconds(1)), "a");

        assertThat(run.source.timesOf("a")).containsExactly(seconds(0), millis(600));
        assertThat(report.refusal()).isPresent();
    }

    @Test
    void aRefusalWhoseRetryIsNotAnsweredIsPendingWithItsWords() {
        run.source.on("a", (age, number) -> number == 1 ? Act.of(refused()) : Act.silence());

        PreflightReport report = run.pollOnce(settings().requestTimeout(seconds(5)), "a");

        assertThat(report.refusal()).isEmpty();
        assertThat(report.pending())
                .singleElement()
                .matches(pending -> pending.state() == TaskState.UNKNOWN)
                .extracting(pending -> pending.words().orElseThrow())
                .asString()
                .isNotBlank();
    }

    @Test
    void anInterruptEndsIt() {
        run.source.on("a", always(succeeded())).on("b", (age, number) -> Act.silence());
        run.time.in(seconds(2), run.awaiter::interrupt);

        PreflightReport report = run.pollOnce(settings(), "a", "b");

        assertThat(run.time.elapsed()).isEqualTo(seconds(2));
        assertThat(report.interrupted()).isTrue();
        assertThat(report.ended()).hasSize(1);
        assertThat(report.notAsked()).isEqualTo(tasks("b"));
    }

    private static Pending pending(String name, TaskState state, String words) {
        return new Pending(new VideoTask(name, name), state, Optional.ofNullable(words));
    }
}
