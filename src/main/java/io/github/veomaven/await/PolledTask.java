package io.github.veomaven.await;

import io.github.veomaven.await.TaskSource.PollReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One id under watch, and the state machine of its polls: what is known about it, when to poll next, and how it ended.
 * Used by the loop's thread only. Times are nanoseconds since the start of the run. Ordered by due time, then by the
 * project's order.
 */
final class PolledTask implements Comparable<PolledTask> {

    /** No task takes longer than this. If one seems to, its time stamp must mean something else. */
    private static final Duration OLDEST = Duration.ofHours(1);

    private static final int MESSAGE_LENGTH = 300;
    private static final long NEVER = Long.MIN_VALUE;

    private final AwaitSettings settings;
    private final Cadence cadence;
    private final int order;
    /** The tasks of this id: several if the project names it several times. */
    private final List<VideoTask> tasks = new ArrayList<>(1);

    private TaskState state = TaskState.UNKNOWN;
    private TaskRecord record = TaskRecord.EMPTY;
    /** The last JSON body, unless the store has it already. */
    private Optional<byte[]> body = Optional.empty();

    private boolean bodyIsStored;
    /** The service's words if it reports the task as unfinished in an error. */
    private Optional<String> words = Optional.empty();

    private int requests;
    private int answers;
    private int errors;
    private int failuresInARow;
    private String trouble = "";
    /** Start of the first poll in the current row of failures. */
    private long troubleSince;
    /** Since when the record or the result has been missing. */
    private long absentSince = NEVER;
    /** Whether a refusal came since the last good answer. */
    private boolean refused;

    private long firstPoll;
    /** When the task was created, if the service says so. */
    private long born = NEVER;

    private long due;
    private boolean onLastPoll;
    private long startedAt;
    private long abandonAt;
    private boolean inFlight;

    private boolean ended;
    private long endedAt;
    private Optional<Reason> reason = Optional.empty();
    private Optional<String> message = Optional.empty();

    /** Returns the polled task of each task. Tasks of one id share one. */
    static PolledTask[] of(List<VideoTask> tasks, AwaitSettings settings) {
        Cadence cadence = Cadence.of(settings);
        PolledTask[] polledTasks = new PolledTask[tasks.size()];
        Map<String, PolledTask> byId = new HashMap<>();
        for (int i = 0; i < polledTasks.length; i++) {
            VideoTask task = tasks.get(i);
            PolledTask polled = byId.get(task.id());
            if (polled == null) {
                polled = new PolledTask(task, i, settings, cadence);
                byId.put(task.id(), polled);
            } else {
                polled.tasks.add(task);
            }
            polledTasks[i] = polled;
        }
        return polledTasks;
    }

    PolledTask(VideoTask task, int order, AwaitSettings settings, Cadence cadence) {
        this.tasks.add(task);
        this.order = order;
        this.settings = settings;
        this.cadence = cadence;
    }

    /** Returns the place of its first task in the project's order. */
    int order() {
        return order;
    }

    /** Returns the task that stands for all of this id in the log of polls. */
    VideoTask firstTask() {
        return tasks.get(0);
    }

    List<VideoTask> tasks() {
        return tasks;
    }

    TaskState state() {
        return state;
    }

    boolean isGenerating() {
        return !ended && state == TaskState.GENERATING;
    }

    long due() {
        return due;
    }

    void dueAt(long moment) {
        due = moment;
    }

    /** Returns whether the poll that is scheduled or was made last is the last one before the deadline. */
    boolean isOnLastPoll() {
        return onLastPoll;
    }

    void lastPollAt(long moment) {
        onLastPoll = true;
        due = moment;
    }

    /** Returns the request's number. */
    int requestStarted(long now, long abandonAt) {
        this.startedAt = now;
        this.abandonAt = abandonAt;
        inFlight = true;
        return ++requests;
    }

    int requests() {
        return requests;
    }

