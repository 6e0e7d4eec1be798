package io.github.veomaven.mojo;

import io.github.veomaven.await.Durations;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.media.ByteSizes;
import io.github.veomaven.media.Download;
import io.github.veomaven.media.DownloadListener;
import io.github.veomaven.media.DownloadReport;
import io.github.veomaven.media.DownloadSettings;
import io.github.veomaven.media.MediaFile;
import org.apache.maven.plugin.logging.Log;

/** Tells the build's log how the downloads go: whole lines that read the same in a file. URLs never get there. */
final class DownloadLog implements DownloadListener {

    private static final int MESSAGE_LENGTH = 500;

    private final Log log;
    private final Colours colours;
    private final TroubleCount troubles = new TroubleCount();

    DownloadLog(Log log, Colours colours) {
        this.log = log;
        this.colours = colours;
    }

    /** @param directory fit for a log */
    void started(int videos, String directory, DownloadSettings settings) {
        log.info("Downloading " + counted(videos) + " to " + directory + ", at most "
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
            log.info(colours.verdict(Verdict.FAILED, DownloadSentences.of(outcome)));
            return;
        }
        MediaFile file = outcome.file().get();
        log.info(name + ": " + colours.verdict(Verdict.SUCCEEDED, outcome.fetched() ? "downloaded" : "unchanged") + ", "
                + ByteSizes.format(file.size()) + (outcome.fetched() ? "" : ", not fetched again"));
    }

    @Override
    public void heartbeat(Heartbeat heartbeat) {
        log.info(heartbeat.done() + " of " + counted(heartbeat.total()) + " done, " + heartbeat.underWay()
                + " under way, "
                + amount(heartbeat) + ", " + Durations.format(heartbeat.elapsed()) + " elapsed, "
                + Durations.format(heartbeat.left()) + " left");
        troubles.warnOfNews(log);
    }

    /** The closing table. */
    void finished(DownloadReport report) {
        troubles.warnOfNews(log);
        if (!report.outcomes().isEmpty()) {
            new DownloadTable(colours).lines(report).forEach(log::info);
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

    static String counted(int videos) {
        return videos == 1 ? "1 video" : videos + " videos";
    }
}
