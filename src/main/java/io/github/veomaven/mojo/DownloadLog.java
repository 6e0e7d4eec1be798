package io.github.veomaven.mojo;

import io.github.veomaven.await.Durations;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.media.ByteSizes;
import io.github.veomaven.media.Download;
import io.github.veomaven.media.DownloadListener;
import io.github.veomaven.media.DownloadReport;
import io.github.veomaven.media.Downloader;
import io.github.veomaven.media.MediaFile;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** Logs the progress of the downloads, in complete lines that read the same in a file. URLs are never logged. */
final class DownloadLog implements DownloadListener {

    private static final int MESSAGE_LENGTH = 500;
    private static final int PROBLEM_LENGTH = 700;
    private static final int NAME_LENGTH = 80;
    private static final int WIDEST_NAME = 48;

    private final Log log;
    private final Colours colours;
    private final TroubleCount troubles = new TroubleCount();

    DownloadLog(Log log, Colours colours) {
        this.log = log;
        this.colours = colours;
    }

    /** @param directory safe to log */
    void started(int videos, String directory, Downloader.Settings settings) {
        log.info("Downloading " + AwaitLog.counted(videos, "video") + " to " + directory + ", at most "
                + Durations.format(settings.timeout()));
    }

    @Override
    public void troubled(Download download, String kind, String message) {
        if (troubles.isFirst(kind)) {
            log.warn(kind + " while downloading " + download.fileName() + ": " + SafeText.line(message, MESSAGE_LENGTH)
                    + " (retrying)");
        }
    }

    @Override
    public void ended(DownloadReport.Outcome outcome) {
        String name = outcome.download().fileName();
        if (outcome.file().isEmpty()) {
            log.info(colours.verdict(Verdict.FAILED, sentence(outcome)));
            return;
        }
        MediaFile file = outcome.file().get();
        log.info(name + ": " + colours.verdict(Verdict.SUCCEEDED, outcome.fetched() ? "downloaded" : "unchanged") + ", "
                + ByteSizes.format(file.size()) + (outcome.fetched() ? "" : ", not fetched again"));
    }

    @Override
    public void heartbeat(Heartbeat heartbeat, Duration elapsed, Duration left) {
        log.info(heartbeat.done() + " of " + AwaitLog.counted(heartbeat.total(), "video") + " done, "
                + heartbeat.underWay()
                + " under way, "
                + amount(heartbeat) + ", " + Durations.format(elapsed) + " elapsed, "
                + Durations.format(left) + " left");
        troubles.warnOfNews(log);
    }

    void finished(DownloadReport report) {
        troubles.warnOfNews(log);
        if (!report.outcomes().isEmpty()) {
            table(report).forEach(log::info);
        }
    }

    private static String amount(Heartbeat heartbeat) {
        String bytes = ByteSizes.format(heartbeat.bytes());
        if (heartbeat.expected().isEmpty() || heartbeat.expected().getAsLong() == 0) {
            return bytes;
        }
        long expected = heartbeat.expected().getAsLong();
        long percent = Math.min(100, (long) (100.0 * heartbeat.bytes() / expected));
        return bytes + " of " + ByteSizes.format(expected) + " (" + percent + "%)";
    }

    private List<String> table(DownloadReport report) {
        Table table = new Table(colours, 2, "File", "State", "Size", "SHA-256");
        for (DownloadReport.Outcome outcome : report.outcomes()) {
            String name = SafeText.line(outcome.download().fileName(), WIDEST_NAME);
            if (outcome.file().isPresent()) {
                MediaFile file = outcome.file().get();
                String state = outcome.fetched() ? "DOWNLOADED" : "UNCHANGED";
                table.add(Verdict.SUCCEEDED, name, state, ByteSizes.format(file.size()), file.sha256());
            } else {
                table.add(Verdict.FAILED, name, "FAILED", "", "");
            }
        }
        return table.lines();
    }

    /** For instance "Video hero.mp4 of task hero: the host answered HTTP 404. …". */
    private static String sentence(DownloadReport.Outcome outcome) {
        return "Video " + outcome.download().fileName() + " of task "
                + SafeText.line(outcome.download().taskName(), NAME_LENGTH) + ": "
                + SafeText.line(outcome.problem().orElse("downloaded."), PROBLEM_LENGTH);
    }

    static String count(DownloadReport report) {
        return report.outcomes().size() == 1
                ? "The video could not be downloaded."
                : report.failures().size() + " of "
                        + AwaitLog.counted(report.outcomes().size(), "video") + " could not be downloaded.";
    }

    /**
     * Every video that could not be downloaded, a line each, and where the results are.
     *
     * @param results safe to log
     */
    static String failures(DownloadReport report, String results) {
        String lines = report.failures().stream().map(DownloadLog::sentence).collect(Collectors.joining("\n  "));
        return count(report) + "\n  " + lines + "\nResults: " + results;
    }
}
