package io.github.veomaven.media;

import java.util.Objects;
import java.util.Optional;

/**
 * How a download ended: with a file, or with a problem.
 *
 * @param download which one
 * @param file what is there now; empty exactly when there is a problem
 * @param problem why there is no file: continues "Video …: ", ends in a full stop, fit for a log
 * @param fetched whether anything was transferred; false for a file that was there, unchanged, and for a problem
 */
public record DownloadOutcome(Download download, Optional<MediaFile> file, Optional<String> problem, boolean fetched) {

    public DownloadOutcome {
        Objects.requireNonNull(download, "download");
        if (file.isPresent() == problem.isPresent()) {
            throw new IllegalArgumentException("Either a file or a problem");
        }
    }

    static DownloadOutcome of(Download download, MediaFile file, boolean fetched) {
        return new DownloadOutcome(download, Optional.of(file), Optional.empty(), fetched);
    }

    static DownloadOutcome failed(Download download, String problem) {
        return new DownloadOutcome(download, Optional.empty(), Optional.of(problem), false);
    }
}
