package io.github.veomaven.mojo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;

/** Counts trouble by kind, so that an hour of it takes a few lines of the log instead of hundreds. */
final class TroubleCount {

    private final Map<String, Integer> counted = new LinkedHashMap<>();
    private final Map<String, Integer> reported = new LinkedHashMap<>();

    /** Counts one more; true when it is the first of its kind. */
    boolean isFirst(String kind) {
        return counted.merge(kind, 1, Integer::sum) == 1;
    }

    /** Warns of the trouble since the last call: "HTTP 502: 12 times so far". */
    void warnOfNews(Log log) {
        for (Map.Entry<String, Integer> kind : counted.entrySet()) {
            // The first of its kind had a line of its own.
            if (kind.getValue() > reported.getOrDefault(kind.getKey(), 1)) {
                log.warn(kind.getKey() + ": " + kind.getValue() + " times so far");
            }
        }
        reported.putAll(counted);
    }
}
