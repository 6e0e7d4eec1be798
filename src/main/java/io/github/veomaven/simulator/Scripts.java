package io.github.veomaven.simulator;

import io.github.veomaven.simulator.ScriptedReply.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Scripts by exact name or by prefix ({@code abc*}). The exact name wins, then the longest prefix. */
final class Scripts {

    static final Scripts NONE = new Scripts(Map.of());

    private final Map<String, List<ScriptedReply>> exact = new TreeMap<>();
    private final NavigableMap<Integer, Map<String, List<ScriptedReply>>> prefixesByLength = new TreeMap<>();

    Scripts(Map<String, List<ScriptedReply>> scripts) {
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

    /**
     * What a task does that no scenario scripts: its id says it.
     *
     * @param generationTime how long after its first poll a task ends
     */
    static Scripts usual(Duration generationTime) {
        ScriptedReply generating = ScriptedReply.of(State.GENERATING).until(generationTime);
        ScriptedReply fallback = ScriptedReply.of(State.SUCCEEDED);
        fallback.record.put("fallback", true);
        return new Scripts(Map.of(
                "*", List.of(generating, ScriptedReply.of(State.SUCCEEDED)),
                "fail-2*", List.of(generating, ScriptedReply.of(State.FAILED_2)),
                "fail-3*", List.of(generating, ScriptedReply.of(State.FAILED_3)),
                "slow-*", List.of(ScriptedReply.of(State.GENERATING)),
                "missing-*", List.of(ScriptedReply.of(State.NOT_FOUND)),
                "fallback-*", List.of(generating, fallback)));
    }

    Optional<List<ScriptedReply>> of(String name) {
        List<ScriptedReply> replies = exact.get(name);
        return replies == null ? byPrefix(name) : Optional.of(replies);
    }

    private Optional<List<ScriptedReply>> byPrefix(String name) {
        for (Map.Entry<Integer, Map<String, List<ScriptedReply>>> prefixes :
                prefixesByLength.headMap(name.length(), true).descendingMap().entrySet()) {
            List<ScriptedReply> replies = prefixes.getValue().get(name.substring(0, prefixes.getKey()));
            if (replies != null) {
                return Optional.of(replies);
            }
        }
        return Optional.empty();
    }
}
