package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Durations;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The results as Markdown for GitHub's step summary. */
public final class StepSummary {

    /** Keeps the whole well below the 1 MiB that GitHub takes. */
    private static final int MAX_ROWS = 150;

    private static final int MAX_URL_LENGTH = 2000;
    private static final int MAX_TEXT_LENGTH = 300;

    /** CommonMark: a backslash escapes any ASCII punctuation. */
    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");

    private StepSummary() {}

    /**
     * Returns Markdown that ends in a line feed; append it, as UTF-8, to the file that {@code GITHUB_STEP_SUMMARY} names.
     * Untrusted text is escaped: it cannot make markup, table cells or links.
     */
    public static String of(AwaitReport report) {
        StringBuilder markdown = head(report, List.of());
        if (!report.tasks().isEmpty()) {
            appendTable(markdown, report);
        }
        return markdown.toString();
    }

    /** Returns the same for {@code veo:download}: whether the release may go ahead, and every file. */
    public static String ofDownloads(AwaitReport report, List<VideoFile> files) {
        StringBuilder markdown = head(report, files);
        if (files.isEmpty()) {
            return markdown.toString();
        }
        markdown.append("| File | Task | State | Why |\n| --- | --- | --- | --- |\n");
        int rows = 0;
        for (boolean missing : List.of(true, false)) {
            for (VideoFile file : files) {
                if (file.problem().isPresent() == missing && rows < MAX_ROWS) {
                    markdown.append(row(file));
                    rows++;
                }
            }
        }
        if (files.size() > rows) {
            markdown.append("\n… and ").append(files.size() - rows).append(" more files.\n");
        }
        return markdown.append('\n').toString();
    }

    private static StringBuilder head(AwaitReport report, List<VideoFile> files) {
        Headline headline = Headline.of(report, files);
        StringBuilder markdown = new StringBuilder();
        markdown.append("## ").append(symbol(headline.verdict())).append(" Veo videos: ");
        markdown.append(headline.title())
                .append("\n\n")
                .append(headline.sentence())
                .append("\n\n");
        if (report.simulated()) {
            markdown.append("> **Simulated.** A rehearsal on a simulated endpoint: no real video was made.\n\n");
        }
        return markdown;
    }

    private static String row(VideoFile file) {
        return row(
                escaped(file.name()),
                escaped(file.task()),
                file.problem().isPresent() ? "❌ Not downloaded" : "✅ Downloaded",
                escaped(file.problem().orElse("")));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static void appendTable(StringBuilder markdown, AwaitReport report) {
        markdown.append(
                "| Task | Verdict | Why | Resolution | Waited | Video |\n| --- | --- | --- | --- | --- | --- |\n");
        // What did not succeed comes first, so that it is never cut off.
        List<TaskOutcome> tasks = report.tasks().stream()
                .sorted(Comparator.comparing(task -> Headline.WORST_FIRST.indexOf(task.verdict())))
                .toList();
        tasks.stream().limit(MAX_ROWS).map(StepSummary::row).forEach(markdown::append);
        if (tasks.size() > MAX_ROWS) {
            markdown.append("\n… and ").append(tasks.size() - MAX_ROWS).append(" more tasks: see results.json.\n");
        }
        markdown.append('\n');
    }

    private static String row(TaskOutcome outcome) {
        return row(
                escaped(outcome.task().label()),
                symbol(outcome.verdict()) + " " + Headline.word(outcome.verdict()),
                why(outcome),
                escaped(outcome.record().resolution().orElse("")),
                Durations.format(outcome.elapsed()),
                video(outcome));
    }

    private static String why(TaskOutcome outcome) {
        return outcome.reason()
                .map(reason -> escaped(reason.phrase()
                        + outcome.message().map(message -> ": " + message).orElse("")))
                .orElse("");
    }

    private static String video(TaskOutcome outcome) {
        return WebLinks.videos(outcome.record()).stream()
                .filter(url -> url.length() <= MAX_URL_LENGTH)
                .findFirst()
                .map(url -> "[open](<" + url + ">)")
                .orElse("");
    }

    private static String symbol(Verdict verdict) {
        return switch (verdict) {
            case SUCCEEDED -> "✅";
            case FAILED -> "❌";
            case UNDETERMINED -> "❔";
        };
    }

    private static String escaped(String untrusted) {
        return PUNCTUATION
                .matcher(SafeText.line(untrusted, MAX_TEXT_LENGTH))
                .replaceAll(Matcher.quoteReplacement("\\") + "$0");
    }
}
