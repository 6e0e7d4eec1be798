package io.github.veomaven.await;

import java.util.List;
import java.util.Optional;

/**
 * The result of polling each task once. Each task is in exactly one of the three lists, each in the project's order.
 *
 * @param ended tasks that succeeded, that failed, or whose video misses a requirement ({@link TaskOutcome#verdict()} is
 *     never {@link Verdict#UNDETERMINED}; {@link TaskOutcome#sentence()} says it in words)
 * @param pending tasks that were polled and are not known to have ended: nothing is certain about them
 * @param notAsked tasks that were not polled, or whose request was under way, when the time was up or the run stopped
 * @param refusal of the key or of a proxy's credentials, confirmed by a retry, which stopped the run. If it could not be
 *     confirmed in time, the task is pending with these words
 * @param interrupted whether {@link Awaiter#interrupt()} ended it
 */
public record PreflightReport(
        List<TaskOutcome> ended,
        List<Pending> pending,
        List<VideoTask> notAsked,
        Optional<PollAnswer.Refusal> refusal,
        boolean interrupted) {

    public PreflightReport {
        ended = List.copyOf(ended);
        pending = List.copyOf(pending);
        notAsked = List.copyOf(notAsked);
    }

    /**
     * A task about which nothing is certain yet.
     *
     * @param state generating, not visible (unknown, not yet visible or expired), or finished without a result so far;
     *     {@link TaskState#UNKNOWN} when the poll met trouble
     * @param words what happened, if the poll met trouble; else the service's own words if it reports the task as
     *     unfinished in an error. Fit for a log
     */
    public record Pending(VideoTask task, TaskState state, Optional<String> words) {}
}