    boolean isInFlight() {
        return inFlight;
    }

    /** Returns whether the reply to this request is still awaited. After a request is abandoned, its reply is too late. */
    boolean awaits(int request) {
        return inFlight && request == requests;
    }

    /** Returns when the latest request was started. */
    long startedAt() {
        return startedAt;
    }

    /** Returns when the request in flight is given up. */
    long abandonAt() {
        return abandonAt;
    }

    /** Takes the reply to the request in flight: one rule for each kind of answer. */
    void take(PollReply reply, long now) {
        inFlight = false;
        firstPoll = answers == 0 ? startedAt : firstPoll;
        answers++;
        if (reply.body().isPresent()) {
            body = reply.body();
        }
        PollAnswer answer = reply.answer();
        if (answer instanceof PollAnswer.Succeeded succeeded) {
            learnt(succeeded.record(), reply, now);
            succeeded(succeeded.record(), now);
        } else if (answer instanceof PollAnswer.Generating generating) {
            learnt(generating.record(), reply, now);
            generating(generating, now);
        } else if (answer instanceof PollAnswer.Failed failed) {
            learnt(failed.record(), reply, now);
            end(failed.reason(), failed.message(), now);
        } else if (answer instanceof PollAnswer.NotVisible notVisible) {
            learnt(TaskRecord.EMPTY, reply, now);
            absent(TaskState.NOT_VISIBLE, Reason.NOT_FOUND, notVisible.message(), now);
        } else if (answer instanceof PollAnswer.Refusal refusal) {
            refused(refusal, now);
        } else {
            trouble((PollAnswer.Trouble) answer, now);
        }
    }

    private void generating(PollAnswer.Generating answer, long now) {
        state = TaskState.GENERATING;
        absentSince = NEVER;
        if (answer.words().isPresent()) {
            words = Optional.of(SafeText.line(answer.words().get(), MESSAGE_LENGTH));
        }
        due = afterHealthyPoll(now);
    }

    private void succeeded(TaskRecord stated, long now) {
        if (!stated.hasResult()) {
            absent(TaskState.WITHOUT_RESULT, Reason.NO_RESULT, "the service reports success, but names no video", now);
            return;
        }
        Optional<Requirements.Shortfall> shortfall = settings.requirements().shortfall(stated);
        if (shortfall.isPresent()) {
            end(shortfall.get().reason(), shortfall.get().message(), now);
        } else {
            ended = true;
            endedAt = now;
        }
    }

    private void absent(TaskState what, Reason afterGrace, String inWords, long now) {
        state = what;
        absentSince = absentSince == NEVER ? now : absentSince;
        long until = absentSince + settings.notFoundGrace().toNanos();
        if (now >= until) {
            end(afterGrace, inWords, now);
        } else {
            due = Math.min(until, afterHealthyPoll(now));
        }
    }

    private void refused(PollAnswer.Refusal answer, long now) {
        boolean byProxy = answer.reason() == Reason.PROXY_REFUSED;
        learntNothing((byProxy ? "the proxy refused its credentials: " : "the key was refused: ") + answer.message());
        if (refused) {
            end(answer.reason(), answer.message(), now);
        }
        refused = true;
        due = now + cadence.delayOfConfirmation().toNanos();
    }

    private void trouble(PollAnswer.Trouble answer, long now) {
        learntNothing(answer.message());
        long until = troubleSince + settings.errorTolerance().toNanos();
        if (now >= until) {
            Duration silent = Duration.ofNanos(now - troubleSince);
            end(Reason.UNREACHABLE, stillWaiting() + "; given up after " + Durations.format(silent), now);
            return;
        }
        long wanted =
                answer.retryAfter().isPresent() ? answer.retryAfter().get().toNanos() : 0;
        long delay = Math.max(cadence.backoff(failuresInARow).toNanos(), wanted);
        due = delay > until - now ? until : now + delay;
    }

