package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitListener;
import io.github.veomaven.await.AwaitListener.Heartbeat;
import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.Durations;
import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PreflightReport;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskState;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.await.VideoTask;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Logs what a single poll of each task found: a line at the start, and one for each task at the end. */
final class PreflightLog implements AwaitListener {

    private static final int MESSAGE_LENGTH = 300;

    private final Log log;
    private final String endpoint;

    /** @param endpoint where tasks are asked about, safe to log */
    PreflightLog(Log log, String endpoint) {
        this.log = log;
        this.endpoint = endpoint;
    }

    @Override
    public void started(List<VideoTask> tasks, AwaitSettings settings) {
        log.info("Asking once about " + AwaitLog.counted(tasks.size(), "task") + " at " + endpoint + ", at most "
                + Durations.format(settings.requestTimeout()));
    }

    @Override
    public void polled(VideoTask task, PollAnswer answer, Duration took) {
        if (log.isDebugEnabled()) {
            log.debug(AwaitLog.polledLine(task, answer, took));
        }
    }

    @Override
    public void heartbeat(Heartbeat heartbeat) {
        log.info(heartbeat.done() + " of " + heartbeat.total() + " done, " + Durations.format(heartbeat.left())
                + " left");
    }

    /** Logs a run in which nothing is certain to fail. */
    void passed(PreflightReport report, Duration limit) {
        for (TaskOutcome outcome : report.ended()) {
            log.info(outcome.task().label() + ": succeeded");
        }
        for (PreflightReport.Pending pending : report.pending()) {
            String words = SafeText.line(pending.words().orElse(""), MESSAGE_LENGTH);
            String label = pending.task().label() + ": ";
            if (pending.state() == TaskState.UNKNOWN) {
                log.warn(label + words + " (veo:await will try again)");
            } else {
                log.info(label + pending.state().phrase() + (words.isEmpty() ? "" : ", " + words));
            }
        }
        if (!report.notAsked().isEmpty()) {
            log.warn(AwaitLog.counted(report.notAsked().size(), "task") + " of "
                    + (report.ended().size()
                            + report.pending().size()
                            + report.notAsked().size()) + " could not be asked about within "
                    + Durations.format(limit) + " (<requestTimeout>, -Dveo.requestTimeout): veo:await decides");
        }
    }

    /** What is certain to fail: a heading, then one line each; empty if nothing is. */
    static String failures(PreflightReport report) {
        StringBuilder lines = new StringBuilder();
        int failed = 0;
        for (TaskOutcome outcome : report.ended()) {
            if (outcome.verdict() == Verdict.FAILED) {
                failed++;
                lines.append("\n  ").append(outcome.sentence());
            }
        }
        int asked = report.ended().size() + report.pending().size();
        return failed == 0
                ? ""
                : failed + " of " + AwaitLog.counted(asked, "task")
                        + " cannot pass veo:await, so the build stops before it begins." + lines;
    }
}
