package io.github.veomaven.await;

import static io.github.veomaven.testing.Answers.generating;
import static io.github.veomaven.testing.Answers.succeeded;
import static io.github.veomaven.testing.Answers.throttled;
import static io.github.veomaven.testing.Answers.trouble;
import static io.github.veomaven.testing.Answers.unavailable;
import static io.github.veomaven.testing.EngineRun.millis;
import static io.github.veomaven.testing.EngineRun.seconds;
import static io.github.veomaven.testing.EngineRun.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.testing.EngineRun;
import io.github.veomaven.testing.ScriptedSource.Act;
import io.github.veomaven.testing.ScriptedSource.Poll;
import io.github.veomaven.testing.ScriptedSource.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that refuse some requests, with 429 or like nginx with 503, and services that are down. */
class ThrottleTest {

    private static final int TASKS = 30;

    private final EngineRun run = new EngineRun();

    @Test
    void underAServiceThatAllowsThreeRequestsASecondFewerThanAFifthAreRefused() {
        Throttling service = new Throttling(3, throttled());
        String[] ids = run.everyOf(TASKS, (age, number) -> service.answer(age, age.toSeconds() > 60));

        AwaitReport report = run.await(settings(), ids);

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(service.refused * 5L).isLessThan(report.requests());
        assertThat(service.refused).isPositive();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void underNginxsLimitReqFewerThanAFifthAreRefusedAndEndsAreNoticedWithinSeconds(boolean adaptive) {
        LeakyBucket service = new LeakyBucket(3);
        String[] ids = run.everyOf(TASKS, null);
        for (int i = 0; i < TASKS; i++) {
            Duration end = seconds(40 + 2 * i);
            run.source.on(ids[i], (age, number) -> service.answer(age, age.compareTo(end) >= 0));
        }

        AwaitReport report = run.await(adaptive ? settings().pollInterval(Optional.empty()) : settings(), ids);

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(service.refused * 5L).isLessThan(report.requests());
        for (int i = 0; i < TASKS; i++) {
            assertThat(EngineRun.outcome(report, ids[i]).elapsed().minus(seconds(40 + 2 * i)))
                    .isLessThan(seconds(20));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 150, 900})
    void aServiceThatIsDownAsAWholeRecoversAsQuicklyAsFromAnyOtherTrouble(int latency) {
        List<Poll> polls503 = pollsWhenDown(unavailable(), millis(latency));
        List<Poll> polls502 = pollsWhenDown(trouble("HTTP 502"), millis(latency));

        assertThat(polls503).hasSizeGreaterThan(300).isEqualTo(polls502);
    }

    private static List<Poll> pollsWhenDown(PollAnswer whenDown, Duration latency) {
        EngineRun run = new EngineRun();
        String[] ids = run.everyOf(TASKS, (age, number) -> {
            boolean down = age.compareTo(seconds(30)) >= 0 && age.compareTo(seconds(90)) < 0;
            // A refusal is quicker than an answer.
            return down
                    ? Act.after(latency.dividedBy(10), whenDown)
                    : Act.after(latency, age.toSeconds() > 150 ? succeeded() : generating());
        });
        AwaitReport report = run.await(settings(), ids);
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        return run.source.polls;
    }

    @Test
    void aSingleUnavailableTaskDoesNotSlowTheOthersDown() {
        List<Poll> polls503 = pollsBesideOneThatIs(unavailable());
        List<Poll> polls502 = pollsBesideOneThatIs(trouble("HTTP 502"));

        assertThat(polls503).isEqualTo(polls502);
    }

    private static List<Poll> pollsBesideOneThatIs(PollAnswer inTrouble) {
        EngineRun run = new EngineRun();
        String[] ids = run.everyOf(TASKS, (age, number) -> Act.of(age.toSeconds() > 100 ? succeeded() : generating()));
        run.source.on("t7", EngineRun.always(inTrouble));
        run.await(settings(), ids);
        return run.source.polls;
    }

    @Test
    void aBrokenServerAmongSeveralDoesNotBringPollingToAHalt() {
        int[] count = {0};
        Service everySecondFails = (age, number) ->
                Act.of(count[0]++ % 2 == 0 ? unavailable() : age.toSeconds() > 120 ? succeeded() : generating());
        String[] ids = run.everyOf(TASKS, everySecondFails);

        AwaitReport report = run.await(settings(), ids);

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        for (int second = 20; second < 120; second += 10) {
            Duration from = seconds(second);
            assertThat(run.source.polls)
                    .filteredOn(
                            poll -> poll.at().compareTo(from) >= 0 && poll.at().compareTo(from.plus(seconds(10))) < 0)
                    .hasSizeGreaterThanOrEqualTo(10);
        }
    }

    /** Allows this many requests in any second and refuses the others. */
    private static final class Throttling {
        private final int perSecond;
        private final PollAnswer refusal;
        private final List<Duration> admitted = new ArrayList<>();
        private int refused;

        private Throttling(int perSecond, PollAnswer refusal) {
            this.perSecond = perSecond;
            this.refusal = refusal;
        }

        private Act answer(Duration at, boolean done) {
            admitted.removeIf(earlier -> earlier.plus(seconds(1)).compareTo(at) <= 0);
            if (admitted.size() >= perSecond) {
                refused++;
                return Act.of(refusal);
            }
            admitted.add(at);
            return Act.of(done ? succeeded() : generating());
        }
    }

    /** nginx's {@code limit_req} without a burst: a request too soon after the last one that passed gets 503 at once. */
    private static final class LeakyBucket {
        private final Duration spacing;
        private Duration next = Duration.ZERO;
        private int refused;

        private LeakyBucket(int perSecond) {
            spacing = seconds(1).dividedBy(perSecond);
        }

        private Act answer(Duration at, boolean done) {
            if (at.compareTo(next) < 0) {
                refused++;
                return Act.of(unavailable());
            }
            next = at.plus(spacing);
            return Act.after(millis(200), done ? succeeded() : generating());
        }
    }
}
