package io.github.veomaven.mojo;

import io.github.veomaven.media.Download;
import io.github.veomaven.media.DownloadReport;
import io.github.veomaven.report.ResultFiles;
import io.github.veomaven.report.VideoFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is said of the downloads beside the results: a report for CI, and the page, which plays the videos that are on this
 * machine instead of the service's.
 */
final class MediaPage {

    private static final String UNFINISHED =
            "veo:download was stopped before it ended. Run it again: it resumes where it stopped.";

    private final ResultsInput results;
    private final Path directory;

    MediaPage(ResultsInput results) {
        this.results = results;
        this.directory = results.file().getParent();
    }

    /**
     * Writes that nothing has been downloaded: until the end of the run, which a killed build does not see, neither the
     * page nor an old report shall say otherwise.
     */
    void begin(List<Download> downloads) throws IOException {
        List<VideoFile> files = new ArrayList<>();
        for (Download download : downloads) {
            files.add(file(download, Optional.empty(), Optional.of(UNFINISHED)));
        }
        write(files);
    }

    /** Writes what there is and what is missing; returns it. */
    List<VideoFile> end(DownloadReport report, Path mediaDirectory) throws IOException {
        Optional<String> prefix = prefix(directory, mediaDirectory);
        List<VideoFile> files = new ArrayList<>();
        for (DownloadReport.Outcome outcome : report.outcomes()) {
            Download download = outcome.download();
            Optional<String> path =
                    prefix.filter(known -> outcome.problem().isEmpty()).map(known -> known + download.fileName());
            files.add(file(download, path, outcome.problem()));
        }
        write(files);
        return files;
    }

    private static VideoFile file(Download download, Optional<String> path, Optional<String> problem) {
        return new VideoFile(download.taskName(), download.url(), download.fileName(), path, problem);
    }

    private void write(List<VideoFile> files) throws IOException {
        new ResultFiles(directory).writeDownloads(results.report(), files);
    }

    private static Optional<String> prefix(Path from, Path to) throws IOException {
        try {
            String relative = from.toRealPath().relativize(to.toRealPath()).toString();
            return Optional.of(relative.isEmpty() ? "" : relative.replace(File.separatorChar, '/') + "/");
        } catch (IllegalArgumentException onAnotherDrive) {
            return Optional.empty();
        }
    }
}
