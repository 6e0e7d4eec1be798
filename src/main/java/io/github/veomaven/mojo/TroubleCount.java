package io.github.veomaven.mojo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts passing trouble by kind, so that a flaky hour is a few lines instead of hundreds. */
final class TroubleCount {

    private final Map<String, Integer> counted = new LinkedHashMap<>();
    private final Map<String, Integer> told = new LinkedHashMap<>();

    /** Counts one more; true when it is the first of its kind. */
    boolean isFirst(String kind) {
        boolean first = counted.merge(kind, 1, Integer::sum) == 1;
        if (first) {
            told.put(kind, 1);
        }
        return first;
    }

    /** What has come since the last call, in words: "HTTP 502: 12 times so far". */
    List<String> news() {
        List<String> news = new ArrayList<>();
        for (Map.Entry<String, Integer> kind : counted.entrySet()) {
            if (kind.getValue() > told.get(kind.getKey())) {
                news.add(kind.getKey() + ": " + kind.getValue() + " times so far");
            }
        }
        told.putAll(counted);
        return news;
    }
}
