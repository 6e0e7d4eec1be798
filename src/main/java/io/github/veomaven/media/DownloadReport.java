package io.github.veomaven.media;

import java.util.List;

/**
 * What a run of downloads came to.
 *
 * @param outcomes in the order of the downloads
 * @param interrupted whether it was stopped from outside before its end
 */
public record DownloadReport(List<DownloadOutcome> outcomes, boolean interrupted) {

    public DownloadReport {
        outcomes = List.copyOf(outcomes);
    }

    /** The downloads without a file. */
    public List<DownloadOutcome> failures() {
        return outcomes.stream()
                .filter(outcome -> outcome.problem().isPresent())
                .toList();
    }
}
