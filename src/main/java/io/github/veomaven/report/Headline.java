package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;

/**
 * What a release manager wants to know first; the same words on the page and in GitHub's summary.
 *
 * @param title whether the release may go
 * @param sentence why, in one or two sentences
 */
record Headline(String title, String sentence) {

    static Headline of(AwaitReport report) {
        return new Headline(title(report), sentence(report));
    }

    private static String title(AwaitReport report) {
        if (report.tasks().isEmpty()) {
            return "No video was awaited";
        }
        if (report.simulated()) {
            return switch (report.verdict()) {
                case SUCCEEDED -> "Rehearsal passed";
                case FAILED -> "Rehearsal failed";
                case UNDETERMINED -> "Rehearsal ended without a verdict";
            };
        }
        return switch (report.verdict()) {
            case SUCCEEDED -> "Ready for release";
            case FAILED -> "Not ready for release";
            case UNDETERMINED -> "Not ready for release yet";
        };
    }

    private static String sentence(AwaitReport report) {
        int total = report.tasks().size();
        int failed = report.count(Verdict.FAILED);
        int undetermined = report.count(Verdict.UNDETERMINED);
        return switch (report.verdict()) {
            case SUCCEEDED -> allSucceeded(total) + fallbacks(report);
            case FAILED -> failed + " of " + videos(total) + " failed." + undetermined(undetermined);
            case UNDETERMINED ->
                undetermined + " of " + videos(total) + " had not ended when waiting did."
                        + " Run veo:await again; do not create the tasks anew.";
        };
    }

    private static String allSucceeded(int total) {
        return switch (total) {
            case 0 -> "The project names no task.";
            case 1 -> "The video succeeded.";
            case 2 -> "Both videos succeeded.";
            default -> "All " + total + " videos succeeded.";
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
        return undetermined == 0 ? "" : " " + undetermined + " more had not ended when waiting did.";
    }

    private static String videos(int total) {
        return total == 1 ? "1 video" : total + " videos";
    }
}
