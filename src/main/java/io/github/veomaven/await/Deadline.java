package io.github.veomaven.await;

import io.github.veomaven.await.TaskSource.PollReply;
import java.time.Duration;
import java.util.Optional;

/**
 * The rules for the end of a run. Requests in flight are cut off at the deadline, then every task left is polled one last
 * time, and 700 ms later the run is over whatever the service does. Times are nanoseconds since the start of the run.
 */
final class Deadline {

    /** Leaves 300 ms of the promised second for writing the results. */
    private static final Duration GRACE = Duration.ofMillis(700);

    /** A request started this shortly before the deadline serves as the last poll, so it is not cut off at the deadline. */
    private static final Duration FINAL_PHASE = Duration.ofSeconds(1);

    /** How much later than its limit the source may report that a request is over. */
    private static final long SLACK = Duration.ofMillis(250).toNanos();

    private static final long SHORTEST_LIMIT = Duration.ofMillis(1).toNanos();

    private final long at;
    private final long over;
    private final long lastPhase;
    private final Duration requestTimeout;

    private Deadline(Duration timeout, Duration grace, Duration lastPhase, Duration requestTimeout) {
        this.at = timeout.toNanos();
        this.over = at + grace.toNanos();
        this.lastPhase = at - lastPhase.toNanos();
        this.requestTimeout = requestTimeout;
    }

    /** Returns the deadline of a run that polls every open task one last time. */
    static Deadline withLastPolls(Duration timeout, Duration requestTimeout) {
        return new Deadline(timeout, GRACE, FINAL_PHASE, requestTimeout);
    }

    /** Returns a deadline at which the run is over, without last polls. */
    static Deadline strict(Duration timeout) {
        return new Deadline(timeout, Duration.ZERO, Duration.ZERO, timeout);
    }

    boolean isReached(long now) {
        return now >= at;
    }

    boolean isOver(long now) {
        return now >= over;
    }

    /** Returns the deadline or, once that is reached, the end of the run. */
    long next(long now) {
        return isReached(now) ? over : at;
    }

    Duration left(long now) {
        return Duration.ofNanos(Math.max(0, at - now));
    }

    /** Returns how long a request started now may take. */
    Duration limitOfRequest(long now) {
        long end = servesAsLastPoll(now) ? over : at;
        long limit = Math.min(requestTimeout.toNanos(), end - now);
        return Duration.ofNanos(Math.max(SHORTEST_LIMIT, limit));
    }

    /** Returns whether a request started then may be answered after the deadline and is the last one. */
    boolean servesAsLastPoll(long startedAt) {
        return startedAt >= lastPhase;
    }

    /** Returns when a request is given up although the source has not reported that it is over. */
    long abandonAt(long startedAt, Duration limit) {
        return startedAt + limit.toNanos() + SLACK;
    }

    /**
     * Returns when a task is polled one last time.
     *
     * @param lead how long before the deadline the budget wants this poll, in nanoseconds
     */
    long lastPollAt(long lead) {
        return Math.max(0, at - lead);
    }

    /** Returns when to make a retry that is due then, but must be answered before the run is over. */
    long bringForward(long due, long now) {
        long latest = over > at ? at : now + (over - now) / 2;
        return Math.max(now, Math.min(due, latest));
    }

    /** Returns the reply that stands for an abandoned request. */
    PollReply noAnswer() {
        return PollReply.of(new PollAnswer.Trouble(
                "no answer",
                "the request was not answered within its limit",
                PollAnswer.Throttle.NO,
                Optional.empty()));
    }
}
