package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.veomaven.await.VideoTask;
import io.github.veomaven.mojo.TaskList.IdFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What usage.md shows of id files is read as it says. */
class IdFileRecipesTest {

    private static final Path USAGE = Path.of("src/site/markdown/usage.md");
    private static final Pattern SCRIPT = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FIRST_CELL = Pattern.compile("^\\| (`.*`) \\| ", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("scripts")
    @DisabledOnOs(OS.WINDOWS)
    void aScriptNamesTheTaskThatAResponseIsAbout(String script) throws Exception {
        assumeTrue(!script.startsWith("jq ") || run("command -v jq") == 0, "jq is not installed");
        Files.writeString(
                directory.resolve("hero-response.json"),
                "{\"code\":200,\"msg\":\"it's \\\"done\\\"\",\n \"data\":{\"taskId\":\"4c9a31a5\"}}\n");

        assertThat(run(script)).isZero();

        assertThat(tasks(directory.resolve("video-tasks.json"))).containsExactly(new VideoTask("hero", "4c9a31a5"));
    }

    @Test
    void everyFormInTheTableIsReadAndNothingElse() throws IOException {
        List<String> forms = FIRST_CELL
                .matcher(Files.readString(USAGE))
                .results()
                .flatMap(cell -> CODE.matcher(cell.group(1)).results())
                .map(code -> code.group(1))
                .toList();

        assertThat(forms).hasSizeGreaterThan(8);
        for (String form : forms) {
            assertThat(tasks(Files.writeString(directory.resolve("ids"), form)))
                    .as(form)
                    .isNotEmpty()
                    .isSubsetOf(
                            new VideoTask("4c9a31a5", "4c9a31a5"),
                            new VideoTask("hero", "4c9a31a5"),
                            new VideoTask("teaser", "0819326c"));
        }
    }

    static List<String> scripts() throws IOException {
        return SCRIPT.matcher(Files.readString(USAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private int run(String script) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-eu", "-c", script)
                .directory(directory.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static List<VideoTask> tasks(Path file) {
        Parameters parameters = new Parameters("veo:await", "veo.");
        return TaskList.of(List.of(), List.of(file.toFile()), IdFiles.NAME_TASKS, parameters)
                .orElseThrow();
    }
}
