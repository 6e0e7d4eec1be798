package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.files.SafeFileNames;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names and paths as Windows and macOS have them: case ignored, letters normalised, backslashes, reserved characters. */
class OtherSystemsTest {

    @ParameterizedTest
    @MethodSource("systems")
    void namesThatDifferInCaseAloneHaveFilesOfTheirOwn(Configuration system) throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(system)) {
            Path directory = disk.getPath("a project für alle", "target", "veo");
            AwaitReport report =
                    Reports.of(Reports.succeeded("hero"), Reports.succeeded("Hero"), Reports.succeeded("HERO"));

            ResultFiles files = new ResultFiles(directory);
            files.removeOld();
            Reports.write(files, report);

            assertThat(fileNames(directory.resolve("tasks")))
                    .containsExactlyInAnyOrder("hero.json", "Hero-2.json", "HERO-3.json");
            assertThat(files.resultsJson()).isRegularFile();
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void namesThatAreOfferedInSeveralSpellingsHaveFilesOfTheirOwn(Configuration system) throws IOException {
        // "é" as one character and as two: macOS takes them for one name.
        List<String> names =
                List.of("caf\u00E9", "cafe\u0301", "CAF\u00C9", "cafe", "con", "a:b", "a\\b", "a/b", "a?b");
        try (FileSystem disk = Jimfs.newFileSystem(system)) {
            Path directory = Files.createDirectory(disk.getPath("tasks"));
            Map<String, String> safe = SafeFileNames.of(names);
            for (String name : names) {
                Files.createFile(directory.resolve(safe.get(name) + ".json"));
            }

            assertThat(fileNames(directory)).hasSameSizeAs(names);
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void resultsOfAnEarlierRunInAnotherCaseAreReplaced(Configuration system) throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(system)) {
            Path directory = disk.getPath("target", "veo");
            ResultFiles files = new ResultFiles(directory);
            Reports.write(files, Reports.of(Reports.succeeded("Hero")));

            files.removeOld();
            Reports.write(files, Reports.of(Reports.succeeded("hero")));

            assertThat(fileNames(directory.resolve("tasks"))).containsExactly("hero.json");
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void pathsInResultsAndLinesEndAlikeOnEverySystem(Configuration system) throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(system)) {
            ResultFiles files = new ResultFiles(disk.getPath("target", "veo"));

            Reports.write(files, Reports.mixed());

            assertThat(Files.readString(files.resultsJson()))
                    .contains("\"tasks/hero.json\"")
                    .doesNotContain("\\\\", "\r");
        }
    }

    static Stream<Configuration> systems() {
        return Stream.of(Configuration.windows(), Configuration.osX());
    }

    private static List<String> fileNames(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
