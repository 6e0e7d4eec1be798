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
        int unsuccessful = report.tasks().size() - report.count(Verdict.SUCCEEDED);
        List<String> lines = new ArrayList<>();
        for (TaskOutcome task : report.tasks()) {
            if (task.verdict() != Verdict.SUCCEEDED && lines.size() < shown(unsuccessful)) {
                String name = SafeText.line(task.task().name(), 80);
                lines.add(error("Veo task " + name + ": " + Headline.word(task.verdict()), task.sentence()));
            }
        }
        return withRest(lines, unsuccessful, "tasks did not succeed");
    }

    /** Returns an error for each file that could not be downloaded, at most ten in all. */
    public static List<String> ofDownloads(List<VideoFile> files) {
        int missing = VideoFile.missing(files);
        List<String> lines = new ArrayList<>();
        for (VideoFile file : files) {
            if (file.problem().isPresent() && lines.size() < shown(missing)) {
                lines.add(error(
                        "Veo video " + SafeText.line(file.name(), 80) + ": not downloaded",
                        SafeText.line(file.problem().get(), MAX_PROBLEM_LENGTH)));
            }
        }
        return withRest(lines, missing, "files could not be downloaded");
    }

    private static int shown(int errors) {
        return errors > MAX_ERRORS ? MAX_ERRORS - 1 : errors;
    }

    private static List<String> withRest(List<String> lines, int errors, String what) {
        if (errors > lines.size()) {
            lines.add(error("Veo videos", (errors - lines.size()) + " more " + what + "."));
        }
        return lines;
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
