package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import java.util.List;

/**
 * What a release manager wants to know first; the same words on the page and in GitHub's summary.
 *
 * @param verdict of the run, or failed where a video could not be downloaded afterwards
 * @param title whether the release may go ahead
 * @param sentence why, in one or two sentences
 */
record Headline(Verdict verdict, String title, String sentence) {

    /** The order in which tasks are shown. */
    static final List<Verdict> WORST_FIRST = List.of(Verdict.FAILED, Verdict.UNDETERMINED, Verdict.SUCCEEDED);

    /** A verdict in a word. */
    static String word(Verdict verdict) {
        return switch (verdict) {
            case SUCCEEDED -> "Succeeded";
            case FAILED -> "Failed";
            case UNDETERMINED -> "Undetermined";
        };
    }

    /** Tells verdicts apart by shape, so never by colour alone; not for screen readers. */
    static String symbol(Verdict verdict) {
        return switch (verdict) {
            case SUCCEEDED -> "✓";
            case FAILED -> "✕";
            case UNDETERMINED -> "?";
        };
    }

    /** @param files what {@code veo:download} was to fetch; empty when it has not run */
    static Headline of(AwaitReport report, List<VideoFile> files) {
        int missing = VideoFile.missing(files);
        Verdict verdict = report.verdict() == Verdict.SUCCEEDED && missing > 0 ? Verdict.FAILED : report.verdict();
        return new Headline(verdict, title(report, verdict), sentence(report, files.size(), missing));
    }

    private static String title(AwaitReport report, Verdict verdict) {
        if (report.tasks().isEmpty()) {
            return "There was no video to wait for";
        }
        if (report.simulated()) {
            return switch (verdict) {
                case SUCCEEDED -> "Rehearsal passed";
                case FAILED -> "Rehearsal failed";
                case UNDETERMINED -> "Rehearsal ended without a verdict";
            };
        }
        return switch (verdict) {
            case SUCCEEDED -> "Ready for release";
            case FAILED -> "Not ready for release";
            case UNDETERMINED -> "Not ready for release yet";
        };
    }

    private static String sentence(AwaitReport report, int files, int missing) {
        int total = report.tasks().size();
        int failed = report.count(Verdict.FAILED);
        int undetermined = report.count(Verdict.UNDETERMINED);
        String notDownloaded = missing == 0
                ? ""
                : (files == 1 ? "1 file" : missing + " of " + files + " files") + " could not be downloaded.";
        return switch (report.verdict()) {
            case SUCCEEDED -> allSucceeded(total) + downloaded(files, notDownloaded) + fallbacks(report);
            case FAILED -> videos(failed, total) + " failed." + undetermined(undetermined) + after(notDownloaded);
            case UNDETERMINED ->
                videos(undetermined, total) + " had not finished when the wait ended."
                        + " Run veo:await again; do not re-create the tasks." + after(notDownloaded);
        };
    }

    private static String downloaded(int files, String notDownloaded) {
        if (!notDownloaded.isEmpty()) {
            return ", but " + notDownloaded;
        }
        return files == 0 ? "." : files == 1 ? " and was downloaded." : " and were downloaded.";
    }

    private static String after(String sentence) {
        return sentence.isEmpty() ? "" : " " + sentence;
    }

    private static String videos(int some, int total) {
        return total == 1 ? "The video" : some + " of " + total + " videos";
    }

    private static String allSucceeded(int total) {
        return switch (total) {
            case 0 -> "The project names no task";
            case 1 -> "The video succeeded";
            case 2 -> "Both videos succeeded";
            default -> "All " + total + " videos succeeded";
        };
    }

    /** Worth a look before a release: the fallback model's videos are 720p. */
    private static String fallbacks(AwaitReport report) {
        int fallbacks = 0;
        for (TaskOutcome task : report.tasks()) {
            fallbacks += task.record().fallback().orElse(false) ? 1 : 0;
        }
        return fallbacks == 0 ? "" : " Made by the fallback model: " + fallbacks + ".";
    }

    private static String undetermined(int undetermined) {
        return undetermined == 0 ? "" : " " + undetermined + " more had not finished when the wait ended.";
    }
}
