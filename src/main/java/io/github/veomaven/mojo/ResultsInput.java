package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Durations;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.report.ResultsException;
import io.github.veomaven.report.ResultsException.Problem;
import io.github.veomaven.report.ResultsReader;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Results that an earlier {@code veo:await} wrote, and whether they can be believed.
 *
 * @param file absolute
 * @param report what it says
 * @param shown the file as messages name it: relative to where the build was started, where that is shorter
 */
record ResultsInput(Path file, AwaitReport report, String shown) {

    private static final String NAME = "resultsFile";
    private static final String MAX_AGE = "maxAge";
    private static final int MESSAGE_LENGTH = 1200;
    private static final int MOST_SHOWN = 20;

    /** How far another machine's clock may be ahead. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(10);
    /** How far this machine's own clock may have been set back since. */
    private static final Duration MOST_SET_BACK = Duration.ofMinutes(1);

    /** Empty after a problem, which is noted in the parameters. */
    static Optional<ResultsInput> read(Parameters parameters, File configured, Invocation invocation) {
        Optional<Path> path = invocation.absolute(parameters, NAME, configured);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path file = path.get().normalize();
            return Optional.of(new ResultsInput(file, ResultsReader.read(file), invocation.shown(file)));
        } catch (ResultsException e) {
            boolean another = e.problem() == Problem.MISSING || e.problem() == Problem.FOREIGN;
            parameters.problem(SafeText.line(e.getMessage(), MESSAGE_LENGTH)
                    + (another
                            ? " If veo:await wrote its results elsewhere, set " + parameters.named(NAME)
                                    + " to that file."
                            : ""));
            return Optional.empty();
        }
    }

    List<VideoTask> tasks() {
        return report.tasks().stream().map(TaskOutcome::task).toList();
    }

    /** Notes a problem if these are results of a simulated endpoint. */
    void requireReal(Parameters parameters) {
        if (report.simulated()) {
            parameters.problem(objection(
                    "simulated: no video was made. Run veo:await against the service itself, or, in a rehearsal, set "
                            + parameters.named("allowSimulated") + " to true."));
        }
    }

    /** Notes a problem unless these are results of all tasks that the project names, and of no others. */
    void requireTasks(List<VideoTask> expected, Parameters parameters) {
        List<String> differences = new ArrayList<>();
        addDifference("missing: ", expected, tasks(), differences);
        addDifference("unexpected: ", tasks(), expected, differences);
        if (!differences.isEmpty()) {
            parameters.problem(objection("not about the tasks that the project names (" + String.join("; ", differences)
                    + "). Run veo:await again with the same <taskIds> and <taskIdFiles>."));
        }
    }

    private static void addDifference(
            String what, List<VideoTask> tasks, List<VideoTask> others, List<String> differences) {
        List<VideoTask> rest = new ArrayList<>(tasks);
        rest.removeAll(new HashSet<>(others));
        if (!rest.isEmpty()) {
            String labels =
                    rest.stream().limit(MOST_SHOWN).map(VideoTask::label).collect(Collectors.joining(", "));
            int more = rest.size() - MOST_SHOWN;
            differences.add(what + labels + (more > 0 ? " and " + more + " more" : ""));
        }
    }

    /**
     * Notes a problem unless these results are new enough. Times are of wall clocks in milliseconds, as results hold
     * them.
     *
     * @param maxAge how long ago the results may have been written; empty for those of this very build only
     */
    void requireAge(Optional<Duration> maxAge, Instant buildStart, Instant now, Parameters parameters) {
        Instant latest = report.startedAt().isAfter(report.finishedAt()) ? report.startedAt() : report.finishedAt();
        Duration tolerated = maxAge.isEmpty() ? MOST_SET_BACK : shorter(maxAge.get(), MOST_AHEAD);
        if (Duration.between(now, latest).compareTo(tolerated) > 0) {
            parameters.problem(objection("from the future: veo:await says that it wrote them at " + latest
                    + ", and the time here is " + now + ". Correct the clocks, then run veo:await again."));
        } else if (maxAge.isPresent()) {
            requireYounger(maxAge.get(), now, parameters);
        } else if (report.startedAt().isBefore(buildStart)) {
            // A run that began before this build is another build's, even if it ended later.
            parameters.problem(objection(
                    "too old: veo:await wrote them at " + report.finishedAt() + ", before this build, which began at "
                            + buildStart + ". Run veo:await in the same build, or accept those of an earlier one with "
                            + parameters.named(MAX_AGE) + ", for instance 2h."));
        }
    }

    private void requireYounger(Duration maxAge, Instant now, Parameters parameters) {
        Duration age = Duration.between(report.finishedAt(), now);
        if (age.compareTo(maxAge) > 0) {
            parameters.problem(objection("too old: veo:await wrote them " + Durations.format(age) + " ago, and "
                    + parameters.named(MAX_AGE) + " allows " + Durations.format(maxAge) + ". Run veo:await again."));
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private String objection(String words) {
        return "The results " + shown + " are " + words;
    }
}
