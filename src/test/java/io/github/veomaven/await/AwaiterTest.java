package io.github.veomaven.await;

import static io.github.veomaven.await.Answers.failed;
import static io.github.veomaven.await.Answers.generating;
import static io.github.veomaven.await.Answers.notVisible;
import static io.github.veomaven.await.Answers.refused;
import static io.github.veomaven.await.Answers.succeeded;
import static io.github.veomaven.await.Answers.succeededWithoutResult;
import static io.github.veomaven.await.Answers.throttled;
import static io.github.veomaven.await.Answers.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.ScriptedSource.Act;
import io.github.veomaven.await.ScriptedSource.Service;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The loop under virtual time: exact schedules. */
class AwaiterTest {

    private static final Origin ORIGIN = new Origin("g:a:v", "http://127.0.0.1:1");
    private static final AwaitSettings SETTINGS = new AwaitSettings(
            Duration.ofMinutes(30),
            Optional.of(Duration.ofSeconds(5)),
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            Duration.ofSeconds(90),
            8,
            10,
            false,
            Requirements.NONE);

    private final VirtualTime time = new VirtualTime();
    private final ScriptedSource source = new ScriptedSource(time);
    private final RecordingListener listener = new RecordingListener();
    private final Awaiter awaiter = new Awaiter(source, listener, time);

    @Test
    void aTaskThatHasAlreadyFinishedIsKnownAfterOneRequestWithoutWaiting() {
        source.on("a", always(succeeded()));

        AwaitReport report = await(SETTINGS, "a");

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(report.requests()).isEqualTo(1);
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void healthyPollsFollowEachOtherAtTheIntervalFromStartToStart() {
        source.on("a", (age, number) -> Act.after(seconds(2), age.toSeconds() >= 12 ? succeeded() : generating()));

        AwaitReport report = await(SETTINGS, "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(5), seconds(10), seconds(15));
        assertThat(outcome(report, "a").elapsed()).isEqualTo(seconds(17));
    }

    @Test
    void healthyPollsNeverBackOff() {
        source.on("a", (age, number) -> Act.of(age.toMinutes() >= 25 ? succeeded() : generating()));

        await(SETTINGS, "a");

        assertThat(source.timesOf("a"))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 300)
                        .mapToObj(i -> seconds(5 * i))
                        .toList());
    }

