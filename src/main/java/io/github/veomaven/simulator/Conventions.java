package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a task does that no scenario scripts: its id says it. */
final class Conventions {

    private Conventions() {}

    /** @param generationTime how long after its first poll a task ends */
    static Scripts tasks(Duration generationTime) {
        Reply generating = Reply.of(State.GENERATING).until(generationTime);
        Reply fallback =
                Reply.of(State.SUCCEEDED, JsonNodeFactory.instance.objectNode().put("fallback", true));
        return new Scripts(Map.of(
                "*", List.of(generating, Reply.of(State.SUCCEEDED)),
                "fail-2*", List.of(generating, Reply.of(State.FAILED_2)),
                "fail-3*", List.of(generating, Reply.of(State.FAILED_3)),
                "slow-*", List.of(Reply.of(State.GENERATING)),
                "missing-*", List.of(Reply.of(State.NOT_FOUND)),
                "fallback-*", List.of(generating, fallback)));
    }

    static Scripts media() {
        return new Scripts(Map.of("*", List.of(Reply.plain())));
    }
}
