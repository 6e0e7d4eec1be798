package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The results as workflow commands that GitHub Actions shows as error annotations. */
public final class GithubAnnotations {

    /** GitHub shows ten errors per step. */
    private static final int MAX_ERRORS = 10;

    private static final int MAX_PROBLEM_LENGTH = 500;

    private GithubAnnotations() {}

    /**
     * Returns an error for each task that did not succeed, at most ten in all. Print each line to standard output as it
     * is: the runner ignores a command that does not begin a line. Untrusted text cannot begin another command.
     */
    public static List<String> of(AwaitReport report) {
        List<TaskOutcome> unsuccessful = report.tasks().stream()
                .filter(task -> task.verdict() != Verdict.SUCCEEDED)
                .toList();
        int shown = unsuccessful.size() > MAX_ERRORS ? MAX_ERRORS - 1 : unsuccessful.size();
        List<String> lines = new ArrayList<>();
        unsuccessful.stream().limit(shown).map(GithubAnnotations::of).forEach(lines::add);
        if (unsuccessful.size() > shown) {
            lines.add(error("Veo videos", (unsuccessful.size() - shown) + " more tasks did not succeed."));
        }
        return lines;
    }

    /** Returns an error for each file that could not be downloaded, at most ten in all. */
    public static List<String> ofDownloads(List<VideoFile> files) {
        List<String> lines = new ArrayList<>();
        int missing = VideoFile.missing(files);
        int shown = missing > MAX_ERRORS ? MAX_ERRORS - 1 : missing;
        for (VideoFile file : files) {
            if (file.problem().isPresent() && lines.size() < shown) {
                lines.add(error(
                        "Veo video " + SafeText.line(file.name(), 80) + ": not downloaded",
                        SafeText.line(file.problem().get(), MAX_PROBLEM_LENGTH)));
            }
        }
        if (missing > shown) {
            lines.add(error("Veo videos", (missing - shown) + " more files could not be downloaded."));
        }
        return lines;
    }

    private static String of(TaskOutcome outcome) {
        return error(
                "Veo task " + SafeText.line(outcome.task().name(), 80) + ": " + Headline.word(outcome.verdict()),
                outcome.sentence());
    }

    private static String error(String title, String message) {
        return "::error title=" + property(title) + "::" + data(message);
    }

    /** Encodes a message as the runner decodes it. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Encodes a property as the runner decodes it. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