    @Test
    void aSlowerAnswerThanTheIntervalIsFollowedAtOnce() {
        source.on("a", (age, number) -> Act.after(seconds(7), number == 3 ? succeeded() : generating()));

        await(SETTINGS, "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(7), seconds(14));
    }

    @Test
    void anIdIsPolledOnceHoweverOftenItIsNamed() {
        source.on("a", (age, number) -> Act.of(number == 2 ? succeeded() : generating()));

        AwaitReport report =
                awaiter.await(ORIGIN, List.of(new VideoTask("hero", "a"), new VideoTask("teaser", "a")), SETTINGS);

        assertThat(source.polls).hasSize(2);
        assertThat(report.tasks()).extracting(task -> task.task().name()).containsExactly("hero", "teaser");
        assertThat(report.tasks()).allMatch(task -> task.verdict() == Verdict.SUCCEEDED && task.polls() == 2);
        assertThat(report.requests()).isEqualTo(2);
    }

    @Test
    void theLastPollIsMadeAtTheDeadlineAndNoneAfterIt() {
        source.on("a", always(generating()));

        AwaitReport report = await(withTimeout(seconds(12)), "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(5), seconds(10), seconds(12));
        assertThat(time.elapsed()).isEqualTo(seconds(12));
        assertThat(outcome(report, "a").reason()).contains(Reason.TIMED_OUT);
        assertThat(outcome(report, "a").message()).contains("still generating after 4 polls");
    }

    @Test
    void theLastPollStillFindsASuccess() {
        source.on("a", (age, number) -> Act.after(millis(600), age.equals(seconds(12)) ? succeeded() : generating()));

        AwaitReport report = await(withTimeout(seconds(12)), "a");

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(time.elapsed()).isEqualTo(millis(12_600));
    }

    @Test
    void aRequestThatHangsAtTheDeadlineIsCutAndPolledAgain() {
        source.on("a", (age, number) -> number == 3 ? Act.silence() : Act.of(number == 4 ? succeeded() : generating()));

        AwaitReport report = await(withTimeout(seconds(12)), "a");

        assertThat(source.polls.get(2)).isEqualTo(new ScriptedSource.Poll("a", seconds(10), seconds(2)));
        assertThat(source.polls.get(3).at()).isEqualTo(seconds(12));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void aRequestInFlightInTheLastSecondServesAsTheLastPoll() {
        source.on("a", (age, number) -> number == 1 ? Act.of(generating()) : Act.after(millis(400), succeeded()));

        AwaitReport report = await(withTimeout(millis(5_200)), "a");

        assertThat(source.polls).last().isEqualTo(new ScriptedSource.Poll("a", seconds(5), millis(900)));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(time.elapsed()).isEqualTo(millis(5_400));
    }

    @Test
    void anAnswerInTheLastSecondIsFollowedByAnotherPollAtTheDeadline() {
        source.on("a", always(generating()));

        await(withTimeout(millis(5_200)), "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(5), millis(5_200));
    }

    @Test
    void silenceDoesNotOutliveTheDeadlineByASecond() {
        source.on("a", (age, number) -> Act.silence());

        AwaitReport report = await(withTimeout(seconds(60)), "a");

        assertThat(time.elapsed()).isBetween(seconds(60), millis(60_700));
        assertThat(source.timesOf("a")).last().isEqualTo(seconds(60));
        assertThat(outcome(report, "a").reason()).contains(Reason.TIMED_OUT);
        assertThat(outcome(report, "a").polls()).isEqualTo(source.polls.size());
    }

    @Test
    void aSourceThatNeverReportsHangsNobody() {
        source.on("a", (age, number) -> Act.silence())
                .on("b", (age, number) -> Act.of(age.toSeconds() >= 100 ? succeeded() : generating()))
                .heedlessOfLimits();

        AwaitReport report = await(withTimeout(seconds(300)), "a", "b");

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

        AwaitReport report = await(SETTINGS, "a", "b");

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

        AwaitReport report = await(withInterval(seconds(2)), "a");

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

        await(SETTINGS, "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(100));
    }

    @Test
    void anAbsurdRetryAfterOutlivesNeitherToleranceNorDeadline() {
        source.on("a", always(Answers.troubleWithRetryAfter(Duration.ofDays(100_000))));

        AwaitReport early = await(withTimeout(seconds(60)), "a");
        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(60));
        assertThat(outcome(early, "a").reason()).contains(Reason.TIMED_OUT);

        VirtualTime again = new VirtualTime();
        ScriptedSource second =
                new ScriptedSource(again).on("a", always(Answers.troubleWithRetryAfter(Duration.ofDays(100_000))));
        AwaitReport late = new Awaiter(second, listener, again).await(ORIGIN, tasks("a"), SETTINGS);
        assertThat(second.timesOf("a")).containsExactly(seconds(0), seconds(300));
        assertThat(outcome(late, "a").reason()).contains(Reason.UNREACHABLE);
    }

    @Test
    void aTaskWhoseEveryPollFailedForTheToleranceIsGivenUpThen() {
        source.on("a", always(trouble("connection refused")));

        AwaitReport report = await(SETTINGS, "a");

        assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(5));
        assertThat(outcome(report, "a").reason()).contains(Reason.UNREACHABLE);
        assertThat(outcome(report, "a").message().orElseThrow()).contains("connection refused", "given up after 5m");
    }

    @Test
    void oneGoodAnswerStartsTheToleranceAnew() {
        source.on("a", (age, number) -> {
            boolean good = age.toSeconds() >= 285 && age.toSeconds() < 300;
            return Act.of(good ? generating() : trouble("HTTP 500"));
        });

        AwaitReport report = await(SETTINGS, "a");

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

        AwaitReport report = await(withInterval(seconds(40)), "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(40), seconds(80), seconds(90));
        assertThat(outcome(report, "a").reason()).contains(Reason.NOT_FOUND);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aRecordThatAppearsWithinTheGraceIsFine() {
        source.on("a", (age, number) -> Act.of(number < 10 ? notVisible() : number < 40 ? generating() : succeeded()));

        assertThat(await(SETTINGS, "a").verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void successWithoutAResultIsWaitedForUntilTheGraceIsOver() {
        source.on("a", always(succeededWithoutResult()))
                .on("b", (age, number) -> Act.of(number < 5 ? succeededWithoutResult() : succeeded()));

        AwaitReport report = await(SETTINGS, "a", "b");

        assertThat(outcome(report, "a").reason()).contains(Reason.NO_RESULT);
        assertThat(outcome(report, "a").elapsed()).isEqualTo(seconds(90));
        assertThat(outcome(report, "b").verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void noGraceFailsAtOnce() {
        source.on("a", always(notVisible()));

        AwaitReport report = await(
                new AwaitSettings(
                        seconds(60),
                        Optional.empty(),
                        seconds(20),
                        seconds(60),
                        Duration.ZERO,
                        1,
                        1,
                        false,
                        Requirements.NONE),
                "a");

        assertThat(outcome(report, "a").reason()).contains(Reason.NOT_FOUND);
        assertThat(source.polls).hasSize(1);
    }

    @Test
    void aRefusedKeyIsConfirmedOnceAndThenStopsTheWholeRun() {
        source.on("a", (age, number) -> Act.of(age.toSeconds() >= 20 ? refused() : generating()))
                .on("b", always(generating()))
                .on("c", always(succeeded()));

        AwaitReport report = await(withInterval(seconds(1)), "a", "b", "c");

        assertThat(time.elapsed()).isEqualTo(seconds(21));
        assertThat(outcome(report, "a").reason()).contains(Reason.UNAUTHORIZED);
        assertThat(outcome(report, "b").reason()).contains(Reason.UNAUTHORIZED);
        assertThat(outcome(report, "c").verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void aWrongKeyCostsTwoRequests() {
        source.on("a", always(refused()));

        await(SETTINGS, "a");

        assertThat(source.polls).hasSize(2);
    }

    @Test
    void aFlukeRefusalIsSurvivedHoweverOftenItIsNotConfirmed() {
        source.on(
                "a", (age, number) -> Act.of(number == 21 ? succeeded() : number % 2 == 0 ? refused() : generating()));

        AwaitReport report = await(SETTINGS, "a");

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome(report, "a").errors()).isEqualTo(10);
    }

    @Test
    void troubleBetweenTwoRefusalsDoesNotMakeThemFlukes() {
        source.on("a", (age, number) -> Act.of(number == 2 ? trouble("HTTP 502") : refused()));

        AwaitReport report = await(SETTINGS, "a");

        assertThat(source.polls).hasSize(3);
        assertThat(outcome(report, "a").reason()).contains(Reason.UNAUTHORIZED);
    }

    @Test
    void failFastStopsAtTheFirstTaskThatDidNotSucceed() {
        source.on("a", (age, number) -> Act.of(age.toSeconds() >= 10 ? failed() : generating()))
                .on("b", always(generating()));

        AwaitReport report = await(failingFast(), "a", "b");

        assertThat(time.elapsed()).isEqualTo(seconds(10));
        assertThat(outcome(report, "b").reason()).contains(Reason.STOPPED);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void failFastGoesOnAfterASuccess() {
        source.on("a", always(succeeded())).on("b", (age, number) -> Act.of(number == 3 ? succeeded() : generating()));

        assertThat(await(failingFast(), "a", "b").verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void withoutFailFastTheOthersAreAwaited() {
        source.on("a", always(failed())).on("b", (age, number) -> Act.of(number == 30 ? succeeded() : generating()));

        AwaitReport report = await(SETTINGS, "a", "b");

        assertThat(outcome(report, "b").verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void anInterruptEndsTheWaitAtOnceAndKeepsWhatHadSucceeded() {
        source.on("a", always(succeeded())).on("b", always(generating()));
        time.in(millis(7_300), awaiter::interrupt);

        AwaitReport report = await(SETTINGS, "a", "b");

        assertThat(time.elapsed()).isEqualTo(millis(7_300));
        assertThat(outcome(report, "a").verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome(report, "b").reason()).contains(Reason.INTERRUPTED);
    }

    @Test
    void anInterruptedThreadCountsAlikeAndStaysInterrupted() {
        source.on("a", always(generating()));
        time.in(millis(7_300), () -> Thread.currentThread().interrupt());

        AwaitReport report = await(SETTINGS, "a");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome(report, "a").reason()).contains(Reason.INTERRUPTED);
    }

    @Test
    void aWallClockThatJumpsChangesNothing() {
        source.on("a", always(generating()));
        time.in(seconds(3), () -> time.wallClockJumps(Duration.ofDays(-400)));
        time.in(seconds(6), () -> time.wallClockJumps(Duration.ofDays(4_000)));

        AwaitReport report = await(withTimeout(seconds(12)), "a");

        assertThat(source.timesOf("a")).containsExactly(seconds(0), seconds(5), seconds(10), seconds(12));
        assertThat(outcome(report, "a").elapsed()).isEqualTo(seconds(12));
    }

    @Test
    void requestsInFlightAreBounded() {
        String[] ids = IntStream.range(0, 30).mapToObj(i -> "t" + i).toArray(String[]::new);
        for (String id : ids) {
            source.on(id, (age, number) -> Act.after(seconds(3), number == 3 ? succeeded() : generating()));
        }

        AwaitReport report = await(SETTINGS, ids);

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(source.mostInFlight).isEqualTo(8);
    }

    @Test
    void requestsInAnySecondAreBounded() {
        String[] ids = IntStream.range(0, 100).mapToObj(i -> "t" + i).toArray(String[]::new);
        for (String id : ids) {
            source.on(id, (age, number) -> Act.of(number == 5 ? succeeded() : generating()));
        }

        await(SETTINGS, ids);

        List<Duration> starts =
                source.polls.stream().map(ScriptedSource.Poll::at).toList();
        for (int i = 10; i < starts.size(); i++) {
            assertThat(starts.get(i).minus(starts.get(i - 10))).isGreaterThanOrEqualTo(seconds(1));
        }
    }

    @Test
    void noTaskIsPolledTwiceWhileAnotherWaitsLonger() {
        String[] ids = IntStream.range(0, 100).mapToObj(i -> "t" + i).toArray(String[]::new);
        for (String id : ids) {
            source.on(id, (age, number) -> Act.of(number == 5 ? succeeded() : generating()));
        }

        await(SETTINGS, ids);

        for (int round = 0; round < 5; round++) {
            assertThat(source.polls.subList(round * 100, (round + 1) * 100))
                    .extracting(ScriptedSource.Poll::id)
                    .containsExactlyInAnyOrder(ids);
        }
    }

    @Test
    void everyTaskHasItsLastPollNearTheDeadlineWithinTheBudget() {
        String[] ids = IntStream.range(0, 30).mapToObj(i -> "t" + i).toArray(String[]::new);
        for (String id : ids) {
            source.on(id, always(generating()));
        }

        AwaitReport report = await(settings(seconds(68), Optional.of(seconds(10)), false), ids);

        for (String id : ids) {
            assertThat(source.timesOf(id)).last().matches(at -> at.compareTo(seconds(65)) >= 0, id);
        }
        assertThat(source.polls.subList(source.polls.size() - 4, source.polls.size()))
                .allMatch(poll -> poll.at().equals(seconds(68)));
        assertThat(report.tasks()).allMatch(task -> task.elapsed().equals(seconds(68)));
    }

    @Test
    void aFullBudgetDoesNotOutliveTheDeadlineByASecond() {
        String[] ids = IntStream.range(0, 300).mapToObj(i -> "t" + i).toArray(String[]::new);
        for (String id : ids) {
            source.on(id, always(generating()));
        }

        AwaitReport report = await(withTimeout(seconds(60)), ids);

        assertThat(time.elapsed()).isBetween(seconds(60), millis(60_700));
        assertThat(report.count(Verdict.UNDETERMINED)).isEqualTo(300);
    }

    @Test
    void underAServiceThatAllowsThreeRequestsASecondFewerThanAFifthAreRefused() {
        ThrottlingService service = new ThrottlingService(3);
        String[] ids = IntStream.range(0, 30).mapToObj(i -> "t" + i).toArray(String[]::new);
        for (String id : ids) {
            source.on(
                    id,
                    (age, number) -> Act.of(
                            !service.admits(age) ? throttled() : age.toSeconds() > 60 ? succeeded() : generating()));
        }

        AwaitReport report = await(SETTINGS, ids);

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(service.refused * 5L).isLessThan(report.requests());
        assertThat(service.refused).isPositive();
    }

    @Test
    void aHeartbeatComesEvery30SecondsWithWhatIsLeft() {
        source.on("a", always(succeeded())).on("b", always(generating())).on("c", always(notVisible()));

        await(withTimeout(seconds(80)), "a", "b", "c");

        assertThat(listener.heartbeats)
                .containsExactly(
                        new Heartbeat(1, 3, 1, seconds(30), seconds(50)),
                        new Heartbeat(1, 3, 1, seconds(60), seconds(20)));
    }

    @Test
    void everyChangeOfStateIsToldOnce() {
        source.on("a", (age, number) -> Act.of(number < 3 ? notVisible() : number < 6 ? generating() : succeeded()));

        await(SETTINGS, "a");

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

        AwaitReport report = fragile.await(ORIGIN, tasks("a"), SETTINGS);

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

        AwaitReport report = unheard.await(ORIGIN, tasks("a", "b"), SETTINGS);

        assertThat(outcome(report, "a").reason()).contains(Reason.INTERRUPTED);
        assertThat(outcome(report, "b").verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void theReportIsMarkedSimulatedIfAnyReplyWas() {
        source.on(
                "a",
                (age, number) -> new Act(
                        Duration.ZERO,
                        Optional.of(new PollReply(succeeded(), Optional.empty(), Optional.empty(), true))));

        assertThat(await(SETTINGS, "a").simulated()).isTrue();
    }

    @Test
    void theAgeComesFromTheServicesOwnClockWhateverOursSays() {
        Instant created = Instant.parse("2031-01-01T00:00:00Z");
        source.on(
                "a",
                (age, number) -> new Act(
                        Duration.ZERO,
                        Optional.of(new PollReply(
                                new PollAnswer.Generating(Answers.createdAt(created)),
                                Optional.empty(),
                                Optional.of(created.plus(seconds(300)).plus(age)),
                                false))));

        await(adaptive(Duration.ofMinutes(2)), "a");

        assertThat(source.timesOf("a").get(1)).isEqualTo(Cadence.adaptive().delayAt(seconds(300)));
    }

    @Test
    void withoutAPlausibleAgeTheEndIsNoticedSoonWheneverItComes() {
        Instant created = Instant.parse("2026-11-20T00:00:00Z");
        source.on(
                "a",
                (age, number) -> new Act(
                        Duration.ZERO,
                        Optional.of(new PollReply(
                                new PollAnswer.Generating(Answers.createdAt(created)),
                                Optional.empty(),
                                Optional.of(created.plus(Duration.ofDays(3))),
                                false))));

        await(adaptive(Duration.ofMinutes(2)), "a");

        assertThat(source.timesOf("a").get(1)).isEqualTo(millis(3_500));
    }

    /** Allows so many requests in any second and refuses the others. */
    private static final class ThrottlingService {
        private final int perSecond;
        private final List<Duration> admitted = new ArrayList<>();
        private int refused;

        private ThrottlingService(int perSecond) {
            this.perSecond = perSecond;
        }

        private boolean admits(Duration at) {
            admitted.removeIf(earlier -> earlier.plus(seconds(1)).compareTo(at) <= 0);
            if (admitted.size() >= perSecond) {
                refused++;
                return false;
            }
            return admitted.add(at);
        }
    }

    private AwaitReport await(AwaitSettings settings, String... ids) {
        return awaiter.await(ORIGIN, tasks(ids), settings);
    }

    private static List<VideoTask> tasks(String... ids) {
        return List.of(ids).stream().map(id -> new VideoTask(id, id)).toList();
    }

    private static TaskOutcome outcome(AwaitReport report, String name) {
        return report.tasks().stream()
                .filter(task -> task.task().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Service always(PollAnswer answer) {
        return (age, number) -> Act.of(answer);
    }

    private static AwaitSettings withTimeout(Duration timeout) {
        return settings(timeout, SETTINGS.pollInterval(), false);
    }

    private static AwaitSettings withInterval(Duration interval) {
        return settings(SETTINGS.timeout(), Optional.of(interval), false);
    }

    private static AwaitSettings adaptive(Duration timeout) {
        return settings(timeout, Optional.empty(), false);
    }

    private static AwaitSettings failingFast() {
        return settings(SETTINGS.timeout(), SETTINGS.pollInterval(), true);
    }

    private static AwaitSettings settings(Duration timeout, Optional<Duration> interval, boolean failFast) {
        return new AwaitSettings(
                timeout,
                interval,
                SETTINGS.requestTimeout(),
                SETTINGS.errorTolerance(),
                SETTINGS.notFoundGrace(),
                SETTINGS.maxConcurrentRequests(),
                SETTINGS.maxRequestsPerSecond(),
                failFast,
                SETTINGS.requirements());
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
