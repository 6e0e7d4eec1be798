package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.veomaven.simulator.ScriptedReply.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The endpoint's JSON, in the shapes of the live service. */
final class Envelopes {

    /** Fields that a scenario's {@code record} sets in {@code data.response}. */
    static final Set<String> RESPONSE_FIELDS = Set.of(
            "resultUrls", "fullResultUrls", "originUrls", "mediaIds", "imageUrls", "resolution", "hasAudio", "seeds");

    /** Fields that a scenario's {@code record} sets in {@code data}. */
    static final Set<String> DATA_FIELDS = Set.of(
            "successFlag",
            "fallback",
            "errorCode",
            "errorMessage",
            "createTime",
            "completeTime",
            "paramJson",
            "response");

    /** In a {@code record}: how old the task is at its first poll, in milliseconds. */
    static final String AGE = "age";

    /** In a {@code record}: names of fields to leave out. */
    static final String OMIT = "omit";

    /** A release waits for what was created while it compiled and tested, so tasks are about to end. */
    private static final Duration USUAL_AGE = Duration.ofMinutes(1);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SEED = 61668;
    private static final String PARAM_JSON = "{\"prompt\":\"solid blue sky, still camera\",\"model\":\"veo3_fast\","
            + "\"aspectRatio\":\"16:9\",\"imageUrls\":[\"https://images.example/input.png\"],"
            + "\"callBackUrl\":\"https://hooks.example/veo?token=param-json-secret\"}";

    private final Playbacks.Turn turn;
    private final ObjectNode overrides;
    private final Placeholders placeholders;

    private Envelopes(Playbacks.Turn turn, ObjectNode overrides, Placeholders placeholders) {
        this.turn = turn;
        this.overrides = overrides;
        this.placeholders = placeholders;
    }

    /** A response without a record. */
    static ObjectNode error(int code, String message) {
        return JSON.objectNode().put("code", code).put("msg", message).putNull("data");
    }

    static ObjectNode unauthorized() {
        return JSON.objectNode()
                .put("code", 401)
                .put(
                        "msg",
                        "Unauthorized – Authentication failed. Please check that your Authorization and Content-Type"
                                + " headers are correctly set.");
    }

    static ObjectNode throttled() {
        return error(429, "Your call frequency is too high. Please try again later.");
    }

    /**
     * What the endpoint says of a task in a state.
     *
     * @param turn when the task was created and ended
     * @param overrides the scenario's {@code record}
     */
    static ObjectNode of(State state, Playbacks.Turn turn, ObjectNode overrides, Placeholders placeholders) {
        return switch (state) {
            case NOT_FOUND -> error(422, placeholders.expand("Record not found for taskId: {taskId}"));
            case NOT_FINISHED -> error(422, "record status is not success");
            case UNAUTHORIZED -> unauthorized();
            case THROTTLED -> throttled();
            case GENERATING, SUCCEEDED, NO_RESULT, FAILED_2, FAILED_3 ->
                new Envelopes(turn, overrides, placeholders).record(state);
        };
    }

    private ObjectNode record(State state) {
        ObjectNode data = JSON.objectNode();
        data.put("taskId", placeholders.expand("{taskId}"));
        data.put("paramJson", PARAM_JSON);
        data.set("response", state.flag == 1 ? response(state) : JSON.nullNode());
        data.put("successFlag", state.flag);
        data.put("fallbackFlag", false);
        data.set("completeTime", state.hasEnded() ? JSON.numberNode(turn.ended().toEpochMilli()) : JSON.nullNode());
        data.put("createTime", created().toEpochMilli());
        switch (state) {
            case FAILED_2 ->
                data.put("errorCode", 400).put("errorMessage", "The request was refused before generation began.");
            case FAILED_3 -> data.put("errorCode", 500).put("errorMessage", "Internal Error, Please try again later.");
            default -> data.putNull("errorCode").put("errorMessage", "");
        }
        override(data, DATA_FIELDS);
        for (JsonNode field : overrides.path(OMIT)) {
            data.remove(nameOf(field.asText()));
            if (data.get("response") instanceof ObjectNode response) {
                response.remove(nameOf(field.asText()));
            }
        }
        ObjectNode envelope = JSON.objectNode().put("code", 200).put("msg", "success");
        envelope.set("data", data);
        return envelope;
    }

    private Instant created() {
        JsonNode age = overrides.get(AGE);
        return turn.start().minus(age == null ? USUAL_AGE : Duration.ofMillis(age.longValue()));
    }

    private ObjectNode response(State state) {
        ObjectNode response = JSON.objectNode();
        response.put("taskId", placeholders.expand("{taskId}"));
        response.put("resolution", "720p");
        response.putNull("originUrls");
        ArrayNode urls = response.putArray("resultUrls");
        if (state == State.SUCCEEDED) {
            urls.add(placeholders.expand("{baseUrl}" + SimulatedService.MEDIA + "{encodedTaskId}.mp4"));
        }
        response.putNull("fullResultUrls");
        response.putArray("hasAudioList").add(true);
        response.putArray("seeds").add(SEED);
        override(response, RESPONSE_FIELDS);
        return response;
    }

    private void override(ObjectNode object, Set<String> fields) {
        for (Map.Entry<String, JsonNode> field : overrides.properties()) {
            if (fields.contains(field.getKey())) {
                JsonNode value = placeholders.expand(field.getValue());
                object.set(nameOf(field.getKey()), listed(field.getKey(), value));
            }
        }
    }

    /** {@code "hasAudio": true} is short for {@code [true]}. */
    private static JsonNode listed(String field, JsonNode value) {
        return field.equals("hasAudio") && value.isBoolean() ? JSON.arrayNode().add(value) : value;
    }

    private static String nameOf(String field) {
        return switch (field) {
            case "hasAudio" -> "hasAudioList";
            case "fallback" -> "fallbackFlag";
            default -> field;
        };
    }
}
