package io.github.veomaven.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One id under watch, and the state machine of its polls: what is known of it, when to ask next, and how it ended.
 * Belongs to the loop's thread. Times are nanoseconds since the start of the run. Ordered by due time, then by the
 * project's order.
 */
final class PolledTask implements Comparable<PolledTask> {

    /** An age beyond this is not that of a task that is being generated: the time stamp means something else. */
    private static final Duration OLDEST = Duration.ofHours(1);

    private static final int MESSAGE_LENGTH = 300;
    private static final long NEVER = Long.MIN_VALUE;

    private final WaitRules rules;
    private final int order;
    /** The tasks of this id: several where the project names it several times. */
    private List<VideoTask> tasks;

    private TaskState state = TaskState.UNKNOWN;
    private TaskRecord record = TaskRecord.EMPTY;
    /** The last JSON body, unless that has been given to the store. */
    private Optional<ResponseBody> body = Optional.empty();

    private boolean bodyIsStored;
    /** What the service says of a task that it calls unfinished by an error. */
    private Optional<String> words = Optional.empty();

    private int requests;
    private int answers;
    private int errors;
    private int failuresInARow;
    private String trouble = "";
    /** Start of the first poll of the present row of failures. */
    private long troubleSince;
    /** Since when the record, or the result, has been absent. */
    private long absentSince = NEVER;
    /** Whether a refusal came since the last good answer. */
    private boolean refused;

    private long firstPoll;
    /** When the task was created, where the service says so. */
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

    PolledTask(VideoTask task, int order, WaitRules rules) {
        this.tasks = List.of(task);
        this.order = order;
        this.rules = rules;
    }

    /** Another task of the same id. */
    void alsoFor(VideoTask task) {
        if (tasks.size() == 1) {
            tasks = new ArrayList<>(tasks);
        }
        tasks.add(task);
    }

    /** The place of its first task in the project's order. */
    int order() {
        return order;
    }

    String id() {
        return firstTask().id();
    }

    /** The one that stands for all of this id where a poll is told of. */
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

    /** When to poll next. */
    long due() {
        return due;
    }

    void dueAt(long moment) {
        due = moment;
    }

    /** Whether the poll that is scheduled, or was made, is the last one before the deadline. */
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

    /** Whether the request of this number is still waited for: the reply to one that was abandoned comes too late. */
    boolean awaits(int request) {
        return inFlight && request == requests;
    }

    /** When the latest request was started. */
    long startedAt() {
        return startedAt;
    }

    /** When the request in flight is given up. */
    long abandonAt() {
        return abandonAt;
    }

    /** The reply to the request in flight. */
    void take(PollReply reply, long now) {
        inFlight = false;
        firstPoll = answers == 0 ? startedAt : firstPoll;
        answers++;
        if (reply.body().isPresent()) {
            body = reply.body();
        }
        reply.answer().match(new Transition(reply.serverTime(), now));
    }

