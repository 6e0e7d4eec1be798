package io.github.veomaven.simulator;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Scripts by exact name or by prefix ({@code abc*}). The exact name wins, then the longest prefix. */
final class Scripts {

    static final Scripts NONE = new Scripts(Map.of());

    private final Map<String, List<Reply>> exact = new TreeMap<>();
    private final NavigableMap<Integer, Map<String, List<Reply>>> prefixesByLength = new TreeMap<>();

    Scripts(Map<String, List<Reply>> scripts) {
        scripts.forEach((name, replies) -> {
            if (name.endsWith("*")) {
                String prefix = name.substring(0, name.length() - 1);
                prefixesByLength
                        .computeIfAbsent(prefix.length(), length -> new TreeMap<>())
                        .put(prefix, List.copyOf(replies));
            } else {
                exact.put(name, List.copyOf(replies));
            }
        });
    }

    Optional<List<Reply>> of(String name) {
        List<Reply> replies = exact.get(name);
        return replies == null ? byPrefix(name) : Optional.of(replies);
    }

    private Optional<List<Reply>> byPrefix(String name) {
        for (Map.Entry<Integer, Map<String, List<Reply>>> prefixes :
                prefixesByLength.headMap(name.length(), true).descendingMap().entrySet()) {
            List<Reply> replies = prefixes.getValue().get(name.substring(0, prefixes.getKey()));
            if (replies != null) {
                return Optional.of(replies);
            }
        }
        return Optional.empty();
    }
}
