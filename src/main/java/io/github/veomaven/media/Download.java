package io.github.veomaven.media;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.files.SafeFileNames;
import io.github.veomaven.media.Routes.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A video to fetch: with the route to it, or with the problem of its URL.
 *
 * @param taskName the task it belongs to; untrusted
 * @param url as the results state it; untrusted
 * @param fileName the name of the file it is written to: a safe name without a directory
 * @param route the first request for it; empty exactly when there is a problem
 * @param problem why it is not requested: a whole sentence
 */
public record Download(String taskName, String url, String fileName, Optional<Route> route, Optional<String> problem) {

    public Download {
        if (!MediaDirectory.isFileName(fileName)) {
            throw new IllegalArgumentException("No safe file name for a video: " + fileName);
        }
        if (route.isPresent() == problem.isPresent()) {
            throw new IllegalArgumentException("Either a route or a problem");
        }
    }

    /** A URL that may not be fetched is not a problem of the configuration: its video fails. */
    static Download of(String taskName, String url, String fileName, Routes routes) {
        try {
            return new Download(taskName, url, fileName, Optional.of(routes.to(url)), Optional.empty());
        } catch (TransferFailure e) {
            return new Download(taskName, url, fileName, Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    /**
     * The videos of the tasks that succeeded, in the report's order: {@code <name>.mp4}, then {@code <name>-2.mp4} and
     * so on for further URLs. No two file names differ only in case.
     */
    public static List<Download> allOf(AwaitReport report, Routes routes) {
        // Of all tasks, so that a task's files keep their names whichever other tasks succeed.
        Map<String, String> stems = SafeFileNames.of(
                report.tasks().stream().map(outcome -> outcome.task().name()).toList());
        Set<String> taken = new HashSet<>();
        stems.values().forEach(stem -> taken.add(stem.toLowerCase(Locale.ROOT)));
        List<Download> downloads = new ArrayList<>();
        for (TaskOutcome outcome : report.tasks()) {
            if (outcome.verdict() == Verdict.SUCCEEDED) {
                String task = outcome.task().name();
                int number = 1;
                for (String url : outcome.record().videoUrls()) {
                    // A task that has this very name takes precedence, so the number may be a higher one.
                    String name =
                            number == 1 ? stems.get(task) : SafeFileNames.numbered(stems.get(task), number, taken);
                    downloads.add(of(task, url, name + MediaDirectory.EXTENSION, routes));
                    number++;
                }
            }
        }
        return List.copyOf(downloads);
    }
}