    /** What its body takes in memory. */
    int bodySize() {
        return body.isPresent() ? body.get().size() : 0;
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

    /** Ends the task from outside: what it waits for will not come, or not in time. */
    void end(Reason why, String inWords, long now) {
        ended = true;
        endedAt = now;
        reason = Optional.of(why);
        message = Optional.of(inWords);
    }

    boolean hasEnded() {
        return ended;
    }

    /** Why it did not succeed; empty for success, and before the end. */
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

    /** Whether a refusal came that no good answer has followed. */
    boolean isRefused() {
        return refused;
    }

    /** What the latest poll says beside the state: what went wrong, or the service's words. */
    Optional<String> words() {
        return failuresInARow > 0 ? Optional.of(trouble) : words;
    }

    /** For people: "still generating after 412 polls". */
    String stillWaiting() {
        String counted = " after " + answers + (answers == 1 ? " poll" : " polls");
        if (failuresInARow == 0) {
            String told = words.isPresent() ? "; the service says \"" + words.get() + "\"" : "";
            return (state == TaskState.UNKNOWN ? "" : "still ") + state.phrase() + counted + told;
        }
        String before = state == TaskState.UNKNOWN ? "" : " (before that: " + state.phrase() + ")";
        return "the last " + (failuresInARow == 1 ? "poll" : failuresInARow + " polls") + " of " + answers + " failed"
                + before + "; last error: " + trouble;
    }

    @Override
    public int compareTo(PolledTask other) {
        int byDue = Long.compare(due, other.due);
        return byDue != 0 ? byDue : Integer.compare(order, other.order);
    }

    /** The rules: one case for each kind of answer. */
    private final class Transition implements PollAnswer.Cases<Void> {

        private final Optional<Instant> serverTime;
        private final long now;

        private Transition(Optional<Instant> serverTime, long now) {
            this.serverTime = serverTime;
            this.now = now;
        }

        @Override
        public Void generating(PollAnswer.Generating answer) {
            learnt(answer.record());
            state = TaskState.GENERATING;
            absentSince = NEVER;
            if (answer.words().isPresent()) {
                words = Optional.of(SafeText.line(answer.words().get(), MESSAGE_LENGTH));
            }
            due = afterHealthyPoll();
            return null;
        }

        @Override
        public Void succeeded(PollAnswer.Succeeded answer) {
            learnt(answer.record());
            if (!answer.record().hasResult()) {
                return absent(
                        TaskState.WITHOUT_RESULT, Reason.NO_RESULT, "the service says success, but names no video");
            }
            Optional<Requirements.Shortfall> shortfall = rules.requirements().shortfall(answer.record());
            if (shortfall.isPresent()) {
                end(shortfall.get().reason(), shortfall.get().message(), now);
            } else {
                ended = true;
                endedAt = now;
            }
            return null;
        }

        @Override
        public Void failed(PollAnswer.Failed answer) {
            learnt(answer.record());
            end(answer.reason(), answer.message(), now);
            return null;
        }

        @Override
        public Void notVisible(PollAnswer.NotVisible answer) {
            learnt(TaskRecord.EMPTY);
            return absent(TaskState.NOT_VISIBLE, Reason.NOT_FOUND, answer.message());
        }

        @Override
        public Void refused(PollAnswer.Refusal answer) {
            boolean byProxy = answer.reason() == Reason.PROXY_REFUSED;
            learntNothing(
                    (byProxy ? "the proxy refused its credentials: " : "the key was refused: ") + answer.message());
            if (refused) {
                end(answer.reason(), answer.message(), now);
            }
            refused = true;
            due = now + rules.delayOfConfirmation();
            return null;
        }

        @Override
        public Void trouble(PollAnswer.Trouble answer) {
            learntNothing(answer.message());
            long until = rules.toleratedUntil(troubleSince);
            if (now >= until) {
                Duration silent = Duration.ofNanos(now - troubleSince);
                end(Reason.UNREACHABLE, stillWaiting() + "; given up after " + Durations.format(silent), now);
                return null;
            }
            long wished = answer.retryAfter().map(Duration::toNanos).orElse(0L);
            long delay = Math.max(rules.backoff(failuresInARow), wished);
            due = delay > until - now ? until : now + delay;
            return null;
        }

        private void learnt(TaskRecord stated) {
            failuresInARow = 0;
            refused = false;
            words = Optional.empty();
            born = born(stated);
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

        private Void absent(TaskState what, Reason afterGrace, String inWords) {
            state = what;
            absentSince = absentSince == NEVER ? now : absentSince;
            long until = rules.graceUntil(absentSince);
            if (now >= until) {
                end(afterGrace, inWords, now);
            } else {
                due = Math.min(until, afterHealthyPoll());
            }
            return null;
        }

        private long afterHealthyPoll() {
            long delay = born == NEVER
                    ? rules.healthyDelayWithoutAge(startedAt - firstPoll)
                    : rules.healthyDelay(startedAt - born);
            return Math.max(now, startedAt + delay);
        }

        /** Two readings of the service's own clock tell the age without comparing its clock to ours. */
        private long born(TaskRecord stated) {
            if (stated.createdAt().isEmpty() || serverTime.isEmpty()) {
                return born;
            }
            Duration age = Duration.between(stated.createdAt().get(), serverTime.get());
            boolean plausible = !age.isNegative() && age.compareTo(OLDEST) <= 0;
            return plausible ? now - age.toNanos() : born;
        }
    }
}
