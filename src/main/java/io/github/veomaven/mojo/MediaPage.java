package io.github.veomaven.mojo;

import io.github.veomaven.media.DownloadReport;
import io.github.veomaven.report.ResultFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page beside the results, once videos are on this machine: it plays those instead of the service's. */
final class MediaPage {

    private final ResultsInput results;

    MediaPage(ResultsInput results) {
        this.results = results;
    }

    /** Rewrites the page, if there is one of ours, and a way from it to the videos. */
    void refresh(DownloadReport downloads, Path mediaDirectory) throws IOException {
        Path directory = results.file().getParent();
        ResultFiles files = new ResultFiles(directory);
        Optional<String> prefix = prefix(directory, mediaDirectory);
        if (prefix.isPresent() && files.hasPage()) {
            files.writePage(results.report(), relativeMedia(downloads, prefix.get()));
        }
    }

    private static Optional<String> prefix(Path from, Path to) throws IOException {
        try {
            String relative = from.toRealPath().relativize(to.toRealPath()).toString();
            return Optional.of(relative.isEmpty() ? "" : relative.replace(File.separatorChar, '/') + "/");
        } catch (IllegalArgumentException onAnotherDrive) {
            return Optional.empty();
        }
    }

    /** The page matches files and URLs by their order, so what follows a gap is left out. */
    private static Map<String, List<String>> relativeMedia(DownloadReport downloads, String prefix) {
        Map<String, List<String>> media = new LinkedHashMap<>();
        Set<String> withGap = new HashSet<>();
        for (DownloadReport.Outcome outcome : downloads.outcomes()) {
            String task = outcome.download().taskName();
            if (outcome.file().isEmpty()) {
                withGap.add(task);
            } else if (!withGap.contains(task)) {
                media.computeIfAbsent(task, name -> new ArrayList<>())
                        .add(prefix + outcome.file().get().name());
            }
        }
        return media;
    }
}
