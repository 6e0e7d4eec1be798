package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** All files of one run, in one directory. */
public final class ResultFiles {

    private final Path directory;

    public ResultFiles(Path outputDirectory) {
        directory = outputDirectory;
    }

    /** Removes what an earlier run wrote, makes the directory, and proves that it can be written. */
    public void removeOld() throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** Writes every file, each atomically, {@code results.json} last. */
    public void write(AwaitReport report) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * Writes the page anew, now that videos are on this machine.
     *
     * @param relativeMediaByTaskName of each task: its videos, as paths relative to this directory, with {@code /}
     */
    public void writePage(AwaitReport report, Map<String, List<String>> relativeMediaByTaskName) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** Where the verdicts are. */
    public Path resultsJson() {
        return directory.resolve("results.json");
    }
}
