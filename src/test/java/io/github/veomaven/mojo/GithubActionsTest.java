package io.github.veomaven.mojo;

import static io.github.veomaven.mojo.Samples.HERO;
import static io.github.veomaven.mojo.Samples.failed;
import static io.github.veomaven.mojo.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
        new GithubActions(environment::get, () -> new PrintStream(out, true, StandardCharsets.UTF_8), log).show(REPORT);
    }
}
