package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    private static final TaskOutcome GOOD = Reports.succeeded("hero");
    private static final TaskOutcome BAD = Reports.failed("teaser");
    private static final TaskOutcome OPEN = Reports.timedOut("trailer");

    @Test
    void aReleaseMayGoAheadWhenEveryVideoSucceeded() {
        assertThat(headline(Reports.of(GOOD)))
                .isEqualTo(new Headline(Verdict.SUCCEEDED, "Ready for release", "The video succeeded."));
        assertThat(headline(Reports.of(GOOD, Reports.succeeded("b"))).sentence())
                .isEqualTo("Both videos succeeded.");
        assertThat(headline(Reports.of(GOOD, Reports.succeeded("b"), Reports.succeeded("c")))
                        .sentence())
                .isEqualTo("All 3 videos succeeded.");
    }

    @Test
    void aReleaseMayNotGoAheadWhenAnyVideoFailed() {
        assertThat(headline(Reports.of(GOOD, BAD, OPEN)))
                .isEqualTo(new Headline(
                        Verdict.FAILED,
                        "Not ready for release",
                        "1 of 3 videos failed. 1 more had not finished when the wait ended."));
        assertThat(headline(Reports.of(BAD)).sentence()).isEqualTo("The video failed.");
    }

    @Test
    void aReleaseMayNotGoAheadYetWhenAnyVideoHasNotFinished() {
        assertThat(headline(Reports.of(GOOD, OPEN)))
                .isEqualTo(new Headline(
                        Verdict.UNDETERMINED,
                        "Not ready for release yet",
                        "1 of 2 videos had not finished when the wait ended. Run veo:await again; do not re-create the"
                                + " tasks."));
    }

    @Test
    void aReleaseMayNotGoAheadWhenAVideoCouldNotBeDownloaded() {
        AwaitReport both = Reports.of(GOOD, Reports.succeeded("b"));
        VideoFile there = Reports.downloaded("hero", Reports.URL);
        VideoFile missing = Reports.notDownloaded("b", Reports.URL, "the host answered HTTP 404.");

        assertThat(Headline.of(both, List.of(there, missing)))
                .isEqualTo(new Headline(
                        Verdict.FAILED,
                        "Not ready for release",
                        "Both videos succeeded, but 1 of 2 files could not be downloaded."));
        assertThat(Headline.of(both, List.of(there, there)))
                .isEqualTo(new Headline(
                        Verdict.SUCCEEDED, "Ready for release", "Both videos succeeded and were downloaded."));
        assertThat(Headline.of(Reports.of(GOOD), List.of(there)).sentence())
                .isEqualTo("The video succeeded and was downloaded.");
        assertThat(Headline.of(Reports.of(GOOD, BAD), List.of(missing)).sentence())
                .isEqualTo("1 of 2 videos failed. 1 file could not be downloaded.");
        assertThat(Headline.of(Reports.of(GOOD, OPEN), List.of(missing)).sentence())
                .endsWith("do not re-create the tasks. 1 file could not be downloaded.");
        assertThat(Headline.of(Reports.of(true, List.of(GOOD)), List.of(missing))
                        .title())
                .isEqualTo("Rehearsal failed");
    }

    private static Headline headline(AwaitReport report) {
        return Headline.of(report, List.of());
    }

    @Test
    void nothingThatIsSimulatedIsReadyForRelease() {
        for (TaskOutcome outcome : List.of(GOOD, BAD, OPEN)) {
            assertThat(headline(Reports.of(true, List.of(outcome))).title())
                    .startsWith("Rehearsal")
                    .doesNotContain("eady");
        }
    }

    @Test
    void aRunWithoutTasksIsNotReadyForRelease() {
        assertThat(headline(Reports.of()))
                .isEqualTo(new Headline(
                        Verdict.SUCCEEDED, "There was no video to wait for", "The project names no task."));
    }

    @Test
    void videosOfTheFallbackModelAreCounted() {
        TaskRecord record = TaskRecord.builder()
                .successFlag(Optional.of(1))
                .resultUrls(List.of(Reports.URL))
                .fallback(Optional.of(true))
                .build();

        assertThat(headline(Reports.of(Reports.succeeded("hero", record))).sentence())
                .isEqualTo("The video succeeded. Made by the fallback model: 1.");
    }
}
