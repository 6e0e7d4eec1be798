package io.github.veomaven.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.AwaitReport.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskOutcomeTest {

    @Test
    void aTimeoutSaysThatTheTaskMayStillFinishAndWhatToDo() {
        assertThat(outcome("hero", Reason.TIMED_OUT, "still generating after 412 polls")
                        .sentence())
                .isEqualTo("Task hero (id-1) timed out after 30m: still generating after 412 polls."
                        + " It may still finish: run veo:await again, do not re-create it.");
    }

    @Test
    void aFailureQuotesTheService() {
        assertThat(outcome("hero", Reason.GENERATION_FAILED, "Internal Error, Please try again later.")
                        .sentence())
                .isEqualTo("Task hero (id-1) failed during generation: Internal Error, Please try again later.");
    }

    @Test
    void notFoundNamesTheThreePossibleCauses() {
        assertThat(outcome("hero", Reason.NOT_FOUND, "record is null").sentence())
                .contains("the id is wrong", "another account", "14 days");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonMakesASentenceAndOnlyUndeterminedTasksMayStillFinish(Reason reason) {
        String sentence = outcome("hero", reason, "").sentence();

        assertThat(sentence).startsWith("Task hero (id-1) ").endsWith(".");
        assertThat(sentence.contains("may still finish")).isEqualTo(reason.verdict() == Verdict.UNDETERMINED);
    }

    @Test
    void textFromOutsideStaysOnItsLine() {
        assertThat(outcome("hero", Reason.FAILED, "x\n[INFO] BUILD SUCCESS\u001b[2J")
                        .sentence())
                .isEqualTo("Task hero (id-1) failed: x [INFO] BUILD SUCCESS?[2J.");
    }

    @Test
    void aSummaryListsEveryTaskThatDidNotSucceedAndWhereTheDetailsAre() {
        AwaitReport report = new AwaitReport(
                new Provenance("g:a:v", "https://api.kie.ai", false),
                Instant.EPOCH,
                Instant.EPOCH,
                3,
                List.of(
                        TaskOutcome.of(new VideoTask("good", "id-0")).polls(1).build(),
                        outcome("bad", Reason.FAILED, "no"),
                        outcome("late", Reason.TIMED_OUT, "still generating")));

        assertThat(report.summary("target/veo/results.json").lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("1 of 3 tasks succeeded, 1 failed, 1 undetermined."),
                        line -> assertThat(line).startsWith("  Task bad (id-1) failed"),
                        line -> assertThat(line).startsWith("  Task late (id-1) timed out"),
                        line -> assertThat(line).isEqualTo("Details: target/veo/results.json"));
    }

    @Test
    void ofVeryManyTasksTheFirst200AreNamed() {
        List<TaskOutcome> tasks = new ArrayList<>();
        tasks.add(TaskOutcome.of(new VideoTask("good", "id-0")).polls(1).build());
        for (int i = 1; i <= 201; i++) {
            tasks.add(outcome("bad-" + i, Reason.FAILED, "no"));
        }

        assertThat(report(tasks).summary("there").lines())
                .hasSize(203)
                .contains("  Task bad-200 (id-1) failed: no.", "  ... and 1 more")
                .noneMatch(line -> line.contains("bad-201"));
        assertThat(report(tasks.subList(0, 201)).summary("there").lines())
                .hasSize(202)
                .noneMatch(line -> line.contains("more"));
    }

    private static AwaitReport report(List<TaskOutcome> tasks) {
        Instant any = Instant.parse("2026-11-24T10:00:00Z");
        return new AwaitReport(new Provenance("g:a:v", "https://api.kie.ai", false), any, any, 3, tasks);
    }

    private static TaskOutcome outcome(String name, Reason reason, String message) {
        return TaskOutcome.of(new VideoTask(name, "id-1"))
                .reason(Optional.of(reason))
                .message(Optional.of(message))
                .polls(412)
                .elapsed(Duration.ofMinutes(30))
                .build();
    }
}
