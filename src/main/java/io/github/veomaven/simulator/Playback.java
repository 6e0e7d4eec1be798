package io.github.veomaven.simulator;

import java.time.Instant;
import java.util.List;

/** One task on its way through its script. Guarded by {@link Playbacks}. */
final class Playback {

    private final List<Reply> replies;
    private final long startNanos;
    private final Instant start;
    private int index;
    private int given;
    private Instant entered;
    private Instant ended;

    Playback(List<Reply> replies, long startNanos, Instant start) {
        this.replies = replies;
        this.startNanos = startNanos;
        this.start = start;
        this.entered = start;
    }

    /**
     * The reply for a request.
     *
     * @param nanos when the request came, on the clock of {@link ElapsedTime}
     */
    Turn next(long nanos) {
        long age = nanos - startNanos;
        while (index < replies.size() - 1 && isOver(replies.get(index), age)) {
            leave(replies.get(index), age);
        }
        Reply reply = replies.get(index);
        given = Math.min(given, Integer.MAX_VALUE - 1) + 1;
        return new Turn(reply, start, ended(reply, age));
    }

    private boolean isOver(Reply reply, long age) {
        return reply.until().map(until -> age >= until.toNanos()).orElse(given >= reply.repeat());
    }

    /** A task whose time is scripted ended at that time, not when somebody asked. */
    private void leave(Reply reply, long age) {
        entered = reply.until().map(start::plus).orElse(start.plusNanos(age));
        index++;
        given = 0;
    }

    private Instant ended(Reply reply, long age) {
        if (ended == null && reply.state().filter(State::ended).isPresent()) {
            ended = index == 0 ? start.plusNanos(age) : entered;
        }
        return ended == null ? start : ended;
    }

    /**
     * What to answer.
     *
     * @param start when the first request for it came
     * @param ended when it ended, if the reply says that it did
     */
    record Turn(Reply reply, Instant start, Instant ended) {}
}
