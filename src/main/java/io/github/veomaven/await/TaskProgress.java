package io.github.veomaven.await;

import java.time.Duration;
import java.util.Optional;

/**
 * The state machine of one task: what is known of it, and when to ask next. Immutable; a poll's reply and the time make
 * the next state. Times are nanoseconds since the start of the run.
 *
 * @param state what is known
 * @param polls requests so far
 * @param errors how many of them learnt nothing
 * @param failuresInARow how many of the latest learnt nothing
 * @param troubleSince start of the first poll of the present row of failures
 * @param absentSince since when the record, or the result, has been absent
 * @param refused whether the key was refused since the last good answer
 * @param firstPoll when the first poll was started
 * @param born when the task was created, where the service says so
 * @param record what the service stated last
 * @param body the last JSON body
 * @param trouble the last failure in words
 * @param due when to poll next
 * @param ending how it ended
 * @param endedAt when it ended; 0 before
 */
record TaskProgress(
        TaskState state,
        int polls,
        int errors,
        int failuresInARow,
        long troubleSince,
        Optional<Long> absentSince,
        boolean refused,
        long firstPoll,
        Optional<Long> born,
        TaskRecord record,
        Optional<ResponseBody> body,
        String trouble,
        long due,
        Optional<Ending> ending,
        long endedAt) {

    /** An age beyond this is not that of a task that is being generated: the time stamp means something else. */
    private static final Duration OLDEST = Duration.ofHours(1);

    private static final int MESSAGE_LENGTH = 300;

    static TaskProgress start() {
        return new TaskProgress(
                TaskState.UNKNOWN,
                0,
                0,
                0,
                0,
                Optional.empty(),
                false,
                0,
                Optional.empty(),
                TaskRecord.EMPTY,
                Optional.empty(),
                "",
                0,
                Optional.empty(),
                0);
    }

    /**
     * The state after a reply.
     *
     * @param startedAt when the poll was started
     * @param now when the reply came
     */
    TaskProgress after(PollReply reply, long startedAt, long now, WaitRules rules) {
        return reply.answer().match(new Transition(this, reply, startedAt, now, rules));
    }

    TaskProgress dueAt(long moment) {
        Changes next = new Changes(this);
        next.due = moment;
        return next.done();
    }

    TaskProgress endedAt(long moment, Ending how) {
        return new Changes(this).endedAt(moment, how);
    }

    /** For people: "still generating after 412 polls". */
    String stillWaiting() {
        String counted = " after " + polls + (polls == 1 ? " poll" : " polls");
        if (failuresInARow == 0) {
            return state == TaskState.UNKNOWN ? state.phrase() + counted : "still " + state.phrase() + counted;
        }
        String before = state == TaskState.UNKNOWN ? "" : " (before that: " + state.phrase() + ")";
        return "the last " + (failuresInARow == 1 ? "poll" : failuresInARow + " polls") + " of " + polls + " failed"
                + before + ", the last one with: " + trouble;
    }

    /** The rules: one case for each kind of answer. */
    private record Transition(TaskProgress before, PollReply reply, long startedAt, long now, WaitRules rules)
            implements PollAnswer.Cases<TaskProgress> {

        @Override
        public TaskProgress generating(PollAnswer.Generating answer) {
            Changes next = answered(answer.record());
            next.state = TaskState.GENERATING;
            next.absentSince = Optional.empty();
            next.due = afterHealthyPoll(next);
            return next.done();
        }

        @Override
        public TaskProgress succeeded(PollAnswer.Succeeded answer) {
            TaskRecord record = answer.record();
            if (!record.hasResult()) {
                return absent(
                        answered(record),
                        TaskState.WITHOUT_RESULT,
                        Ending.of(Reason.NO_RESULT, "the service says success, but names no video"));
            }
            Optional<Requirements.Shortfall> shortfall = rules.requirements().shortfall(record);
            return answered(record)
                    .endedAt(
                            now,
                            shortfall.isPresent()
                                    ? Ending.of(
                                            shortfall.get().reason(),
                                            shortfall.get().message())
                                    : Ending.SUCCESS);
        }

        @Override
        public TaskProgress failed(PollAnswer.Failed answer) {
            return answered(answer.record()).endedAt(now, Ending.of(answer.reason(), answer.message()));
        }

        @Override
        public TaskProgress notVisible(PollAnswer.NotVisible answer) {
            return absent(
                    answered(TaskRecord.EMPTY), TaskState.NOT_VISIBLE, Ending.of(Reason.NOT_FOUND, answer.message()));
        }

        @Override
        public TaskProgress refused(PollAnswer.Refusal answer) {
            Changes next = failure((answer.reason() == Reason.UNAUTHORIZED
                            ? "the key was refused: "
                            : "the proxy refused its credentials: ")
                    + answer.message());
            if (before.refused) {
                return next.endedAt(now, Ending.of(answer.reason(), answer.message()));
            }
            next.refused = true;
            next.due = now + rules.backoff(1);
            return next.done();
        }

        @Override
        public TaskProgress trouble(PollAnswer.Trouble answer) {
            Changes next = failure(answer.message());
            long until = rules.toleratedUntil(next.troubleSince);
            if (now >= until) {
                Duration silent = Duration.ofNanos(now - next.troubleSince);
                return next.endedAt(
                        now,
                        Ending.of(
                                Reason.UNREACHABLE,
                                next.done().stillWaiting() + "; given up after " + Durations.format(silent)));
            }
            long delay = Math.max(
                    rules.backoff(next.failuresInARow),
                    answer.retryAfter().map(Duration::toNanos).orElse(0L));
            next.due = Math.min(until, delay > until - now ? until : now + delay);
            return next.done();
        }

        private Changes counted() {
            Changes next = new Changes(before);
            next.polls++;
            next.firstPoll = before.polls == 0 ? startedAt : before.firstPoll;
            next.body = reply.body().isPresent() ? reply.body() : before.body;
            return next;
        }

        private Changes answered(TaskRecord record) {
            Changes next = counted();
            next.failuresInARow = 0;
            next.refused = false;
            Optional<Long> told = born(record);
            next.born = told.isPresent() ? told : before.born;
            if (!record.isEmpty()) {
                next.record = record;
            }
            return next;
        }

        private Changes failure(String message) {
            Changes next = counted();
            next.errors++;
            next.failuresInARow++;
            next.troubleSince = before.failuresInARow == 0 ? startedAt : before.troubleSince;
            next.trouble = SafeText.line(message, MESSAGE_LENGTH);
            return next;
        }

        private TaskProgress absent(Changes next, TaskState state, Ending endOfGrace) {
            long since = before.absentSince.orElse(now);
            long until = rules.graceUntil(since);
            next.state = state;
            if (now >= until) {
                return next.endedAt(now, endOfGrace);
            }
            next.absentSince = Optional.of(since);
            next.due = Math.min(until, afterHealthyPoll(next));
            return next.done();
        }

        private long afterHealthyPoll(Changes next) {
            long delay = next.born
                    .map(born -> rules.healthyDelay(startedAt - born))
                    .orElseGet(() -> rules.healthyDelayWithoutAge(startedAt - next.firstPoll));
            return Math.max(now, startedAt + delay);
        }

        /** Two readings of the service's own clock tell the age without comparing its clock to ours. */
        private Optional<Long> born(TaskRecord record) {
            if (record.createdAt().isEmpty() || reply.serverTime().isEmpty()) {
                return Optional.empty();
            }
            Duration age = Duration.between(
                    record.createdAt().get(), reply.serverTime().get());
            boolean plausible = !age.isNegative() && age.compareTo(OLDEST) <= 0;
            return plausible ? Optional.of(now - age.toNanos()) : Optional.empty();
        }
    }

    /** A copy under change. */
    private static final class Changes {

        private TaskState state;
        private int polls;
        private int errors;
        private int failuresInARow;
        private long troubleSince;
        private Optional<Long> absentSince;
        private boolean refused;
        private long firstPoll;
        private Optional<Long> born;
        private TaskRecord record;
        private Optional<ResponseBody> body;
        private String trouble;
        private long due;
        private Optional<Ending> ending;
        private long endedAt;

        private Changes(TaskProgress from) {
            state = from.state;
            polls = from.polls;
            errors = from.errors;
            failuresInARow = from.failuresInARow;
            troubleSince = from.troubleSince;
            absentSince = from.absentSince;
            refused = from.refused;
            firstPoll = from.firstPoll;
            born = from.born;
            record = from.record;
            body = from.body;
            trouble = from.trouble;
            due = from.due;
            ending = from.ending;
            endedAt = from.endedAt;
        }

        private TaskProgress done() {
            return new TaskProgress(
                    state,
                    polls,
                    errors,
                    failuresInARow,
                    troubleSince,
                    absentSince,
                    refused,
                    firstPoll,
                    born,
                    record,
                    body,
                    trouble,
                    due,
                    ending,
                    endedAt);
        }

        private TaskProgress endedAt(long moment, Ending how) {
            ending = Optional.of(how);
            endedAt = moment;
            return done();
        }
    }
}
