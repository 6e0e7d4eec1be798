package io.github.veomaven.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that {@code veo:download} was to fetch, as the page and the reports show it.
 *
 * @param task the name of the task whose video it is
 * @param url the video's, as the results state it; untrusted
 * @param name what the file is called, without any directory
 * @param path where it is, relative to the results' directory, with {@code /}; empty when it is not there, or on
 *     another drive
 * @param problem why it is not there, a sentence; empty exactly when it is. Untrusted
 */
public record VideoFile(String task, String url, String name, Optional<String> path, Optional<String> problem) {

    public VideoFile {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(name, "name");
        if (path.isPresent() && problem.isPresent()) {
            throw new IllegalArgumentException("Either a path or a problem");
        }
    }

    /** Returns how many of the files are not there. */
    static int missing(List<VideoFile> files) {
        int missing = 0;
        for (VideoFile file : files) {
            missing += file.problem().isPresent() ? 1 : 0;
        }
        return missing;
    }
}
