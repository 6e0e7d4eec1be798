package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    private static final TaskOutcome GOOD = Reports.succeeded("hero");
    private static final TaskOutcome BAD = Reports.failed("teaser");
    private static final TaskOutcome OPEN = Reports.timedOut("trailer");

    @Test
    void aReleaseMayGoWhenEveryVideoSucceeded() {
        assertThat(Headline.of(Reports.of(GOOD))).isEqualTo(new Headline("Ready for release", "The video succeeded."));
        assertThat(Headline.of(Reports.of(GOOD, Reports.succeeded("b"))).sentence())
                .isEqualTo("Both videos succeeded.");
        assertThat(Headline.of(Reports.of(GOOD, Reports.succeeded("b"), Reports.succeeded("c")))
                        .sentence())
                .isEqualTo("All 3 videos succeeded.");
    }

    @Test
    void aReleaseMayNotGoWhenAnyVideoFailed() {
        assertThat(Headline.of(Reports.of(GOOD, BAD, OPEN)))
                .isEqualTo(new Headline(
                        "Not ready for release", "1 of 3 videos failed. 1 more had not ended when waiting did."));
        assertThat(Headline.of(Reports.of(BAD)).sentence()).isEqualTo("1 of 1 video failed.");
    }

    @Test
    void aReleaseMayNotGoYetWhenAnyVideoHasNotEnded() {
        assertThat(Headline.of(Reports.of(GOOD, OPEN)))
                .isEqualTo(new Headline(
                        "Not ready for release yet",
                        "1 of 2 videos had not ended when waiting did. Run veo:await again; do not create the tasks"
                                + " anew."));
    }

    @Test
    void nothingThatIsSimulatedIsReadyForRelease() {
        for (TaskOutcome outcome : List.of(GOOD, BAD, OPEN)) {
            assertThat(Headline.of(Reports.of(true, List.of(outcome))).title())
                    .startsWith("Rehearsal")
                    .doesNotContain("eady");
        }
    }

    @Test
    void nothingAwaitedIsNotReadyForRelease() {
        assertThat(Headline.of(Reports.of()))
                .isEqualTo(new Headline("No video was awaited", "The project names no task."));
    }

    @Test
    void videosOfTheFallbackModelAreCounted() {
        TaskRecord record = GOOD.record();
        TaskOutcome fallback = new TaskOutcome(
                GOOD.task(),
                Optional.empty(),
                Optional.empty(),
                TaskRecord.builder()
                        .successFlag(record.successFlag())
                        .resultUrls(record.resultUrls())
                        .fallback(Optional.of(true))
                        .build(),
                1,
                0,
                GOOD.elapsed(),
                Optional.empty());

        assertThat(Headline.of(Reports.of(fallback)).sentence())
                .isEqualTo("The video succeeded. Made by the fallback model: 1.");
    }
}