    private void learnt(TaskRecord stated, PollReply reply, long now) {
        failuresInARow = 0;
        refused = false;
        words = Optional.empty();
        born = born(stated, reply.serverTime(), now);
        if (!stated.isEmpty()) {
            record = stated;
        }
    }

    private void learntNothing(String why) {
        errors++;
        troubleSince = failuresInARow == 0 ? startedAt : troubleSince;
        failuresInARow++;
        trouble = SafeText.line(why, MESSAGE_LENGTH);
    }

    private long afterHealthyPoll(long now) {
        Duration delay = born == NEVER
                ? cadence.delayWithoutAge(Duration.ofNanos(startedAt - firstPoll))
                : cadence.delayAt(Duration.ofNanos(startedAt - born));
        return Math.max(now, startedAt + delay.toNanos());
    }

    /** Two readings of the service's own clock give the age without comparing that clock to ours. */
    private long born(TaskRecord stated, Optional<Instant> serverTime, long now) {
        if (stated.createdAt().isEmpty() || serverTime.isEmpty()) {
            return born;
        }
        Duration age = Duration.between(stated.createdAt().get(), serverTime.get());
        boolean plausible = !age.isNegative() && age.compareTo(OLDEST) <= 0;
        return plausible ? now - age.toNanos() : born;
    }

    /** Returns the size of its body in memory. */
    int bodySize() {
        return body.isPresent() ? body.get().length : 0;
    }

    /** Gives the body in memory, if there is one, to a store. */
    void storeBody(BodyStore store) {
        if (body.isPresent()) {
            for (VideoTask task : tasks) {
                store.keep(task, body.get());
            }
            body = Optional.empty();
            bodyIsStored = true;
        }
    }

    void end(Reason why, String inWords, long now) {
        ended = true;
        endedAt = now;
        reason = Optional.of(why);
        message = Optional.of(inWords);
    }

    boolean hasEnded() {
        return ended;
    }

    /** Returns why it did not succeed; empty for success, and before the end. */
    Optional<Reason> reason() {
        return reason;
    }

    Optional<String> message() {
        return message;
    }

    TaskOutcome outcome(VideoTask task) {
        int unanswered = requests - answers;
        return TaskOutcome.of(task)
                .reason(reason)
                .message(message)
                .record(record)
                .polls(requests)
                .errors(errors + unanswered)
                .elapsed(Duration.ofNanos(endedAt))
                .hasBody(bodyIsStored || body.isPresent())
                .build();
    }

    /** Returns whether the latest poll said nothing about the task. */
    boolean isInTrouble() {
        return failuresInARow > 0;
    }

    /** Returns what the latest poll says besides the state: what went wrong, or the service's words. */
    Optional<String> words() {
        return failuresInARow > 0 ? Optional.of(trouble) : words;
    }

    /** Says for people where it stands, for instance "still generating after 412 polls". */
    String stillWaiting() {
        String counted = " after " + answers + (answers == 1 ? " poll" : " polls");
        if (failuresInARow == 0) {
            String told = words.isPresent() ? "; the service says \"" + words.get() + "\"" : "";
            return (state == TaskState.UNKNOWN ? "" : "still ") + state.phrase() + counted + told;
        }
        String before = state == TaskState.UNKNOWN ? "" : " (before that: " + state.phrase() + ")";
        return failedPolls() + " failed" + before + "; last error: " + trouble;
    }

    private String failedPolls() {
        if (answers == 1) {
            return "the only poll";
        }
        if (failuresInARow == answers) {
            return "all " + answers + " polls";
        }
        return "the last " + (failuresInARow == 1 ? "" : failuresInARow + " ") + "of " + answers + " polls";
    }

    @Override
    public int compareTo(PolledTask other) {
        int byDue = Long.compare(due, other.due);
        return byDue != 0 ? byDue : Integer.compare(order, other.order);
    }
}
