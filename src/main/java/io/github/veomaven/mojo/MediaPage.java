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

/** The page beside the results, once videos are on this machine: it plays those instead of the service's. */
final class MediaPage {

    private final ResultsInput results;

    MediaPage(ResultsInput results) {
        this.results = results;
    }

    /** Writes the reports, and the page if there is one. */
    void refresh(DownloadReport downloads, Path mediaDirectory) throws IOException {
        Path directory = results.file().getParent();
        Optional<String> prefix = prefix(directory, mediaDirectory);
        List<VideoFile> files = new ArrayList<>();
        for (DownloadReport.Outcome outcome : downloads.outcomes()) {
            Download download = outcome.download();
            files.add(new VideoFile(
                    download.taskName(),
                    download.url(),
                    download.fileName(),
                    prefix.filter(known -> outcome.problem().isEmpty()).map(known -> known + download.fileName()),
                    outcome.problem()));
        }
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
