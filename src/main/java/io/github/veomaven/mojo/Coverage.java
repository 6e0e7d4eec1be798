package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.VideoTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether results are about the tasks that a project names, all of them and no others. */
final class Coverage {

    private static final int MOST_SHOWN = 20;

    private Coverage() {}

    /** Which tasks are missing, and which are unexpected; continues "The results … are ". */
    static Optional<String> objection(AwaitReport report, List<VideoTask> expected) {
        List<VideoTask> actual = report.tasks().stream().map(TaskOutcome::task).toList();
        List<String> differences = new ArrayList<>();
        shown(without(expected, actual)).ifPresent(tasks -> differences.add("missing: " + tasks));
        shown(without(actual, expected)).ifPresent(tasks -> differences.add("unexpected: " + tasks));
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("not about the tasks that the project names (" + String.join("; ", differences)
                        + "). Run veo:await again with the same <taskIds> and <taskIdFiles>.");
    }

    private static List<VideoTask> without(Collection<VideoTask> tasks, Collection<VideoTask> others) {
        List<VideoTask> rest = new ArrayList<>(tasks);
        rest.removeAll(new HashSet<>(others));
        return rest;
    }

    private static Optional<String> shown(List<VideoTask> tasks) {
        if (tasks.isEmpty()) {
            return Optional.empty();
        }
        String labels = tasks.stream().limit(MOST_SHOWN).map(VideoTask::label).collect(Collectors.joining(", "));
        int more = tasks.size() - MOST_SHOWN;
        return Optional.of(more > 0 ? labels + " and " + more + " more" : labels);
    }
}
