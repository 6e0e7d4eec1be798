package io.github.veomaven.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.veomaven.simulator.ScriptedReply.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_SCRIPTS = 20_000;
    private static final int MAX_REPLIES = 1_000;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

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

    /** Filled in by {@link #parse}; does not change afterwards. */
    private Scenario() {}

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
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            String reason = e instanceof NoSuchFileException ? "there is no such file" : e.toString();
            throw new ScenarioException("The scenario " + file + " cannot be read: " + reason, e);
        }
        try {
            return parse(decoded(bytes));
        } catch (ScenarioException e) {
            throw new ScenarioException("The scenario " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static String decoded(byte[] bytes) throws ScenarioException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ScenarioException("it is not UTF-8", e);
        }
    }

    /** @throws ScenarioException when the text is not JSON, or breaks a rule */
    public static Scenario parse(String json) throws ScenarioException {
        if (json.length() > MAX_BYTES) {
            throw new ScenarioException("it is longer than 16 MB");
        }
        return scenario(ScenarioObject.of("$", tree(json)));
    }

    private static JsonNode tree(String json) throws ScenarioException {
        try {
            JsonNode tree = JSON.readTree(json);
            if (tree.isMissingNode()) {
                throw new ScenarioException("it is empty: write at least {}");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new ScenarioException(
                    "it is not valid JSON" + place(e.getLocation()) + ": " + e.getOriginalMessage(), e);
        }
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " in line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Scenario scenario(ScenarioObject object) throws ScenarioException {
        object.text("$schema");
        object.text("description");
        Scenario scenario = new Scenario();
        scenario.generationTime = object.duration("generationTime").orElse(scenario.generationTime);
        scenario.requiredKey = object.text("requiredKey");
        scenario.proxyCredentials = object.text("proxyCredentials");
        if (scenario.proxyCredentials
                .filter(credentials -> !credentials.contains(":"))
                .isPresent()) {
            throw new ScenarioException(object.path("proxyCredentials") + " has no colon: write user:password");
        }
        scenario.maxRequestsPerSecond =
                object.number("maxRequestsPerSecond", 1, 100_000).orElse(scenario.maxRequestsPerSecond);
        scenario.downFor = object.duration("downFor").orElse(scenario.downFor);
        scenario.tasks = scripts(object, "tasks", ReplyReader.Kind.TASK);
        scenario.media = scripts(object, "media", ReplyReader.Kind.MEDIA);
        object.nothingElse();
        return scenario;
    }

    private static Map<String, List<ScriptedReply>> scripts(
            ScenarioObject scenario, String field, ReplyReader.Kind kind) throws ScenarioException {
        Map<String, List<ScriptedReply>> scripts = new HashMap<>();
        Optional<JsonNode> node = scenario.any(field);
        if (node.isPresent()) {
            ScenarioObject object = ScenarioObject.of(scenario.path(field), node.get());
            List<String> names = object.names();
            if (names.size() > MAX_SCRIPTS) {
                throw new ScenarioException(scenario.path(field) + " has more than " + MAX_SCRIPTS + " scripts");
            }
            for (String name : names) {
                scripts.put(name, replies(object.path(name), object.any(name).orElseThrow(), kind));
            }
        }
        return scripts;
    }

    private static List<ScriptedReply> replies(String path, JsonNode node, ReplyReader.Kind kind)
            throws ScenarioException {
        if (!node.isArray() || node.isEmpty() || node.size() > MAX_REPLIES) {
            throw ScenarioObject.problem(path, node, "write a list of 1 to " + MAX_REPLIES + " replies");
        }
        List<ScriptedReply> replies = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            replies.add(ReplyReader.read(ScenarioObject.of(path + "[" + i + "]", node.get(i)), kind));
        }
        return replies;
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
