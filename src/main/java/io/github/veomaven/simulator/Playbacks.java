package io.github.veomaven.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where each task, or each media file, is in its script. Scripts are found by exact name or by prefix ({@code abc*}): the
 * exact name wins, then the longest prefix.
 */
final class Playbacks {

    private static final int MOST_NAMES = 100_000;

    private final Map<String, List<ScriptedReply>> scripts;
    private final SortedSet<Integer> prefixLengths = new TreeSet<>(Comparator.reverseOrder());

    /** Forgets the names that have not been asked for longest, so that memory stays bounded. */
    private final Map<String, Playback> playbacks = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Playback> eldest) {
            return size() > MOST_NAMES;
        }
    };

    Playbacks(Map<String, List<ScriptedReply>> scripts) {
        this.scripts = scripts;
        for (String name : scripts.keySet()) {
            if (name.endsWith("*")) {
                prefixLengths.add(name.length() - 1);
            }
        }
    }

    /** Returns the next reply for a name; empty when there is no script for it. */
    Optional<Turn> next(String name, long nanos, Instant now) {
        List<ScriptedReply> script = script(name);
        if (script == null) {
            return Optional.empty();
        }
        synchronized (playbacks) {
            return Optional.of(playbacks
                    .computeIfAbsent(name, key -> new Playback(script, nanos, now))
                    .next(nanos));
        }
    }

    /** Null when there is none. */
    private List<ScriptedReply> script(String name) {
        List<ScriptedReply> script = name.endsWith("*") ? null : scripts.get(name);
        for (int length : prefixLengths) {
            if (script == null && length <= name.length()) {
                script = scripts.get(name.substring(0, length) + "*");
            }
        }
        return script;
    }

    /**
     * The reply to give.
     *
     * @param start when the first request for the task came
     * @param ended when the task ended, if the reply says that it did
     */
    record Turn(ScriptedReply reply, Instant start, Instant ended) {}

    /** One task on its way through its script. Guarded by the map. */
    private static final class Playback {

        private final List<ScriptedReply> replies;
        private final long startNanos;
        private final Instant start;
        private int index;
        private long given;
        private Instant entered;
        private Instant ended;

        Playback(List<ScriptedReply> replies, long startNanos, Instant start) {
            this.replies = replies;
            this.startNanos = startNanos;
            this.start = start;
            this.entered = start;
        }

        /** @param nanos when the request came, since the simulator's start */
        Turn next(long nanos) {
            long age = nanos - startNanos;
            while (index < replies.size() - 1 && isOver(replies.get(index), age)) {
                leave(replies.get(index), age);
            }
            ScriptedReply reply = replies.get(index);
            given++;
            return new Turn(reply, start, ended(reply, age));
        }

        private boolean isOver(ScriptedReply reply, long age) {
            return reply.until.map(until -> age >= until.toNanos()).orElse(given >= reply.repeat);
        }

        /** A task whose end is scripted ended at that time, not when the client asked. */
        private void leave(ScriptedReply reply, long age) {
            entered = reply.until.map(start::plus).orElse(start.plusNanos(age));
            index++;
            given = 0;
        }

        private Instant ended(ScriptedReply reply, long age) {
            if (ended == null
                    && reply.state.filter(ScriptedReply.State::hasEnded).isPresent()) {
                ended = index == 0 ? start.plusNanos(age) : entered;
            }
            return ended == null ? start : ended;
        }
    }
}
