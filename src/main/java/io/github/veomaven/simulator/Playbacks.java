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
    Optional<Playback.Turn> next(String name, long nanos, Instant now) {
        Optional<List<Reply>> script = scripts.of(name);
        if (script.isEmpty()) {
            return Optional.empty();
        }
        synchronized (playbacks) {
            return Optional.of(playbacks
                    .computeIfAbsent(name, key -> new Playback(script.get(), nanos, now))
                    .next(nanos));
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
