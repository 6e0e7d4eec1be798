package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.BodyStore;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.files.AtomicFile;
import io.github.veomaven.files.ForeignFilesException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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
        Reports.write(files, Reports.mixed());

        assertThat(tree(directory))
                .containsOnlyKeys(
                        ".veo-files",
                        "TEST-veo.xml",
                        "index.html",
                        "results.json",
                        "results.env",
                        "results.properties",
                        "style.css",
                        "tasks/hero.json",
                        "tasks/teaser.json");
        assertThat(files.resultsJson()).isEqualTo(directory.resolve("results.json"));
    }

    @Test
    void aBodyIsKeptByteForByte() throws IOException {
        Reports.write(files, Reports.mixed());

        assertThat(directory.resolve("tasks/hero.json")).hasBinaryContent(Reports.BODY);
    }

    @Test
    void aCallbacksTokenIsNotInTheArchivedBody() throws IOException {
        VideoTask hero = new VideoTask("hero", "id-of-hero");
        files.bodiesOf(List.of(hero))
                .keep(
                        hero,
                        "{\"data\":{\"paramJson\":\"{\\\"callBackUrl\\\":\\\"https://ci.example/cb?t=1\\\"}\"}}"
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(directory.resolve("tasks/hero.json"))
                .hasContent("{\"data\":{\"paramJson\":\"{\\\"callBackUrl\\\":\\\"https://ci.example/cb?***\\\"}\"}}");
    }

    @Test
    void aBodyIsOnDiskAsSoonAsItIsKeptAndALaterOneReplacesIt() throws IOException {
        files.removeOld();
        VideoTask hero = Reports.succeeded("hero").task();
        BodyStore bodies = files.bodiesOf(List.of(hero));

        bodies.keep(hero, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(directory.resolve("tasks/hero.json")).hasContent("{}");
        bodies.keep(hero, Reports.BODY);

        assertThat(directory.resolve("tasks/hero.json")).hasBinaryContent(Reports.BODY);
        assertThat(files.resultsJson()).doesNotExist();
    }

    @Test
    void aBodyThatCannotBeWrittenIsReportedWhenTheResultsAreWritten() throws IOException {
        files.removeOld();
        AwaitReport report = Reports.mixed();
        BodyStore bodies =
                files.bodiesOf(report.tasks().stream().map(TaskOutcome::task).toList());
        Files.createDirectories(directory.resolve("tasks/hero.json/in-the-way"));

        bodies.keep(report.tasks().get(0).task(), Reports.BODY);
        bodies.keep(report.tasks().get(1).task(), Reports.BODY);

        assertThatIOException().isThrownBy(() -> files.write(report)).withMessageContaining("tasks/hero.json");
        assertThat(files.resultsJson()).doesNotExist();
    }

    @Test
    void theSameReportGivesTheSameFiles() throws IOException {
        Reports.write(files, Reports.mixed());
        SortedMap<String, String> first = tree(directory);
        Reports.write(files, Reports.mixed());

        assertThat(tree(directory)).isEqualTo(first);
    }

    @Test
    void linesEndInALineFeedAlone() throws IOException {
        Reports.write(files, Reports.of(Reports.hostile()));

        assertThat(tree(directory)).allSatisfy((name, text) -> {
            if (!name.startsWith("tasks/")) {
                assertThat(text).endsWith("\n").doesNotContain("\r");
            }
        });
    }

    @Test
    void namesThatWouldLeadOutOfTheDirectoryDoNot() throws IOException {
        Reports.write(
                files,
                Reports.of(
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
        Reports.write(files, Reports.mixed());
        Files.writeString(directory.resolve(AtomicFile.TEMPORARY), "half");
        Files.writeString(directory.resolve("tasks").resolve(AtomicFile.TEMPORARY), "half");

        files.removeOld();

        assertThat(tree(directory)).isEmpty();
    }

    @Test
    void whatAKilledRunLeftIsRemoved() throws IOException {
        files.removeOld();
        Reports.write(files, Reports.mixed());
        Files.delete(directory.resolve("results.json"));
        Files.delete(directory.resolve("style.css"));

        new ResultFiles(directory).removeOld();

        assertThat(tree(directory)).isEmpty();
    }

    @Test
    void whatWasCopiedWithoutHiddenFilesIsRemoved() throws IOException {
        Reports.write(files, Reports.mixed());
        Files.delete(directory.resolve(".veo-files"));

        new ResultFiles(directory).removeOld();

        assertThat(tree(directory)).isEmpty();
    }

    @Test
    void aUsersFileInThePlaceOfOursIsAnErrorAndStays() throws IOException {
        for (String name :
                List.of("index.html", "style.css", "results.properties", "TEST-veo.xml", "tasks/keep.json")) {
            Reports.write(files, Reports.mixed());
            Path file = Files.writeString(directory.resolve(name), "the user's");

            assertThatExceptionOfType(ForeignFilesException.class)
                    .isThrownBy(new ResultFiles(directory)::removeOld)
                    .withMessageContaining(file.toString());
            assertThat(file).hasContent("the user's");
            assertThat(directory.resolve("results.json")).as("an old verdict").doesNotExist();
            Files.delete(file);
        }
    }

    @Test
    void filesOfAnOlderVersionAreRemovedAndNewerFilesStay() throws IOException {
        files.write(Reports.mixed());
        Files.delete(directory.resolve(".veo-files"));
        Files.writeString(directory.resolve("TEST-veo.xml"), "<testsuite/>");
        Path page = Files.writeString(directory.resolve("index.html"), "the user's");
        long end = Files.getLastModifiedTime(directory.resolve("results.json")).toMillis();
        Files.setLastModifiedTime(page, FileTime.fromMillis(end + 120_000));

        assertThatExceptionOfType(ForeignFilesException.class)
                .isThrownBy(new ResultFiles(directory)::removeOld)
                .withMessageStartingWith(page + " was not written");

        Files.delete(page);
        new ResultFiles(directory).removeOld();
        assertThat(tree(directory)).isEmpty();
    }

    @Test
    void resultsOfAnotherProgramAreAnErrorAndStay() throws IOException {
        Files.createDirectories(directory);
        Path file = Files.writeString(directory.resolve("results.json"), "{\"tests\": 12}");

        assertThatExceptionOfType(ForeignFilesException.class)
                .isThrownBy(files::removeOld)
                .withMessageContaining(file.toString());
        assertThat(file).hasContent("{\"tests\": 12}");
    }

    @Test
    void ourVerdictsAreRemovedEvenIfTheyWereChanged() throws IOException {
        Reports.write(files, Reports.mixed());
        Path results = directory.resolve("results.json");
        Files.writeString(results, Files.readString(results).replace("FAILED", "SUCCEEDED"));

        new ResultFiles(directory).removeOld();

        assertThat(results).doesNotExist();
    }

    @Test
    void aFileThatAppearsWhileTheTasksAreGeneratedIsNotReplaced() throws IOException {
        files.removeOld();
        Path page = Files.writeString(directory.resolve("index.html"), "the user's");

        assertThatExceptionOfType(ForeignFilesException.class)
                .isThrownBy(() -> Reports.write(files, Reports.mixed()))
                .withMessageContaining(page.toString());
        assertThat(page).hasContent("the user's");
        assertThat(directory.resolve("results.json")).doesNotExist();
    }

    @Test
    void foreignFilesStay() throws IOException {
        Files.createDirectories(directory.resolve("tasks/kept"));
        Files.createDirectories(directory.resolve("media"));
        Files.writeString(directory.resolve("tasks/kept/file"), "x");
        Files.writeString(directory.resolve("tasks/notes.txt"), "x");
        Files.writeString(directory.resolve("media/hero.mp4"), "x");
        Files.writeString(directory.resolve("other.json"), "x");

        files.removeOld();

        assertThat(tree(directory))
                .containsOnlyKeys("media/hero.mp4", "other.json", "tasks/kept/file", "tasks/notes.txt");
    }

    @Test
    void aLinkBelongsToTheUserAndStaysWithItsTarget() throws IOException {
        Path outside = Files.writeString(temporary.resolve("outside.json"), "kept");
        Files.createDirectories(directory.resolve("tasks"));
        Files.createSymbolicLink(directory.resolve("results.json"), outside);
        Files.createSymbolicLink(directory.resolve("tasks/hero.json"), outside);
        Files.createSymbolicLink(directory.resolve(AtomicFile.TEMPORARY), outside);

        assertThatExceptionOfType(ForeignFilesException.class)
                .isThrownBy(files::removeOld)
                .withMessageContaining("tasks/hero.json")
                .withMessageContaining("results.json");

        Files.delete(directory.resolve("results.json"));
        Files.delete(directory.resolve("tasks/hero.json"));
        files.removeOld();
        Reports.write(files, Reports.mixed());
        assertThat(outside).hasContent("kept");
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
        assertThatIOException()
                .isThrownBy(() -> Reports.write(files, Reports.mixed()))
                .withMessageContaining("symbolic link");
        assertThat(tree(outside)).containsOnlyKeys("a.json");
    }

    @Test
    void aDirectoryReachedThroughALinkIsFine() throws IOException {
        Path elsewhere = Files.createDirectories(temporary.resolve("fast-disk"));
        Files.createSymbolicLink(temporary.resolve("linked"), elsewhere);
        for (Path reached : List.of(temporary.resolve("linked"), temporary.resolve("linked/target/veo"))) {
            ResultFiles linked = new ResultFiles(reached);
            linked.removeOld();
            Reports.write(linked, Reports.mixed());
            assertThat(linked.resultsJson()).isRegularFile();
        }
    }

    @Test
    void aTargetThatIsAFileIsReportedAtOnce() throws IOException {
        Path target = Files.writeString(temporary.resolve("target"), "x");

        assertThatIOException()
                .isThrownBy(files::removeOld)
                .withMessageContaining(directory.toString())
                .withMessageContaining(target + " is not a directory");
    }

    @Test
    void aDirectoryInPlaceOfAFileIsReportedAtOnce() throws IOException {
        Files.createDirectories(directory.resolve("results.json/inside"));

        assertThatIOException()
                .isThrownBy(files::removeOld)
                .withMessageContaining(directory.resolve("results.json").toString())
                .withMessageContaining("was not written by this plugin");
        assertThat(directory.resolve("results.json/inside")).isDirectory();
    }

    @Test
    void aReadOnlyFileSystemIsReportedAtOnce() {
        Path readOnly = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");

        assertThatIOException()
                .isThrownBy(new ResultFiles(readOnly)::removeOld)
                .withMessageContaining("/modules/java.base")
                .withMessageContaining("read-only");
    }

    @Test
    void aReadOnlyDirectoryIsReportedAtOnce() throws IOException {
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
        Reports.write(files, Reports.of(Reports.succeeded("hero")));
        Files.delete(directory.resolve("index.html"));
        Files.createDirectories(directory.resolve("index.html/inside"));

        assertThatIOException()
                .isThrownBy(() -> Reports.write(files, Reports.mixed()))
                .withMessageContaining(directory.resolve("index.html").toString());
        assertThat(directory.resolve("results.json")).doesNotExist();
        assertThat(directory.resolve(AtomicFile.TEMPORARY)).doesNotExist();
    }

    @Test
    void anInterruptedBuildStillWritesItsResults() throws IOException {
        Thread.currentThread().interrupt();
        try {
            Reports.write(files, Reports.mixed());
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(directory.resolve("results.json")).isRegularFile();
    }

    @Test
    void downloadsAreReportedAndOnThePageWhichKeepsItsLinksToTheBodies() throws Exception {
        Reports.write(files, Reports.mixed());
        AwaitReport readBack = ResultsReader.read(files.resultsJson());
        SortedMap<String, String> before = tree(directory);

        files.writeDownloads(readBack, List.of(Reports.downloaded("hero", Reports.URL)));

        SortedMap<String, String> after = tree(directory);
        assertThat(new Xml(after.remove("TEST-veo-download.xml")).all("//testcase/@name"))
                .containsExactly("hero.mp4");
        assertThat(new Xml(after.get("index.html")).all("//video/source/@src"))
                .containsExactly("./media/hero.mp4#t=0.1", Reports.URL);
        assertThat(new Xml(after.get("index.html")).all("//a/@href[contains(., 'tasks/')]"))
                .containsExactly("tasks/teaser.json", "tasks/hero.json");
        for (String name : List.of("index.html", ".veo-files")) {
            before.remove(name);
            after.remove(name);
        }
        assertThat(after).isEqualTo(before);
    }

    @Test
    void resultsWithoutAPageGetNoPage() throws Exception {
        Reports.write(files, Reports.mixed());
        Files.delete(directory.resolve("index.html"));

        files.writeDownloads(Reports.mixed(), List.of());

        assertThat(directory.resolve("index.html")).doesNotExist();
        assertThat(directory.resolve("TEST-veo-download.xml")).exists();
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
            new ResultFiles(directory).removeOld();
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
        static final byte[] BODY = Reports.BODY;

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
                Reports.write(files, Reports.of(false, tasks));
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
