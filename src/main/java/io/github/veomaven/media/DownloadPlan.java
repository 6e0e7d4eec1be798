package io.github.veomaven.media;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.files.SafeFileNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is to be fetched for a report, and what each file is called. */
public final class DownloadPlan {

    private DownloadPlan() {}

    /**
     * The videos of the tasks that succeeded, in the report's order: {@code <name>.mp4}, then {@code <name>-2.mp4} and
     * so on for further URLs. No two files are alike on a disk that ignores case.
     */
    public static List<Download> of(AwaitReport report) {
        // Of all tasks, so that a task's files are called alike whoever else succeeds.
        Map<String, String> stems = SafeFileNames.of(
                report.tasks().stream().map(outcome -> outcome.task().name()).toList());
        Set<String> taken = new HashSet<>();
        stems.values().forEach(stem -> taken.add(folded(stem)));
        List<Download> downloads = new ArrayList<>();
        for (TaskOutcome outcome : report.tasks()) {
            if (outcome.verdict() == Verdict.SUCCEEDED) {
                add(outcome, stems.get(outcome.task().name()), taken, downloads);
            }
        }
        return List.copyOf(downloads);
    }

    private static void add(TaskOutcome outcome, String stem, Set<String> taken, List<Download> downloads) {
        String name = stem;
        int number = 1;
        for (String url : outcome.record().videoUrls()) {
            downloads.add(new Download(outcome.task().name(), url, name + MediaDirectory.EXTENSION));
            do {
                number++;
                name = stem + "-" + number;
                // A task of this very name has the older right to it.
            } while (!taken.add(folded(name)));
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
