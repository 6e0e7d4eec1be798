package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.TaskOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepSummaryTest {

    @Test
    void whatDidNotSucceedComesFirst() {
        assertThat(StepSummary.of(Reports.mixed())).isEqualTo("""
                        ## ❌ Veo videos: Not ready for release

                        1 of 3 videos failed. 1 more had not finished when the wait ended.

                        | Task | Verdict | Why | Resolution | Waited | Video |
                        | --- | --- | --- | --- | --- | --- |
                        | teaser \\(id\\-of\\-teaser\\) | ❌ Failed | failed during generation\\: Internal Error\\, Please try again later\\. |  | 42s |  |
                        | trailer \\(id\\-of\\-trailer\\) | ❔ Undetermined | timed out\\: still generating after 412 polls |  | 30m |  |
                        | hero \\(id\\-of\\-hero\\) | ✅ Succeeded |  | 1080p | 42s | [open](<https://media.example/v/hero.mp4?a=1,2&b=3>) |

                        """);
    }

    @Test
    void aRunWithoutTasksHasNoTable() {
        assertThat(StepSummary.of(Reports.of()))
                .contains("There was no video to wait for")
                .doesNotContain("|");
    }

    @Test
    void simulatedResultsSaySo() {
        assertThat(StepSummary.of(Reports.of(true, List.of(Reports.succeeded("hero")))))
                .contains("Rehearsal passed")
                .contains("**Simulated.**");
    }

    @Test
    void hostileTextAddsNoMarkupNoCellAndNoLink() {
        String row = StepSummary.of(Reports.of(Reports.hostile()))
                .lines()
                .filter(line -> line.contains("evil"))
                .reduce((one, other) -> {
                    throw new AssertionError("A forged line: " + other);
                })
                .orElseThrow();

        assertThat(row.split("(?<!\\\\)\\|", -1)).hasSize(8);
        assertThat(row.replaceAll("\\\\\\p{Punct}", "")).doesNotContainPattern("[<>&\\[\\]`*_!#:]");
        assertThat(row).matches("[^\\p{Cntrl}\\p{Cf}\\p{Cs}]*");
    }

    @Test
    void aHugeRunStaysWithinWhatGithubTakesAndShowsTheFailures() {
        String url = "https://media.example/" + "x".repeat(1900);
        List<TaskOutcome> tasks = new ArrayList<>(IntStream.range(0, 10_000)
                .mapToObj(index -> Reports.withUrls("task-" + index, List.of(url)))
                .toList());
        tasks.add(Reports.failed("last", "!".repeat(5000)));

        String summary = StepSummary.of(Reports.of(false, tasks));

        assertThat(summary.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1024 * 1024);
        assertThat(summary).contains("| last ").contains("and 9851 more tasks");
    }
}
