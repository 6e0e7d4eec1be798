package io.github.veomaven.await;

import static io.github.veomaven.testing.Answers.failed;
import static io.github.veomaven.testing.Answers.generating;
import static io.github.veomaven.testing.Answers.notVisible;
import static io.github.veomaven.testing.Answers.refused;
import static io.github.veomaven.testing.Answers.succeeded;
import static io.github.veomaven.testing.Answers.succeededWithoutResult;
import static io.github.veomaven.testing.Answers.trouble;
import static io.github.veomaven.testing.Answers.unfinished;
import static io.github.veomaven.testing.EngineRun.always;
import static io.github.veomaven.testing.EngineRun.millis;
import static io.github.veomaven.testing.EngineRun.outcome;
import static io.github.veomaven.testing.EngineRun.seconds;
import static io.github.veomaven.testing.EngineRun.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.AwaitListener.Heartbeat;
import io.github.veomaven.await.AwaitReport.Provenance;
import io.github.veomaven.await.TaskSource.PollReply;
import io.github.veomaven.testing.Answers;
import io.github.veomaven.testing.EngineRun;
import io.github.veomaven.testing.RecordingListener;
import io.github.veomaven.testing.ScriptedSource;
import io.github.veomaven.testing.ScriptedSource.Act;
import io.github.veomaven.testing.VirtualTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The loop under virtual time: exact schedules. */
class AwaiterTest {

    private static final Provenance ORIGIN = new Provenance("g:a:v", "http://127.0.0.1:1", false);

    private static final int MEBI = 1 << 20;

    private final EngineRun run = new EngineRun();
    private final VirtualTime time = run.time;
    private final ScriptedSource source = run.source;
    private final RecordingListener listener = run.listener;
    private final Awaiter awaiter = run.awaiter;

    @Test
    void aTaskThatHasAlreadyFinishedIsKnownAfterOneRequestWithoutWaiting() {
        source.on("a", always(succeeded()));

        AwaitReport report = run.await(settings(), "a");

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(report.requests()).isEqualTo(1);
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void healthyPollsFollowEachOtherAtTheIntervalFromStartToStart() {
        source.on("a", (age, number) -> Act.after(seconds(2), age.toSeconds() >= 12 ? succeeded() : generating()));

        AwaitReport report = run.await(settings(), "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(5), seconds(10), seconds(15));
        assertThat(outcome(report, "a").elapsed()).isEqualTo(seconds(17));
    }

    @Test
    void healthyPollsNeverBackOff() {
        source.on("a", (age, number) -> Act.of(age.toMinutes() >= 25 ? succeeded() : generating()));

        run.await(settings(), "a");

        assertThat(source.timesOf("a"))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 300)
                        .mapToObj(i -> seconds(5 * i))
                        .toList());
    }

