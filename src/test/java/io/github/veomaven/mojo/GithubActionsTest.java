package io.github.veomaven.mojo;

import static io.github.veomaven.mojo.Samples.HERO;
import static io.github.veomaven.mojo.Samples.failed;
import static io.github.veomaven.mojo.Samples.report;
import static io.github.veomaven.mojo.Samples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.report.VideoFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubActionsTest {

    private static final AwaitReport REPORT = report(failed(HERO, Reason.REFUSED, "no"));

    @TempDir
    Path directory;

    private final Map<String, String> environment = new HashMap<>(Map.of("GITHUB_ACTIONS", "true"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final RecordingLog log = new RecordingLog();

    @Test
    void onGithubTheSummaryIsAppendedAndAnnotationsStandAtTheStartOfALine() throws IOException {
        Path summary = Files.writeString(directory.resolve("summary.md"), "earlier\n");
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());

        show();

        assertThat(summary).content().startsWith("earlier\n").contains("hero");
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("::error").contains("hero");
    }

    @Test
    void theOutputsOfTheStepAreAppendedOnALineOfTheirOwn() throws IOException {
        Path outputs = Files.writeString(directory.resolve("outputs"), "earlier=1");
        environment.put("GITHUB_OUTPUT", outputs.toString());

        show();
        show();

        assertThat(outputs)
                .content()
                .isEqualTo("earlier=1\nveo_verdict=FAILED\nveo_hero_verdict=FAILED\n"
                        + "veo_verdict=FAILED\nveo_hero_verdict=FAILED\n");
    }

    @Test
    void outputsThatCannotBeWrittenAreAWarning() {
        for (String file : List.of(
                directory.toString(), "\0", directory.resolve("no/such/file").toString())) {
            environment.put("GITHUB_OUTPUT", file);

            show();
        }

        assertThat(log.lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("WARN The outputs of this step cannot be written to "));
    }

    @Test
    void aVideoThatCouldNotBeDownloadedIsAnAnnotationAndInTheSummary() throws IOException {
        Path summary = directory.resolve("summary.md");
        Path outputs = directory.resolve("outputs");
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        environment.put("GITHUB_OUTPUT", outputs.toString());

        actions()
                .show(
                        report(succeeded(HERO, TaskRecord.EMPTY)),
                        List.of(new VideoFile(
                                "hero",
                                "https://a.example",
                                "hero.mp4",
                                Optional.empty(),
                                Optional.of("the host answered HTTP 404."))));

        assertThat(summary)
                .content()
                .startsWith("## ❌ Veo videos: Not ready for release\n\n"
                        + "The video succeeded, but 1 file could not be downloaded.\n")
                .contains("| hero\\.mp4 | hero | ❌ Not downloaded | the host answered HTTP 404\\. |");
        assertThat(out.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("::error title=Veo video hero.mp4%3A not downloaded::the host answered HTTP 404.");
        assertThat(outputs).doesNotExist();
    }

    @Test
    void elsewhereNothingHappens() {
        environment.put("GITHUB_ACTIONS", "false");
        environment.put("GITHUB_STEP_SUMMARY", directory.resolve("summary.md").toString());

        show();

        assertThat(directory).isEmptyDirectory();
        assertThat(out.size()).isZero();
    }

    @Test
    void aSummaryThatCannotBeWrittenIsAWarning() {
        environment.put("GITHUB_STEP_SUMMARY", directory.toString());

        show();

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARN The summary of this step cannot be written");
    }

    @Test
    void withoutASummaryFileThereAreAnnotationsAlone() {
        show();

        assertThat(out.size()).isPositive();
        assertThat(log.lines()).isEmpty();
    }

    private void show() {
        actions().show(REPORT);
    }

    private GithubActions actions() {
        return new GithubActions(environment::get, new PrintStream(out, true, StandardCharsets.UTF_8), log);
    }
}
