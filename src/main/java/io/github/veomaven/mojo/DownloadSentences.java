package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.media.DownloadReport;
import java.util.stream.Collectors;

/** Says in words why videos are not there. */
final class DownloadSentences {

    private static final int NAME_LENGTH = 80;
    private static final int PROBLEM_LENGTH = 700;

    private DownloadSentences() {}

    /** For instance "Video hero.mp4 of task hero: the host answered HTTP 404. …". */
    static String of(DownloadReport.Outcome outcome) {
        return "Video " + outcome.download().fileName() + " of task "
                + SafeText.line(outcome.download().taskName(), NAME_LENGTH) + ": "
                + SafeText.line(outcome.problem().orElse("downloaded."), PROBLEM_LENGTH);
    }

    /** How many videos are not there, of how many. */
    static String count(DownloadReport report) {
        return report.failures().size() + " of "
                + DownloadLog.counted(report.outcomes().size()) + " could not be downloaded.";
    }

    /**
     * Every video that is not there, a line each, and where the results are.
     *
     * @param results fit for a log
     */
    static String of(DownloadReport report, String results) {
        String lines = report.failures().stream().map(DownloadSentences::of).collect(Collectors.joining("\n  "));
        return count(report) + "\n  " + lines + "\nResults: " + results;
    }
}
