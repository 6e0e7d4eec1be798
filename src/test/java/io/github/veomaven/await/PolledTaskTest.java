package io.github.veomaven.await;

import static io.github.veomaven.testing.Answers.failed;
import static io.github.veomaven.testing.Answers.generating;
import static io.github.veomaven.testing.Answers.notVisible;
import static io.github.veomaven.testing.Answers.refused;
import static io.github.veomaven.testing.Answers.refusedByProxy;
import static io.github.veomaven.testing.Answers.succeeded;
import static io.github.veomaven.testing.Answers.succeededWithoutResult;
import static io.github.veomaven.testing.Answers.trouble;
import static io.github.veomaven.testing.Answers.troubleWithRetryAfter;
import static io.github.veomaven.testing.Answers.unfinished;
import static io.github.veomaven.testing.EngineRun.seconds;
import static io.github.veomaven.testing.EngineRun.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.Requirements.FallbackPolicy;
import io.github.veomaven.await.TaskSource.PollReply;
import io.github.veomaven.testing.Answers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The state machine of one id: a reply and the time lead to the next state. */
class PolledTaskTest {

    private static final VideoTask HERO = new VideoTask("hero", "0819");
    private static final long SECOND = 1_000_000_000L;

    private PolledTask task = polled(settings());

    @Test
    void aNewTaskIsDueAtOnce() {
        assertThat(task.due()).isZero();
        assertThat(task.state()).isEqualTo(TaskState.UNKNOWN);
        assertThat(task.hasEnded()).isFalse();
        assertThat(task.stillWaiting()).isEqualTo("no answer yet after 0 polls");
    }

    @Test
    void aHealthyTaskIsDueAnIntervalAfterTheStartOfThePoll() {
        answered(10, 12, generating());

        assertThat(task.isGenerating()).isTrue();
        assertThat(task.due()).isEqualTo(15 * SECOND);
        assertThat(task.stillWaiting()).isEqualTo("still generating after 1 poll");
    }

    @Test
    void afterASlowAnswerItIsDueAtOnce() {
        answered(10, 17, generating());

        assertThat(task.due()).isEqualTo(17 * SECOND);
    }

    @Test
    void theWordsOfAnErrorThatSaysUnfinishedAreKept() {
        answered(0, 0, unfinished("record status is\nnot success"));

        assertThat(task.isGenerating()).isTrue();
        assertThat(task.words()).contains("record status is not success");
        assertThat(task.stillWaiting())
                .isEqualTo("still generating after 1 poll; the service says \"record status is not success\"");
    }

    @Test
    void theNextAnswerReplacesTheWords() {
        answered(0, 0, unfinished("record result data is blank"));
        answered(5, 5, generating());

        assertThat(task.words()).isEmpty();
        assertThat(task.stillWaiting()).isEqualTo("still generating after 2 polls");
    }

    @Test
    void successEndsItWithoutAReason() {
        answered(0, 3, succeeded());

        assertThat(task.hasEnded()).isTrue();
        assertThat(task.isGenerating()).isFalse();
        TaskOutcome outcome = task.outcome(HERO);
        assertThat(outcome.reason()).isEmpty();
        assertThat(outcome.message()).isEmpty();
        assertThat(outcome.elapsed()).isEqualTo(seconds(3));
        assertThat(outcome.record().hasResult()).isTrue();
    }

    @Test
    void aMissedRequirementEndsIt() {
        task = polled(settings().requirements(new Requirements(FallbackPolicy.ALLOW, Optional.of("4k"), false)));

        answered(0, 0, succeeded());

        assertThat(task.reason()).contains(Reason.LOW_RESOLUTION);
    }

    @Test
    void failureEndsItWithItsReasonAndWords() {
        answered(0, 4, generating());
        answered(5, 6, failed());

        TaskOutcome outcome = task.outcome(HERO);
        assertThat(outcome.reason()).contains(Reason.GENERATION_FAILED);
        assertThat(outcome.message()).contains("Internal Error");
        assertThat(outcome.elapsed()).isEqualTo(seconds(6));
        assertThat(outcome.polls()).isEqualTo(2);
        assertThat(outcome.errors()).isZero();
    }

    @Test
    void theGraceCountsFromTheFirstAnswerWithoutARecord() {
        task = polled(settings().notFoundGrace(seconds(12)));

        answered(0, 1, notVisible());
        assertThat(task.due()).isEqualTo(5 * SECOND);
        answered(10, 10, notVisible());
        assertThat(task.due()).isEqualTo(13 * SECOND);
        answered(12, 13, notVisible());

        assertThat(task.reason()).contains(Reason.NOT_FOUND);
    }

    @Test
    void anAnswerInBetweenStartsTheGraceAgain() {
        task = polled(settings().notFoundGrace(seconds(12)));

        answered(0, 0, notVisible());
        answered(5, 5, generating());
        answered(11, 11, succeededWithoutResult());
        answered(20, 20, succeededWithoutResult());
        assertThat(task.hasEnded()).isFalse();
        assertThat(task.state()).isEqualTo(TaskState.WITHOUT_RESULT);
        answered(23, 23, succeededWithoutResult());

        assertThat(task.reason()).contains(Reason.NO_RESULT);
    }

    @Test
    void troubleDoublesTheDelayFromTheAnswerOn() {
        task = polled(settings().pollInterval(Optional.empty()));

        long[] delays = new long[6];
        long now = 0;
        for (int i = 0; i < delays.length; i++) {
            answeredAt(now, now + SECOND, trouble("HTTP 502"));
            delays[i] = (task.due() - now - SECOND) / SECOND;
            now = task.due();
        }

        assertThat(delays).containsExactly(1, 2, 4, 8, 15, 15);
        assertThat(task.stillWaiting()).isEqualTo("all 6 polls failed; last error: HTTP 502");
    }

