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
import java.util.Optional;
import java.util.Set;

/** What is to be fetched for a report, from where, and what each file is called. */
public final class DownloadPlan {

    private final Routes routes;
    private final Set<String> taken = new HashSet<>();
    private final List<Download> downloads = new ArrayList<>();

    private DownloadPlan(Routes routes) {
        this.routes = routes;
    }

    /**
     * The videos of the tasks that succeeded, in the report's order: {@code <name>.mp4}, then {@code <name>-2.mp4} and
     * so on for further URLs. No two files are alike on a disk that ignores case.
     */
    public static List<Download> of(AwaitReport report, Routes routes) {
        // Of all tasks, so that a task's files are called alike whoever else succeeds.
        Map<String, String> stems = SafeFileNames.of(
                report.tasks().stream().map(outcome -> outcome.task().name()).toList());
        DownloadPlan plan = new DownloadPlan(routes);
        stems.values().forEach(stem -> plan.taken.add(folded(stem)));
        for (TaskOutcome outcome : report.tasks()) {
            if (outcome.verdict() == Verdict.SUCCEEDED) {
                plan.add(outcome, stems.get(outcome.task().name()));
            }
        }
        return List.copyOf(plan.downloads);
    }

    private void add(TaskOutcome outcome, String stem) {
        String name = stem;
        int number = 1;
        for (String url : outcome.record().videoUrls()) {
            downloads.add(download(outcome.task().name(), url, name + MediaDirectory.EXTENSION, routes));
            do {
                number++;
                name = stem + "-" + number;
                // A task of this very name has the older right to it.
            } while (!taken.add(folded(name)));
        }
    }

    /** A URL that may not be fetched is no problem of the configuration: its video fails. */
    static Download download(String taskName, String url, String fileName, Routes routes) {
        try {
            return new Download(taskName, url, fileName, Optional.of(routes.to(url)), Optional.empty());
        } catch (TransferFailure e) {
            return new Download(taskName, url, fileName, Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
