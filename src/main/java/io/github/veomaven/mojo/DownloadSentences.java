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

    /**
     * Every video that is not there, a line each, and where the results are.
     *
     * @param results fit for a log
     */
    static String of(DownloadReport report, String results) {
        int failed = report.failures().size();
        String lines = report.failures().stream().map(DownloadSentences::of).collect(Collectors.joining("\n  "));
        return failed + " of " + DownloadLog.counted(report.outcomes().size()) + " could not be downloaded.\n  " + lines
                + "\nResults: " + results;
    }
}
