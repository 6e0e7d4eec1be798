package io.github.veomaven.await;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What asking about each task once came to. Each task is in exactly one of the three lists, each in the project's order.
 *
 * @param ended tasks that succeeded, that failed, or whose video misses a requirement ({@link TaskOutcome#verdict()} is
 *     never {@link Verdict#UNDETERMINED}; {@link TaskOutcome#sentence()} says it in words)
 * @param pending tasks that were asked about and are not known to have ended: nothing is certain about them
 * @param notAsked tasks whose turn had not come, or whose request was under way, when the time was up or the run stopped
 * @param refusal of the key, or of the credentials for a proxy, confirmed by a retry: then the run stopped. A refusal
 *     that could not be confirmed in time is a pending task with these words
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
        Objects.requireNonNull(refusal, "refusal");
    }

    /**
     * A task of which nothing is certain yet.
     *
     * @param state generating, not visible (unknown, not yet visible or expired), or finished without a result so far;
     *     {@link TaskState#UNKNOWN} when the poll met trouble
     * @param words of a poll that met trouble: what happened. Else the service's own, where it calls the task unfinished
     *     by an error. Fit for a log
     */
    public record Pending(VideoTask task, TaskState state, Optional<String> words) {
        public Pending {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(words, "words");
        }
    }
}
