package io.github.veomaven.media;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How a run of downloads ended.
 *
 * @param outcomes in the order of the downloads
 * @param interrupted whether it was stopped from outside before its end
 * @param stop what stopped it: a file that cannot be written, a file of someone else in its place, or a proxy that
 *     refused its user name or password. The message is a sentence without its full stop; neutralise it before logging
 */
public record DownloadReport(List<Outcome> outcomes, boolean interrupted, Optional<IOException> stop) {

    public DownloadReport {
        outcomes = List.copyOf(outcomes);
    }

    /** The downloads without a file. */
    public List<Outcome> failures() {
        return outcomes.stream()
                .filter(outcome -> outcome.problem().isPresent())
                .toList();
    }

    /**
     * How a download ended: with a file, or with a problem.
     *
     * @param file empty exactly when there is a problem
     * @param problem why there is no file: continues "Video …: ", ends in a full stop, fit for a log
     * @param fetched whether the file was transferred in this run; false for an unchanged file of an earlier run
     */
    public record Outcome(Download download, Optional<MediaFile> file, Optional<String> problem, boolean fetched) {

        public Outcome {
            if (file.isPresent() == problem.isPresent()) {
                throw new IllegalArgumentException("Either a file or a problem");
            }
        }

        static Outcome of(Download download, MediaFile file, boolean fetched) {
            return new Outcome(download, Optional.of(file), Optional.empty(), fetched);
        }

        static Outcome failed(Download download, String problem) {
            return new Outcome(download, Optional.empty(), Optional.of(problem), false);
        }
    }
}