    @Test
    void aSlowerAnswerThanTheIntervalIsFollowedAtOnce() {
        source.on("a", (age, number) -> Act.after(seconds(7), number == 3 ? succeeded() : generating()));

        run.await(settings(), "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(7), seconds(14));
    }

    @Test
    void anIdIsPolledOnceHoweverOftenItIsNamed() {
        source.on("a", (age, number) -> Act.of(number == 2 ? succeeded() : generating()));

        AwaitReport report = awaiter.await(
                ORIGIN,
                List.of(new VideoTask("hero", "a"), new VideoTask("teaser", "a")),
                settings().build(),
                run.store);

        assertThat(source.polls).hasSize(2);
        assertThat(report.tasks()).extracting(task -> task.task().name()).containsExactly("hero", "teaser");
        assertThat(report.tasks()).allMatch(task -> task.verdict() == Verdict.SUCCEEDED && task.polls() == 2);
        assertThat(report.requests()).isEqualTo(2);
    }

    @Test
    void theLastPollIsMadeAtTheDeadlineAndNoneAfterIt() {
        source.on("a", always(generating()));

        AwaitReport report = run.await(settings().timeout(seconds(12)), "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(5), seconds(10), seconds(12));
        assertThat(time.elapsed()).isEqualTo(seconds(12));
        assertThat(outcome(report, "a").reason()).contains(Reason.TIMED_OUT);
        assertThat(outcome(report, "a").message()).contains("still generating after 4 polls");
    }

    @Test
    void theOutcomeQuotesTheErrorThatCallsATaskUnfinished() {
        source.on("a", always(unfinished("record status is not success")));

        AwaitReport report = run.await(settings().timeout(seconds(12)), "a");

        assertThat(outcome(report, "a").message())
                .contains("still generating after 4 polls; the service says \"record status is not success\"");
    }

    @Test
    void theLastPollStillFindsASuccess() {
        source.on("a", (age, number) -> Act.after(millis(600), age.equals(seconds(12)) ? succeeded() : generating()));

        AwaitReport report = run.await(settings().timeout(seconds(12)), "a");

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(time.elapsed()).isEqualTo(millis(12_600));
    }

    @Test
    void aRequestThatHangsAtTheDeadlineIsCutOffAndTheTaskPolledAgain() {
        source.on("a", (age, number) -> number == 3 ? Act.silence() : Act.of(number == 4 ? succeeded() : generating()));

        AwaitReport report = run.await(settings().timeout(seconds(12)), "a");

        assertThat(source.polls.get(2)).isEqualTo(new ScriptedSource.Poll("a", seconds(10), seconds(2)));
        assertThat(source.polls.get(3).at()).isEqualTo(seconds(12));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void aRequestInFlightInTheLastSecondServesAsTheLastPoll() {
        source.on("a", (age, number) -> number == 1 ? Act.of(generating()) : Act.after(millis(400), succeeded()));

        AwaitReport report = run.await(settings().timeout(millis(5_200)), "a");

        assertThat(source.polls).last().isEqualTo(new ScriptedSource.Poll("a", seconds(5), millis(900)));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(time.elapsed()).isEqualTo(millis(5_400));
    }

    @Test
    void anAnswerInTheLastSecondIsFollowedByAnotherPollAtTheDeadline() {
        source.on("a", always(generating()));

        run.await(settings().timeout(millis(5_200)), "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(5), millis(5_200));
    }

    @Test
    void silenceEndsWithinASecondAfterTheDeadline() {
        source.on("a", (age, number) -> Act.silence());

        AwaitReport report = run.await(settings().timeout(seconds(60)), "a");

        assertThat(time.elapsed()).isBetween(seconds(60), millis(60_700));
        assertThat(source.timesOf("a")).last().isEqualTo(seconds(60));
        assertThat(outcome(report, "a").reason()).contains(Reason.TIMED_OUT);
        assertThat(outcome(report, "a").polls()).isEqualTo(source.polls.size());
    }

    @Test
    void aSourceThatNeverReportsDoesNotHangTheRun() {
        source.on("a", (age, number) -> Act.silence())
                .on("b", (age, number) -> Act.of(age.toSeconds() >= 100 ? succeeded() : generating()))
                .heedlessOfLimits();

        AwaitReport report = run.await(settings().timeout(seconds(300)), "a", "b");

        assertThat(time.elapsed()).isLessThanOrEqualTo(millis(300_700));
        assertThat(outcome(report, "b").elapsed()).isEqualTo(seconds(100));
        assertThat(source.timesOf("a"))
                .startsWith(seconds(0), millis(25_250), millis(55_500))
                .hasSizeGreaterThan(5);
    }

    @Test
    void aHangingTaskDoesNotDelayTheOthers() {
        source.on("a", (age, number) -> Act.silence())
                .on("b", (age, number) -> Act.of(age.toSeconds() >= 12 ? succeeded() : generating()));

        AwaitReport report = run.await(settings(), "a", "b");

        assertThat(source.timesOf("b")).containsExactly(seconds(0), seconds(5), seconds(10), seconds(15));
        assertThat(outcome(report, "b").verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome(report, "a").reason()).contains(Reason.UNREACHABLE);
    }

    @Test
    void troubleIsRetriedBackingOffFromTheAnswerAndHealthRestoresTheInterval() {
        source.on("a", (age, number) -> {
            if (number >= 7) {
                return Act.of(number == 9 ? succeeded() : generating());
            }
            return Act.after(seconds(1), trouble("HTTP 502"));
        });

        AwaitReport report = run.await(settings().pollInterval(Optional.of(seconds(2))), "a");

        assertThat(source.timesOf("a"))
                .containsExactly(
                        seconds(0),
                        seconds(3),
                        seconds(8),
                        seconds(17),
                        seconds(33),
                        seconds(49),
                        seconds(65),
                        seconds(67),
                        seconds(69));
        assertThat(outcome(report, "a").errors()).isEqualTo(6);
        assertThat(listener.troubles).hasSize(6).allMatch("a HTTP 502"::equals);
    }

    @Test
    void retryAfterIsHeeded() {
        source.on(
                "a", (age, number) -> Act.of(number == 1 ? Answers.troubleWithRetryAfter(seconds(100)) : succeeded()));

        run.await(settings(), "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(100));
    }

    @Test
    void anAbsurdRetryAfterOutlivesNeitherToleranceNorDeadline() {
        source.on("a", always(Answers.troubleWithRetryAfter(Duration.ofDays(100_000))));

        AwaitReport early = run.await(settings().timeout(seconds(60)), "a");
        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(60));
        assertThat(outcome(early, "a").reason()).contains(Reason.TIMED_OUT);

        VirtualTime again = new VirtualTime();
        ScriptedSource second =
                new ScriptedSource(again).on("a", always(Answers.troubleWithRetryAfter(Duration.ofDays(100_000))));
        AwaitReport late = new Awaiter(second, listener, again)
                .await(ORIGIN, EngineRun.tasks("a"), settings().build(), run.store);
        assertThat(second.timesOf("a")).containsExactly(seconds(0), seconds(300));
        assertThat(outcome(late, "a").reason()).contains(Reason.UNREACHABLE);
    }

    @Test
    void aTaskWhoseEveryPollFailedForTheToleranceIsGivenUpThen() {
        source.on("a", always(trouble("connection refused")));

        AwaitReport report = run.await(settings(), "a");

        assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(5));
        assertThat(outcome(report, "a").reason()).contains(Reason.UNREACHABLE);
        assertThat(outcome(report, "a").message().orElseThrow()).contains("connection refused", "given up after 5m");
    }

    @Test
    void oneGoodAnswerRestartsTheTolerance() {
        source.on("a", (age, number) -> {
            boolean good = age.toSeconds() >= 285 && age.toSeconds() < 300;
            return Act.of(good ? generating() : trouble("HTTP 500"));
        });

        AwaitReport report = run.await(settings(), "a");

        Duration lastGood = source.timesOf("a").stream()
                .filter(at -> at.toSeconds() >= 285 && at.toSeconds() < 300)
                .reduce((x, y) -> y)
                .orElseThrow();
        assertThat(outcome(report, "a").elapsed())
                .isEqualTo(lastGood.plus(seconds(5)).plus(Duration.ofMinutes(5)));
    }

    @Test
    void aRecordThatIsNotVisibleIsWaitedForUntilTheGraceIsOver() {
        source.on("a", always(notVisible()));

        AwaitReport report = run.await(settings().pollInterval(Optional.of(seconds(40))), "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(40), seconds(80), seconds(90));
        assertThat(outcome(report, "a").reason()).contains(Reason.NOT_FOUND);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aRecordThatAppearsWithinTheGraceIsFine() {
        source.on("a", (age, number) -> Act.of(number < 10 ? notVisible() : number < 40 ? generating() : succeeded()));

        assertThat(run.await(settings(), "a").verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void successWithoutAResultIsWaitedForUntilTheGraceIsOver() {
        source.on("a", always(succeededWithoutResult()))
                .on("b", (age, number) -> Act.of(number < 5 ? succeededWithoutResult() : succeeded()));

        AwaitReport report = run.await(settings(), "a", "b");

        assertThat(outcome(report, "a").reason()).contains(Reason.NO_RESULT);
        assertThat(outcome(report, "a").elapsed()).isEqualTo(seconds(90));
        assertThat(outcome(report, "b").verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void withoutGraceATaskFailsAtOnce() {
        source.on("a", always(notVisible()));

        AwaitReport report = run.await(settings().pollInterval(Optional.empty()).notFoundGrace(Duration.ZERO), "a");

        assertThat(outcome(report, "a").reason()).contains(Reason.NOT_FOUND);
        assertThat(source.polls).hasSize(1);
    }

    @Test
    void aRefusedKeyIsConfirmedOnceAndThenStopsTheWholeRun() {
        source.on("a", (age, number) -> Act.of(age.toSeconds() >= 20 ? refused() : generating()))
                .on("b", always(generating()))
                .on("c", always(succeeded()));

        AwaitReport report = run.await(settings().pollInterval(Optional.of(seconds(1))), "a", "b", "c");

        assertThat(time.elapsed()).isEqualTo(seconds(21));
        assertThat(outcome(report, "a").reason()).contains(Reason.UNAUTHORIZED);
        assertThat(outcome(report, "b").reason()).contains(Reason.UNAUTHORIZED);
        assertThat(outcome(report, "c").verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void aWrongKeyCostsTwoRequests() {
        source.on("a", always(refused()));

        run.await(settings(), "a");

        assertThat(source.polls).hasSize(2);
    }

    @Test
    void aRefusalThatIsNotConfirmedStopsNothingHoweverOftenItComes() {
        source.on(
                "a", (age, number) -> Act.of(number == 21 ? succeeded() : number % 2 == 0 ? refused() : generating()));

        AwaitReport report = run.await(settings(), "a");

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome(report, "a").errors()).isEqualTo(10);
    }

    @Test
    void troubleBetweenTwoRefusalsDoesNotVoidTheFirst() {
        source.on("a", (age, number) -> Act.of(number == 2 ? trouble("HTTP 502") : refused()));

        AwaitReport report = run.await(settings(), "a");

        assertThat(source.polls).hasSize(3);
        assertThat(outcome(report, "a").reason()).contains(Reason.UNAUTHORIZED);
    }

    @Test
    void failFastStopsAtTheFirstTaskThatDidNotSucceed() {
        source.on("a", (age, number) -> Act.of(age.toSeconds() >= 10 ? failed() : generating()))
                .on("b", always(generating()));

        AwaitReport report = run.await(settings().failFast(true), "a", "b");

        assertThat(time.elapsed()).isEqualTo(seconds(10));
        assertThat(outcome(report, "b").reason()).contains(Reason.STOPPED);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void failFastGoesOnAfterASuccess() {
        source.on("a", always(succeeded())).on("b", (age, number) -> Act.of(number == 3 ? succeeded() : generating()));

        assertThat(run.await(settings().failFast(true), "a", "b").verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void withoutFailFastTheOthersAreAwaited() {
        source.on("a", always(failed())).on("b", (age, number) -> Act.of(number == 30 ? succeeded() : generating()));

        AwaitReport report = run.await(settings(), "a", "b");

        assertThat(outcome(report, "b").verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void anInterruptEndsTheWaitAtOnceAndKeepsWhatHadSucceeded() {
        source.on("a", always(succeeded())).on("b", always(generating()));
        time.in(millis(7_300), awaiter::interrupt);

        AwaitReport report = run.await(settings(), "a", "b");

        assertThat(time.elapsed()).isEqualTo(millis(7_300));
        assertThat(outcome(report, "a").verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome(report, "b").reason()).contains(Reason.INTERRUPTED);
    }

    @Test
    void anInterruptOfTheThreadCountsTooAndStaysSet() {
        source.on("a", always(generating()));
        time.in(millis(7_300), () -> Thread.currentThread().interrupt());

        AwaitReport report = run.await(settings(), "a");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome(report, "a").reason()).contains(Reason.INTERRUPTED);
    }

    @Test
    void aWallClockThatJumpsChangesNothing() {
        source.on("a", always(generating()));
        time.in(seconds(3), () -> time.wallClockJumps(Duration.ofDays(-400)));
        time.in(seconds(6), () -> time.wallClockJumps(Duration.ofDays(4_000)));

        AwaitReport report = run.await(settings().timeout(seconds(12)), "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(5), seconds(10), seconds(12));
        assertThat(outcome(report, "a").elapsed()).isEqualTo(seconds(12));
    }

    @Test
    void requestsInFlightAreLimited() {
        String[] ids =
                run.everyOf(30, (age, number) -> Act.after(seconds(3), number == 3 ? succeeded() : generating()));

        AwaitReport report = run.await(settings(), ids);

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(source.mostInFlight).isEqualTo(8);
    }

    @Test
    void requestsInAnySecondAreLimited() {
        String[] ids = run.everyOf(100, (age, number) -> Act.of(number == 5 ? succeeded() : generating()));

        run.await(settings(), ids);

        List<Duration> starts =
                source.polls.stream().map(ScriptedSource.Poll::at).toList();
        for (int i = 10; i < starts.size(); i++) {
            assertThat(starts.get(i).minus(starts.get(i - 10))).isGreaterThanOrEqualTo(seconds(1));
        }
    }

    @Test
    void noTaskIsPolledTwiceWhileAnotherWaitsLonger() {
        String[] ids = run.everyOf(100, (age, number) -> Act.of(number == 5 ? succeeded() : generating()));

        run.await(settings(), ids);

        for (int round = 0; round < 5; round++) {
            assertThat(source.polls.subList(round * 100, (round + 1) * 100))
                    .extracting(ScriptedSource.Poll::id)
                    .containsExactlyInAnyOrder(ids);
        }
    }

    @Test
    void everyTaskHasItsLastPollNearTheDeadlineWithinTheBudget() {
        String[] ids = run.everyOf(30, always(generating()));

        AwaitReport report = run.await(settings().timeout(seconds(68)).pollInterval(Optional.of(seconds(10))), ids);

        for (String id : ids) {
            assertThat(source.timesOf(id)).last().matches(at -> at.compareTo(seconds(65)) >= 0, id);
        }
        assertThat(source.polls.subList(source.polls.size() - 4, source.polls.size()))
                .allMatch(poll -> poll.at().equals(seconds(68)));
        assertThat(report.tasks()).allMatch(task -> task.elapsed().equals(seconds(68)));
    }

    @Test
    void aFullBudgetEndsWithinASecondAfterTheDeadline() {
        String[] ids = run.everyOf(300, always(generating()));

        AwaitReport report = run.await(settings().timeout(seconds(60)), ids);

        assertThat(time.elapsed()).isBetween(seconds(60), millis(60_700));
        assertThat(report.count(Verdict.UNDETERMINED)).isEqualTo(300);
    }

    @Test
    void aHeartbeatComesEvery30SecondsWithWhatIsLeft() {
        source.on("a", always(succeeded())).on("b", always(generating())).on("c", always(notVisible()));

        run.await(settings().timeout(seconds(80)), "a", "b", "c");

        assertThat(listener.heartbeats)
                .containsExactly(
                        new Heartbeat(1, 3, 1, seconds(30), seconds(50)),
                        new Heartbeat(1, 3, 1, seconds(60), seconds(20)));
    }

    @Test
    void everyChangeOfStateIsReportedOnce() {
        source.on("a", (age, number) -> Act.of(number < 3 ? notVisible() : number < 6 ? generating() : succeeded()));

        run.await(settings(), "a");

        assertThat(listener.changes).containsExactly("started 1", "a NOT_VISIBLE 0ms", "a GENERATING 10s");
        assertThat(listener.ended).hasSize(1);
        assertThat(listener.polled).isEqualTo(6);
    }

    @Test
    void aSourceThatThrowsIsPassingTrouble() {
        List<Integer> calls = new ArrayList<>();
        Awaiter fragile = new Awaiter(
                (id, limit, answer) -> {
                    calls.add(1);
                    if (calls.size() == 1) {
                        throw new IllegalStateException("closed");
                    }
                    answer.accept(PollReply.of(succeeded()));
                },
                listener,
                time);

        AwaitReport report =
                fragile.await(ORIGIN, EngineRun.tasks("a"), settings().build(), run.store);

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(listener.troubles).containsExactly("a not sent");
    }

    @Test
    void aListenerThatFailsCostsNoResult() {
        AwaitListener closed = (AwaitListener) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AwaitListener.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("Terminal has been closed");
                });
        source.on("a", (age, number) -> Act.of(number == 2 ? trouble("HTTP 502") : generating()))
                .on("b", always(succeeded()));
        Awaiter unheard = new Awaiter(source, closed, time);
        time.in(seconds(70), unheard::interrupt);

        AwaitReport report =
                unheard.await(ORIGIN, EngineRun.tasks("a", "b"), settings().build(), run.store);

        assertThat(outcome(report, "a").reason()).contains(Reason.INTERRUPTED);
        assertThat(outcome(report, "b").verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void theLastBodyOfEachTaskIsStoredAtTheEndAndNotBefore() {
        source.on(
                "a",
                (age, number) -> number < 4
                        ? Act.of(generating(), body(number))
                        : number == 4 ? Act.of(trouble("HTTP 502")) : Act.of(succeeded(), body(5)));
        source.on("b", (age, number) -> number < 4 ? Act.of(generating(), body(number)) : Act.of(trouble("HTTP 502")));
        source.on("c", always(trouble("HTTP 502")));
        List<Integer> storedBeforeTheEnd = new ArrayList<>();
        time.in(seconds(59), () -> storedBeforeTheEnd.add(run.bodySizes.size()));

        AwaitReport report = run.await(settings().timeout(seconds(60)), "a", "b", "c");

        assertThat(storedBeforeTheEnd).containsExactly(0);
        assertThat(run.bodySizes).containsOnly(Map.entry("a", List.of(5)), Map.entry("b", List.of(3)));
        assertThat(report.tasks()).extracting(TaskOutcome::hasBody).containsExactly(true, true, false);
    }

    @Test
    void theBodyIsStoredForEachTaskOfTheId() {
        source.on("x", (age, number) -> Act.of(failed(), body(7)));

        awaiter.await(
                ORIGIN,
                List.of(new VideoTask("hero", "x"), new VideoTask("teaser", "x")),
                settings().build(),
                run.store);

        assertThat(run.bodySizes).containsOnly(Map.entry("hero", List.of(7)), Map.entry("teaser", List.of(7)));
    }

    @Test
    void bodiesBeyondTheLimitAreStoredAtOnce() {
        String[] ids = run.everyOf(
                12, (age, number) -> number < 3 ? Act.of(generating(), body(MEBI)) : Act.of(succeeded(), body(1)));

        AwaitReport report = run.await(settings(), ids);

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        for (int i = 0; i < 8; i++) {
            assertThat(run.bodySizes.get("t" + i)).containsExactly(1);
        }
        for (int i = 8; i < 12; i++) {
            assertThat(run.bodySizes.get("t" + i)).containsExactly(MEBI, MEBI, 1);
        }
    }

    @Test
    void bodiesOfEndedTasksMakeRoomForThoseThatMayStillChange() {
        source.on("early", (age, number) -> Act.of(succeeded(), body(5 * MEBI)))
                .on("next", (age, number) -> Act.of(failed(), body(2 * MEBI)))
                .on(
                        "late",
                        (age, number) ->
                                Act.of(number < 3 ? generating() : succeeded(), body(number == 1 ? MEBI : 4 * MEBI)));
        List<Set<String>> stored = new ArrayList<>();
        time.in(seconds(3), () -> stored.add(Set.copyOf(run.bodySizes.keySet())));
        time.in(seconds(7), () -> stored.add(Set.copyOf(run.bodySizes.keySet())));

        run.await(settings(), "early", "next", "late");

        assertThat(stored).containsExactly(Set.of(), Set.of("early"));
        assertThat(run.bodySizes.get("next")).hasSize(1);
        assertThat(run.bodySizes.get("late")).containsExactly(4 * MEBI);
    }

    private static byte[] body(int size) {
        return new byte[size];
    }

    @Test
    void theReportIsMarkedSimulatedIfAnyReplyWas() {
        source.on(
                "a",
                (age, number) -> new Act(
                        Duration.ZERO,
                        Optional.of(new PollReply(succeeded(), Optional.empty(), Optional.empty(), true))));

        assertThat(run.await(settings(), "a").simulated()).isTrue();
    }

    @Test
    void theReportOfAKnownSimulationIsMarkedWithoutAnyReply() {
        source.on("a", always(succeeded()));
        Provenance simulation = new Provenance("g:a:v", "http://127.0.0.1:1", true);

        AwaitReport report =
                awaiter.await(simulation, EngineRun.tasks("a"), settings().build(), run.store);

        assertThat(report.provenance()).isEqualTo(simulation);
        assertThat(run.await(settings(), "a").simulated()).isFalse();
    }

    @Test
    void theAgeComesFromTheServicesOwnClockWhateverOursSays() {
        Instant created = Instant.parse("2031-01-01T00:00:00Z");
        source.on(
                "a",
                (age, number) -> createdAt(created, created.plus(seconds(300)).plus(age)));

        run.await(settings().pollInterval(Optional.empty()).timeout(Duration.ofMinutes(2)), "a");

        assertThat(source.timesOf("a").get(1)).isEqualTo(Cadence.adaptive().delayAt(seconds(300)));
    }

    @Test
    void withoutAPlausibleAgeTheEndIsNoticedSoonWheneverItComes() {
        Instant created = Instant.parse("2026-11-20T00:00:00Z");
        source.on("a", (age, number) -> createdAt(created, created.plus(Duration.ofDays(3))));

        run.await(settings().pollInterval(Optional.empty()).timeout(Duration.ofMinutes(2)), "a");

        assertThat(source.timesOf("a").get(1)).isEqualTo(millis(3_500));
    }

    private static Act createdAt(Instant created, Instant serverTime) {
        PollAnswer answer = new PollAnswer.Generating(Answers.createdAt(created));
        return new Act(
                Duration.ZERO, Optional.of(new PollReply(answer, Optional.empty(), Optional.of(serverTime), false)));
    }
}
