package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitListener;
import io.github.veomaven.await.AwaitListener.Heartbeat;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.Durations;
import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.Requirements.FallbackPolicy;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskState;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.report.WebLinks;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/**
 * Logs the progress of a run, in complete lines that read the same in a file. Text from outside is logged as
 * {@link SafeText} only.
 */
final class AwaitLog implements AwaitListener {

    private static final int MESSAGE_LENGTH = 300;
    private static final int KIND_LENGTH = 60;
    private static final int WIDEST_NAME = 48;
    private static final int WIDEST_RESOLUTION = 12;
    private static final int MOST_ROWS = 1000;

    private final Log log;
    private final String endpoint;
    private final FallbackPolicy fallback;
    private final Colours colours;
    private final TroubleCount troubles = new TroubleCount();

    /** @param endpoint where tasks are asked about, safe to log */
    AwaitLog(Log log, String endpoint, FallbackPolicy fallback, Colours colours) {
        this.log = log;
        this.endpoint = endpoint;
        this.fallback = fallback;
        this.colours = colours;
    }

    @Override
    public void started(List<VideoTask> tasks, AwaitSettings settings) {
        log.info("Waiting for " + counted(tasks.size(), "task") + " at " + endpoint + ", at most "
                + Durations.format(settings.timeout()));
    }

    @Override
    public void polled(VideoTask task, PollAnswer answer, Duration took) {
        if (log.isDebugEnabled()) {
            log.debug(polledLine(task, answer, took));
        }
    }

    /** One poll in a line, for DEBUG. */
    static String polledLine(VideoTask task, PollAnswer answer, Duration took) {
        return task.label() + ": " + words(answer) + " (" + Durations.format(took) + ")";
    }

    @Override
    public void changed(VideoTask task, TaskState state, Duration elapsed) {
        log.info(task.label() + ": " + state.phrase() + " (" + Durations.format(elapsed) + " elapsed)");
    }

    @Override
    public void troubled(VideoTask task, String kind, String message) {
        String shownKind = SafeText.line(kind, KIND_LENGTH);
        if (troubles.isFirst(shownKind)) {
            log.warn(shownKind + " while polling " + task.label() + ": " + SafeText.line(message, MESSAGE_LENGTH)
                    + " (retrying)");
        }
    }

    @Override
    public void ended(TaskOutcome outcome) {
        log.info(
                outcome.verdict() == Verdict.SUCCEEDED
                        ? success(outcome)
                        : colours.verdict(outcome.verdict(), outcome.sentence()));
        if (outcome.record().leftOut().isPresent()) {
            log.warn(outcome.task().label() + ": the service listed "
                    + outcome.record().leftOut().get()
                    + " more URLs or other entries than are kept for a task; the results do not hold them");
        }
        if (outcome.verdict() == Verdict.SUCCEEDED
                && !outcome.record().videoUrls().isEmpty()
                && WebLinks.videos(outcome.record()).isEmpty()) {
            log.warn(outcome.task().label() + ": the service named no http or https URL for the video, so ${veo."
                    + outcome.task().name() + ".url} is not set and veo:download cannot fetch it. results.json has what"
                    + " the service named.");
        }
        boolean fellBack = outcome.record().fallback().orElse(false);
        if (outcome.verdict() == Verdict.SUCCEEDED && fellBack && fallback == FallbackPolicy.WARN) {
            log.warn(outcome.task().label() + " was made by the fallback model: 720p, and it cannot be upgraded to"
                    + " 1080p. Set <fallback> (-Dveo.fallback) to ALLOW to accept such a video silently, or to FAIL to"
                    + " fail its task.");
        }
    }

    @Override
    public void heartbeat(Heartbeat beat) {
        log.info(beat.done() + " of " + beat.total() + " done, " + beat.generating() + " generating, "
                + Durations.format(beat.elapsed()) + " elapsed, " + Durations.format(beat.left()) + " left");
        troubles.warnOfNews(log);
    }

    /**
     * The closing table.
     *
     * @param details where to read on, safe to log
     */
    void finished(AwaitReport report, String details) {
        troubles.warnOfNews(log);
        table(report, colours, log);
        log.info("Results: " + details);
    }

    static void table(AwaitReport report, Colours colours, Log log) {
        Table table = new Table(colours, 3, "Task", "Verdict", "Reason", "Polls", "Elapsed", "Resolution");
        List<TaskOutcome> tasks = report.tasks();
        for (TaskOutcome task : tasks.subList(0, Math.min(tasks.size(), MOST_ROWS))) {
            table.add(
                    task.verdict(),
                    SafeText.line(task.task().name(), WIDEST_NAME),
                    task.verdict().name(),
                    task.reason().isPresent() ? task.reason().get().name() : "",
                    Integer.toString(task.polls()),
                    Durations.format(task.elapsed()),
                    SafeText.line(task.record().resolution().orElse(""), WIDEST_RESOLUTION));
        }
        for (String line : table.lines()) {
            log.info(line);
        }
        if (tasks.size() > MOST_ROWS) {
            log.info("... and " + (tasks.size() - MOST_ROWS) + " more tasks");
        }
    }

    private String success(TaskOutcome outcome) {
        return outcome.task().label() + ": " + colours.verdict(Verdict.SUCCEEDED, "succeeded") + " after "
                + Durations.format(outcome.elapsed());
    }

    /** For instance "1 task". */
    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** The answer in a few words; its messages are untrusted, and the record's request never shows. */
    private static String words(PollAnswer answer) {
        if (answer instanceof PollAnswer.Generating) {
            return "generating";
        }
        if (answer instanceof PollAnswer.Succeeded succeeded) {
            return succeeded.record().hasResult() ? "success" : "success without a result";
        }
        if (answer instanceof PollAnswer.Failed failed) {
            return failed.reason() + ", " + shown(failed.message());
        }
        if (answer instanceof PollAnswer.NotVisible notVisible) {
            return "record not visible, " + shown(notVisible.message());
        }
        if (answer instanceof PollAnswer.Refusal refusal) {
            return (refusal.reason() == Reason.PROXY_REFUSED ? "proxy refused, " : "key refused, ")
                    + shown(refusal.message());
        }
        PollAnswer.Trouble trouble = (PollAnswer.Trouble) answer;
        return shown(trouble.kind()) + ", " + shown(trouble.message());
    }

    private static String shown(String message) {
        return SafeText.line(message, MESSAGE_LENGTH);
    }
}
