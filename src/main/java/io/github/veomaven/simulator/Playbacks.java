package io.github.veomaven.simulator;

import java.io.Serial;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each task, or each media file, is in its script. */
final class Playbacks {

    private final Scripts scripts;
    private final Latest playbacks = new Latest();

    Playbacks(Scripts scripts) {
        this.scripts = scripts;
    }

    /** The next reply for a name; empty when no script covers it. */
    Optional<Turn> next(String name, long nanos, Instant now) {
        Optional<List<ScriptedReply>> script = scripts.of(name);
        if (script.isEmpty()) {
            return Optional.empty();
        }
        synchronized (playbacks) {
            return Optional.of(playbacks
                    .computeIfAbsent(name, key -> new Playback(script.get(), nanos, now))
                    .next(nanos));
        }
    }

    /**
     * What to answer.
     *
     * @param start when the first request for it came
     * @param ended when it ended, if the reply says that it did
     */
    record Turn(ScriptedReply reply, Instant start, Instant ended) {}

    /** One task on its way through its script. Guarded by the map. */
    private static final class Playback {

        private final List<ScriptedReply> replies;
        private final long startNanos;
        private final Instant start;
        private int index;
        private int given;
        private Instant entered;
        private Instant ended;

        Playback(List<ScriptedReply> replies, long startNanos, Instant start) {
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
            ScriptedReply reply = replies.get(index);
            given = Math.min(given, Integer.MAX_VALUE - 1) + 1;
            return new Turn(reply, start, ended(reply, age));
        }

        private boolean isOver(ScriptedReply reply, long age) {
            return reply.until.map(until -> age >= until.toNanos()).orElse(given >= reply.repeat);
        }

        /** A task whose time is scripted ended at that time, not when somebody asked. */
        private void leave(ScriptedReply reply, long age) {
            entered = reply.until.map(start::plus).orElse(start.plusNanos(age));
            index++;
            given = 0;
        }

        private Instant ended(ScriptedReply reply, long age) {
            if (ended == null && reply.state.filter(ScriptedReply.State::ended).isPresent()) {
                ended = index == 0 ? start.plusNanos(age) : entered;
            }
            return ended == null ? start : ended;
        }
    }

    /** Forgets the names that were not asked for the longest, so that memory stays bounded. */
    private static final class Latest extends LinkedHashMap<String, Playback> {

        @Serial
        private static final long serialVersionUID = 1L;

        private static final int LIMIT = 100_000;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Playback> eldest) {
            return size() > LIMIT;
        }
    }
}
