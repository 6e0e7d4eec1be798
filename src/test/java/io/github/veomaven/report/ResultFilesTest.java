package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {

    @TempDir
    Path temporary;

    private Path directory;
    private ResultFiles files;

    @BeforeEach
    void setUp() {
        directory = temporary.resolve("target/veo");
        files = new ResultFiles(directory);
    }

    @Test
    void everyFileIsWrittenAndNothingIsLeftOver() throws IOException {
        files.removeOld();
        files.write(Reports.mixed());

        assertThat(tree(directory))
                .containsOnlyKeys(
                        "TEST-veo.xml",
                        "index.html",
                        "results.json",
                        "results.properties",
                        "style.css",
                        "tasks/hero.json",
                        "tasks/teaser.json");
        assertThat(files.resultsJson()).isEqualTo(directory.resolve("results.json"));
    }

    @Test
    void anAnswerIsKeptByteForByte() throws IOException {
        files.write(Reports.mixed());

        assertThat(directory.resolve("tasks/hero.json"))
                .hasBinaryContent(Reports.succeeded("hero").body().orElseThrow().bytes());
    }

    @Test
    void theSameReportGivesTheSameFiles() throws IOException {
        files.write(Reports.mixed());
        SortedMap<String, String> first = tree(directory);
        files.write(Reports.mixed());

        assertThat(tree(directory)).isEqualTo(first);
    }

    @Test
    void linesEndInALineFeedAlone() throws IOException {
        files.write(Reports.of(Reports.hostile()));

        assertThat(tree(directory)).allSatisfy((name, text) -> {
            if (!name.startsWith("tasks/")) {
                assertThat(text).endsWith("\n").doesNotContain("\r");
            }
        });
    }

    @Test
    void namesThatWouldLeadOutOfTheDirectoryDoNot() throws IOException {
        files.write(Reports.of(
                Reports.succeeded("../../evil"),
                Reports.succeeded("/etc/evil"),
                Reports.succeeded("C:\\evil"),
                Reports.succeeded("x".repeat(300)),
                Reports.succeeded("Hero"),
                Reports.succeeded("hero"),
                Reports.hostile()));

        assertThat(tree(temporary).keySet()).allMatch(name -> name.startsWith("target/veo/"));
        assertThat(tree(directory.resolve("tasks"))).hasSize(7);
    }

    @Test
    void whatAnEarlierRunWroteIsRemoved() throws IOException {
        files.write(Reports.mixed());
        Files.writeString(directory.resolve(AtomicFile.TEMPORARY), "half");
        Files.writeString(directory.resolve("tasks").resolve(AtomicFile.TEMPORARY), "half");

        files.removeOld();

        assertThat(tree(directory)).isEmpty();
    }

    @Test
    void foreignFilesStay() throws IOException {
        Files.createDirectories(directory.resolve("tasks/kept.json"));
        Files.createDirectories(directory.resolve("media"));
        Files.writeString(directory.resolve("tasks/kept.json/file"), "x");
        Files.writeString(directory.resolve("tasks/notes.txt"), "x");
        Files.writeString(directory.resolve("media/hero.mp4"), "x");
        Files.writeString(directory.resolve("other.json"), "x");

        files.removeOld();

        assertThat(tree(directory))
                .containsOnlyKeys("media/hero.mp4", "other.json", "tasks/kept.json/file", "tasks/notes.txt");
    }

    @Test
    void aLinkIsRemovedAndWhatItLeadsToStays() throws IOException {
        Path outside = Files.writeString(temporary.resolve("outside.json"), "kept");
        Files.createDirectories(directory.resolve("tasks"));
        Files.createSymbolicLink(directory.resolve("results.json"), outside);
        Files.createSymbolicLink(directory.resolve("tasks/hero.json"), outside);
        Files.createSymbolicLink(directory.resolve(AtomicFile.TEMPORARY), outside);

        files.removeOld();
        files.write(Reports.mixed());

        assertThat(outside).hasContent("kept");
        assertThat(directory.resolve("results.json")).isRegularFile().matches(file -> !Files.isSymbolicLink(file));
    }

    @Test
    void aLinkInPlaceOfTheTasksIsRefused() throws IOException {
        Path outside = Files.createDirectories(temporary.resolve("outside"));
        Files.writeString(outside.resolve("a.json"), "kept");
        Files.createDirectories(directory);
        Files.createSymbolicLink(directory.resolve("tasks"), outside);

        assertThatIOException()
                .isThrownBy(files::removeOld)
                .withMessageContaining(directory.resolve("tasks").toString())
                .withMessageContaining("symbolic link");
        assertThatIOException().isThrownBy(() -> files.write(Reports.mixed())).withMessageContaining("symbolic link");
        assertThat(tree(outside)).containsOnlyKeys("a.json");
    }

    @Test
    void aDirectoryReachedThroughALinkIsFine() throws IOException {
        Path elsewhere = Files.createDirectories(temporary.resolve("fast-disk"));
        Files.createSymbolicLink(temporary.resolve("linked"), elsewhere);
        for (Path reached : List.of(temporary.resolve("linked"), temporary.resolve("linked/target/veo"))) {
            ResultFiles linked = new ResultFiles(reached);
            linked.removeOld();
            linked.write(Reports.mixed());
            assertThat(linked.resultsJson()).isRegularFile();
        }
    }

    @Test
    void aTargetThatIsAFileIsToldAtOnce() throws IOException {
        Path target = Files.writeString(temporary.resolve("target"), "x");

        assertThatIOException()
                .isThrownBy(files::removeOld)
                .withMessageContaining(directory.toString())
                .withMessageContaining(target + " is not a directory");
    }

    @Test
    void aDirectoryInPlaceOfAFileIsToldAtOnce() throws IOException {
        Files.createDirectories(directory.resolve("results.json/inside"));

        assertThatIOException()
                .isThrownBy(files::removeOld)
                .withMessageContaining(directory.resolve("results.json").toString())
                .withMessageContaining("it is a directory");
        assertThat(directory.resolve("results.json/inside")).isDirectory();
    }

    @Test
    void aReadOnlyFileSystemIsToldAtOnce() {
        Path readOnly = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");

        assertThatIOException()
                .isThrownBy(new ResultFiles(readOnly)::removeOld)
                .withMessageContaining("/modules/java.base")
                .withMessageContaining("read-only");
    }

    @Test
    void aReadOnlyDirectoryIsToldAtOnce() throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(directory))
                    .as("permissions bind the user of this build (root's do not)")
                    .isFalse();
            assertThatIOException()
                    .isThrownBy(files::removeOld)
                    .withMessageContaining(directory.toString())
                    .withMessageContaining("access is denied");
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void withoutEveryOtherFileThereAreNoVerdicts() throws IOException {
        files.write(Reports.of(Reports.succeeded("hero")));
        Files.delete(directory.resolve("index.html"));
        Files.createDirectories(directory.resolve("index.html/inside"));

        assertThatIOException()
                .isThrownBy(() -> files.write(Reports.mixed()))
                .withMessageContaining(directory.resolve("index.html").toString());
        assertThat(directory.resolve("results.json")).doesNotExist();
        assertThat(directory.resolve(AtomicFile.TEMPORARY)).doesNotExist();
    }

    @Test
    void anInterruptedBuildWritesItsResultsAllTheSame() throws IOException {
        Thread.currentThread().interrupt();
        try {
            files.write(Reports.mixed());
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(tree(directory)).hasSize(7);
    }

    @Test
    void thePageIsWrittenAnewWithDownloadedVideosAndKeepsItsLinksToTheAnswers() throws Exception {
        files.write(Reports.mixed());
        AwaitReport readBack = ResultsReader.read(files.resultsJson());
        SortedMap<String, String> before = tree(directory);

        files.writePage(readBack, Map.of("hero", List.of("media/hero.mp4")));

        SortedMap<String, String> after = tree(directory);
        assertThat(new Xml(after.get("index.html")).all("//video/source/@src"))
                .containsExactly("./media/hero.mp4", Reports.URL);
        assertThat(new Xml(after.get("index.html")).all("//a/@href[contains(., 'tasks/')]"))
                .containsExactly("tasks/teaser.json", "tasks/hero.json");
        before.remove("index.html");
        after.remove("index.html");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aKilledRunLeavesNoHalfWrittenFile() throws Exception {
        for (int round = 1; round <= 5; round++) {
            killWhileWriting(round);

            for (String name : tree(directory).keySet()) {
                if (name.endsWith(".json") && name.startsWith("tasks/")) {
                    assertThat(directory.resolve(name)).hasBinaryContent(WriteForEver.BODY);
                }
            }
            if (Files.exists(files.resultsJson())) {
                assertThat(ResultsReader.read(files.resultsJson()).tasks()).hasSize(WriteForEver.TASKS);
            }
            files.removeOld();
            assertThat(tree(directory)).isEmpty();
        }
    }

    private void killWhileWriting(int lines) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriteForEver.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream out = process.getInputStream()) {
            assertThat(out.readNBytes(lines)).hasSize(lines);
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    /** Writes results again and again, telling of each time with a byte, until it is killed. */
    static final class WriteForEver {

        static final int TASKS = 200;
        static final byte[] BODY = Reports.succeeded("any").body().orElseThrow().bytes();

        private WriteForEver() {}

        public static void main(String[] arguments) throws IOException {
            ResultFiles files = new ResultFiles(Path.of(arguments[0]));
            List<TaskOutcome> tasks = new ArrayList<>(IntStream.range(0, TASKS)
                    .mapToObj(index -> Reports.succeeded("task-" + index))
                    .toList());
            while (true) {
                files.removeOld();
                System.out.write('.');
                System.out.flush();
                files.write(Reports.of(false, tasks));
            }
        }
    }

    private static SortedMap<String, String> tree(Path directory) throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                tree.put(
                        directory.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return tree;
    }
}