    @Test
    void aLongerRetryAfterIsHonouredAndAShorterOneIsNot() {
        answered(0, 0, troubleWithRetryAfter(seconds(40)));
        assertThat(task.due()).isEqualTo(40 * SECOND);

        answered(40, 40, troubleWithRetryAfter(seconds(1)));
        assertThat(task.due()).isEqualTo(50 * SECOND);
    }

    @Test
    void theToleranceCountsFromTheStartOfTheFirstFailedPoll() {
        task = polled(settings().errorTolerance(seconds(20)));

        answered(0, 0, generating());
        answered(5, 9, trouble("HTTP 502"));
        answered(14, 24, trouble("HTTP 500"));
        assertThat(task.due()).isEqualTo(25 * SECOND);
        answered(25, 25, trouble("HTTP 503"));

        assertThat(task.reason()).contains(Reason.UNREACHABLE);
        assertThat(task.message())
                .contains("the last 3 of 4 polls failed (before that: generating); last error: HTTP 503;"
                        + " given up after 20s");
        assertThat(task.outcome(HERO).errors()).isEqualTo(3);
    }

    @Test
    void aGoodAnswerStartsToleranceAndDelayAgain() {
        task = polled(settings().errorTolerance(seconds(20)).pollInterval(Optional.of(seconds(2))));

        answered(0, 0, trouble("x"));
        answered(2, 2, trouble("x"));
        answered(6, 6, generating());
        answered(21, 21, trouble("x"));

        assertThat(task.hasEnded()).isFalse();
        assertThat(task.due()).isEqualTo(23 * SECOND);
        assertThat(task.stillWaiting())
                .isEqualTo("the last of 4 polls failed (before that: generating); last error: x");
    }

    @Test
    void aRefusalIsRetriedAfterASecondAtMost() {
        answered(0, 2, refused());
        assertThat(task.hasEnded()).isFalse();
        assertThat(task.isInTrouble()).isTrue();
        assertThat(task.due()).isEqualTo(3 * SECOND);
        assertThat(task.words()).contains("the key was refused: Unauthorized");

        task = polled(settings().pollInterval(Optional.of(Duration.ofMillis(200))));
        answered(0, 0, refusedByProxy());
        assertThat(task.due()).isEqualTo(SECOND / 5);
        assertThat(task.words()).contains("the proxy refused its credentials: 407");
    }

    @Test
    void theSecondRefusalEndsItUnlessAGoodAnswerCameBetween() {
        answered(0, 0, refused());
        answered(1, 1, generating());
        assertThat(task.isInTrouble()).isFalse();
        answered(6, 6, refused());
        assertThat(task.hasEnded()).isFalse();
        answered(7, 7, trouble("HTTP 502"));
        assertThat(task.isInTrouble()).isTrue();
        answered(8, 8, refusedByProxy());

        assertThat(task.reason()).contains(Reason.PROXY_REFUSED);
        assertThat(task.message()).contains("407");
    }

    @Test
    void aRequestWithoutAnAnswerCountsAsAnError() {
        answered(0, 0, generating());
        task.requestStarted(5 * SECOND, 30 * SECOND);

        task.end(Reason.INTERRUPTED, "by hand", 6 * SECOND);

        assertThat(task.outcome(HERO).polls()).isEqualTo(2);
        assertThat(task.outcome(HERO).errors()).isEqualTo(1);
        assertThat(task.outcome(HERO).message()).contains("by hand");
    }

    @Test
    void onlyTheRequestInFlightIsAwaited() {
        int first = task.requestStarted(0, 20 * SECOND);
        assertThat(task.awaits(first)).isTrue();
        task.take(PollReply.of(trouble("no answer")), 20 * SECOND);
        assertThat(task.awaits(first)).isFalse();

        int second = task.requestStarted(21 * SECOND, 40 * SECOND);

        assertThat(task.awaits(first)).isFalse();
        assertThat(task.awaits(second)).isTrue();
        assertThat(task.abandonAt()).isEqualTo(40 * SECOND);
    }

    @Test
    void theStatedRecordIsKeptWhenAnAnswerStatesNone() {
        answered(0, 0, new PollAnswer.Generating(Answers.record("720p", false, List.of())));
        answered(5, 5, notVisible());

        assertThat(task.outcome(HERO).record().resolution()).contains("720p");
    }

    @Test
    void tasksAreOrderedByDueTimeAndThenAsInTheProject() {
        PolledTask second = new PolledTask(
                HERO, 2, settings().build(), Cadence.of(settings().build()));

        assertThat(task).isLessThan(second);
        task.dueAt(5);
        assertThat(task).isGreaterThan(second);
        second.lastPollAt(7);
        assertThat(task).isLessThan(second);
        assertThat(second.isOnLastPoll()).isTrue();
    }

    private void answered(long startedAt, long now, PollAnswer answer) {
        answeredAt(startedAt * SECOND, now * SECOND, answer);
    }

    private void answeredAt(long startedAt, long now, PollAnswer answer) {
        task.requestStarted(startedAt, Long.MAX_VALUE);
        task.take(PollReply.of(answer), now);
    }

    private static PolledTask polled(AwaitSettings.Builder settings) {
        return new PolledTask(HERO, 1, settings.build(), Cadence.of(settings.build()));
    }
}
