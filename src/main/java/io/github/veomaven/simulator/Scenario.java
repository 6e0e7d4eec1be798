package io.github.veomaven.simulator;

import io.github.veomaven.simulator.ScriptedReply.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link Simulator} replies: a script per task and per media file, written as JSON.
 *
 * <p>The site's page on the simulator (simulator.md) lists the fields; {@code scenario.schema.json} beside this class is the
 * JSON Schema. The JSON is read strictly: an unknown field, a wrong type or a value out of range is a
 * {@link ScenarioException} that names the place.
 */
public final class Scenario {

    /** How long after its first poll a task without a script ends. */
    Duration generationTime = Duration.ofSeconds(3);

    Optional<String> requiredKey = Optional.empty();

    /** {@code user:password}. */
    Optional<String> proxyCredentials = Optional.empty();

    /** Polls beyond that many are refused. */
    long maxRequestsPerSecond = Long.MAX_VALUE;

    Duration downFor = Duration.ZERO;

    /** By task id, or by a prefix followed by {@code *}. */
    Map<String, List<ScriptedReply>> tasks = Map.of();

    /** By the name behind {@code /media/}, or by a prefix followed by {@code *}. */
    Map<String, List<ScriptedReply>> media = Map.of();

    /** {@link ScenarioReader} fills a scenario in, and it does not change afterwards. */
    Scenario() {}

    /**
     * Returns a scenario without scripts: every task succeeds a few seconds after its first poll, except those whose id begins with
     * {@code fail-2}, {@code fail-3}, {@code slow-}, {@code missing-} or {@code fallback-}.
     */
    public static Scenario standard() {
        return new Scenario();
    }

    /**
     * Reads a file, at most 16 MB of UTF-8.
     *
     * @throws ScenarioException when the file cannot be read, is not JSON, or breaks a rule
     */
    public static Scenario read(Path file) throws ScenarioException {
        return ScenarioReader.read(file);
    }

    /** @throws ScenarioException when the text is not JSON, or breaks a rule */
    public static Scenario parse(String json) throws ScenarioException {
        return ScenarioReader.parse(json);
    }

    /** Returns the scripts of tasks that the scenario does not name: their ids decide. */
    Map<String, List<ScriptedReply>> usualTasks() {
        ScriptedReply generating = ScriptedReply.of(State.GENERATING);
        generating.until = Optional.of(generationTime);
        ScriptedReply fallback = ScriptedReply.of(State.SUCCEEDED);
        fallback.record.put("fallback", true);
        return Map.of(
                "*", List.of(generating, ScriptedReply.of(State.SUCCEEDED)),
                "fail-2*", List.of(generating, ScriptedReply.of(State.FAILED_2)),
                "fail-3*", List.of(generating, ScriptedReply.of(State.FAILED_3)),
                "slow-*", List.of(ScriptedReply.of(State.GENERATING)),
                "missing-*", List.of(ScriptedReply.of(State.NOT_FOUND)),
                "fallback-*", List.of(generating, fallback));
    }
}
