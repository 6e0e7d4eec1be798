package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.BodyStore;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.files.AtomicFile;
import io.github.veomaven.files.OwnDirectory;
import io.github.veomaven.files.OwnFiles;
import io.github.veomaven.files.SafeFileNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All files of one run, in one directory: {@code results.json}, {@code results.properties}, {@code results.env},
 * {@code TEST-veo.xml}, {@code index.html}, {@code style.css} and {@code tasks/*.json}.
 *
 * <p>Each file is there whole or not at all. {@code results.json} is written last and removed first, so that a run that is
 * killed at any moment leaves nothing that could be taken for its results. A file that this plugin did not write is
 * neither replaced nor removed. Every {@link IOException} is a {@link io.github.veomaven.files.DiskException}, which says
 * what cannot be written and why, or a {@link io.github.veomaven.files.ForeignFilesException}. Safe for use by several
 * threads.
 */
public final class ResultFiles {

    private static final String RESULTS = "results.json";
    private static final String PROPERTIES = "results.properties";
    private static final String ENV = "results.env";
    private static final String JUNIT = "TEST-veo.xml";
    private static final String DOWNLOADS_JUNIT = "TEST-veo-download.xml";
    private static final String PAGE = "index.html";
    private static final String STYLE = "style.css";
    private static final String TASKS = "tasks";

    /** Every file except those in {@code tasks}, and texts by which one of ours is recognised. */
    private static final Map<String, List<String>> MARKERS = Map.of(
            RESULTS, List.of("\"schemaVersion\"", "\"verdict\""),
            PROPERTIES, List.of(".verdict"),
            ENV, List.of("VEO_VERDICT="),
            DOWNLOADS_JUNIT, List.of("<testsuite name=\"veo-download\""),
            JUNIT, List.of("<testsuite name=\"veo\""),
            PAGE, List.of(" – Veo videos</title>"),
            STYLE, List.of("/* veo-maven-plugin"));

    /** An older version wrote its files, {@code results.json} last, within this time. */
    private static final long MILLIS_OF_A_RUNS_END = 60_000;

    private final Path directory;
    private final OwnFiles own;
    private final OwnDirectory top;
    private final OwnDirectory tasks;
    private Map<String, String> oddFileNames = Map.of();
    private Optional<IOException> trouble = Optional.empty();

    /** @param outputDirectory need not exist yet; nothing happens to it before a method is called */
    public ResultFiles(Path outputDirectory) {
        directory = Objects.requireNonNull(outputDirectory, "outputDirectory");
        own = new OwnFiles(directory, MARKERS);
        top = new OwnDirectory(directory);
        tasks = new OwnDirectory(directory.resolve(TASKS));
    }

    /**
     * Older versions kept no list of their files, and a copy may lack it. The results name the files in {@code tasks} that
     * belong to them, and show that the files next to them are ours, unless those are newer.
     */
    private void adoptFilesOfAnOlderVersion(List<String> inTasks) throws IOException {
        if (own.hasList() || !own.hasMarker(RESULTS)) {
            return;
        }
        String results = Files.readString(resultsJson());
        for (String name : inTasks) {
            if (results.contains("\"" + name + "\"")) {
                own.adopt(name);
            }
        }
        long end = Files.getLastModifiedTime(resultsJson()).toMillis() + MILLIS_OF_A_RUNS_END;
        for (String name : MARKERS.keySet()) {
            Path file = directory.resolve(name);
            if (Files.exists(file) && Files.getLastModifiedTime(file).toMillis() <= end) {
                own.adopt(name);
            }
        }
    }

    /** Returns where the verdicts are. */
    public Path resultsJson() {
        return directory.resolve(RESULTS);
    }

    /**
     * Removes what an earlier run wrote, and nothing else, makes the directory, and checks that it is writable.
     *
     * @throws io.github.veomaven.files.ForeignFilesException when files that are not ours are in the way; of ours, only
     *     {@code results.json} has been removed then
     * @throws IOException when results could not be written later on
     */
    public synchronized void removeOld() throws IOException {
        top.make();
        List<String> names = own.in(TASKS, ".json");
        adoptFilesOfAnOlderVersion(names);
        // Before anything else can fail: an old verdict must not pass for a new one.
        if (own.hasMarker(RESULTS)) {
            own.remove(List.of(RESULTS));
        }
        names.addAll(MARKERS.keySet());
        own.requireNoForeign(names);
        own.remove(names);
        tasks.makeNoLink();
        top.proveWritable();
        tasks.proveWritable();
    }

    /**
     * Writes every file.
     *
     * @throws IOException when one cannot be written; {@code results.json} is not there then
     */
    public synchronized void write(AwaitReport report) throws IOException {
        top.make();
        own.requireNoForeign(List.of(RESULTS));
        own.remove(List.of(RESULTS));
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        write(List.of(PROPERTIES, ENV, JUNIT, STYLE, PAGE, RESULTS), report, List.of());
    }

    /**
     * Writes what {@code veo:download} fetched and what it did not: {@code TEST-veo-download.xml}, and the page, if
     * there is one, which then plays the files that are there.
     *
     * @param files in the order of the report's tasks and their videos
     * @throws IOException when one cannot be written
     */
    public synchronized void writeDownloads(AwaitReport report, List<VideoFile> files) throws IOException {
        oddFileNames =
                oddFileNames(report.tasks().stream().map(TaskOutcome::task).toList());
        write(List.of(DOWNLOADS_JUNIT), report, files);
        if (own.isOurs(PAGE) && own.isOurs(STYLE)) {
            write(List.of(STYLE, PAGE), report, files);
        }
    }

    private void write(List<String> names, AwaitReport report, List<VideoFile> files) throws IOException {
        for (String name : names) {
            own.write(name, new Document(name, report, files));
        }
    }

    /** Where the body of the service's last reply about a task is, relative to the directory. */
    interface Bodies {
        Optional<String> of(TaskOutcome outcome);
    }

    /** What is in one of the files. One class for all of them: each lambda would cost start-up time. */
    private final class Document implements AtomicFile.Content, Bodies {

        private final String name;
        private final AwaitReport report;
        private final List<VideoFile> files;

        Document(String name, AwaitReport report, List<VideoFile> files) {
            this.name = name;
            this.report = report;
            this.files = files;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            Writer lines = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            switch (name) {
                case PROPERTIES -> ResultProperties.write(report, lines);
                case ENV -> ResultVariables.write(report, lines);
                case JUNIT -> new JUnitXml(report).write(lines);
                case DOWNLOADS_JUNIT -> new JUnitXml(report).writeDownloads(files, lines);
                case PAGE -> new PageWriter(report, this, files).write(lines);
                case RESULTS -> ResultsJson.write(report, this, out);
                default -> {
                    try (InputStream in = ResultFiles.class.getResourceAsStream(name)) {
                        in.transferTo(out);
                    }
                }
            }
            lines.flush();
        }

        /** A report that was read back does not say whether there are bodies, but they may still be where they were. */
        @Override
        public Optional<String> of(TaskOutcome outcome) {
            String body = pathOfBody(outcome.task());
            boolean isThere =
                    outcome.hasBody() || Files.isRegularFile(directory.resolve(body), LinkOption.NOFOLLOW_LINKS);
            return isThere ? Optional.of(body) : Optional.empty();
        }
    }

    /**
     * Returns a store for the service's last replies about tasks. It writes each at once during the run; if that
     * fails, {@link #write} throws the exception.
     *
     * @param all every task of the run: no two get the same file
     */
    public synchronized BodyStore bodiesOf(List<VideoTask> all) {
        oddFileNames = oddFileNames(all);
        return this::writeBody;
    }

    private synchronized void writeBody(VideoTask task, byte[] body) {
        if (trouble.isEmpty()) {
            try {
                tasks.makeNoLink();
                own.write(pathOfBody(task), CallbackSecrets.overwrite(body));
            } catch (IOException e) {
                trouble = Optional.of(e);
            }
        }
    }

    private String pathOfBody(VideoTask task) {
        return TASKS + "/" + oddFileNames.getOrDefault(task.name(), task.name()) + ".json";
    }

    /** The usual name is a file name as it is. */
    private static Map<String, String> oddFileNames(List<VideoTask> tasks) {
        List<String> names = new ArrayList<>();
        for (VideoTask task : tasks) {
            names.add(task.name());
        }
        Map<String, String> odd = new HashMap<>();
        for (Map.Entry<String, String> name : SafeFileNames.of(names).entrySet()) {
            if (!name.getValue().equals(name.getKey())) {
                odd.put(name.getKey(), name.getValue());
            }
        }
        return odd;
    }
}
