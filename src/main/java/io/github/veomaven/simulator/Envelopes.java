package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The endpoint's JSON, in the shapes that replies of the live service show. */
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

    /** How old the task is when it is first asked for: a duration, no field of the JSON. */
    static final String AGE = "age";

    /** Names of fields to leave out: no field of the JSON either. */
    static final String OMIT = "omit";

    /** A release waits for what was created while it compiled and tested, so tasks are about to end. */
    private static final Duration USUAL_AGE = Duration.ofMinutes(1);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SEED = 61668;
    private static final String PARAM_JSON = "{\"prompt\":\"solid blue sky, still camera\",\"model\":\"veo3_fast\","
            + "\"aspectRatio\":\"16:9\",\"imageUrls\":[\"https://images.example/input.png\"],"
            + "\"callBackUrl\":\"https://hooks.example/veo?token=param-json-secret\"}";

    private Envelopes() {}

    /** An answer without a record. */
    static ObjectNode error(int code, String message) {
        return JSON.objectNode().put("code", code).put("msg", message).putNull("data");
    }

    /** What the endpoint says of a task. */
    static JsonNode of(
            ScriptedReply.State state,
            String taskId,
            ObjectNode overrides,
            Playbacks.Turn turn,
            Placeholders placeholders) {
        ObjectNode envelope = whole(state, taskId, overrides, turn, placeholders);
        for (JsonNode name : overrides.path(OMIT)) {
            String field = nameOf(name.asText());
            for (JsonNode holder :
                    List.of(envelope.path("data"), envelope.path("data").path("response"))) {
                if (holder instanceof ObjectNode object) {
                    object.remove(field);
                }
            }
        }
        return envelope;
    }

    private static ObjectNode whole(
            ScriptedReply.State state,
            String taskId,
            ObjectNode overrides,
            Playbacks.Turn turn,
            Placeholders placeholders) {
        return switch (state) {
            case GENERATING -> record(taskId, 0, turn, overrides, placeholders);
            case SUCCEEDED, NO_RESULT -> success(state, taskId, turn, overrides, placeholders);
            case FAILED_2 ->
                failure(
                        2,
                        400,
                        "The request was refused before generation began.",
                        taskId,
                        turn,
                        overrides,
                        placeholders);
            case FAILED_3 ->
                failure(3, 500, "Internal Error, Please try again later.", taskId, turn, overrides, placeholders);
            case NOT_FOUND -> error(422, "Record not found for taskId: " + taskId);
            case NOT_FINISHED -> error(422, "record status is not success");
            case UNAUTHORIZED -> unauthorized();
            case THROTTLED -> throttled();
        };
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

    private static ObjectNode success(
            ScriptedReply.State state,
            String taskId,
            Playbacks.Turn turn,
            ObjectNode overrides,
            Placeholders placeholders) {
        ObjectNode envelope = record(taskId, 1, turn, overrides, placeholders);
        ObjectNode data = (ObjectNode) envelope.get("data");
        if (!overrides.has("response")) {
            data.set("response", response(state, taskId, overrides, placeholders));
        }
        if (!overrides.has("completeTime")) {
            data.put("completeTime", turn.ended().toEpochMilli());
        }
        return envelope;
    }

    private static ObjectNode failure(
            int flag,
            int errorCode,
            String message,
            String taskId,
            Playbacks.Turn turn,
            ObjectNode overrides,
            Placeholders placeholders) {
        ObjectNode envelope = record(taskId, flag, turn, overrides, placeholders);
        ObjectNode data = (ObjectNode) envelope.get("data");
        if (!overrides.has("completeTime")) {
            data.put("completeTime", turn.ended().toEpochMilli());
        }
        if (!overrides.has("errorCode")) {
            data.put("errorCode", errorCode);
        }
        if (!overrides.has("errorMessage")) {
            data.put("errorMessage", message);
        }
        return envelope;
    }

    private static ObjectNode record(
            String taskId, int flag, Playbacks.Turn turn, ObjectNode overrides, Placeholders placeholders) {
        ObjectNode data = JSON.objectNode();
        data.put("taskId", taskId);
        data.put("paramJson", PARAM_JSON);
        data.putNull("response");
        data.put("successFlag", flag);
        data.put("fallbackFlag", false);
        data.putNull("completeTime");
        data.put("createTime", created(turn.start(), overrides).toEpochMilli());
        data.putNull("errorCode");
        data.put("errorMessage", "");
        overrides.properties().forEach(field -> {
            if (DATA_FIELDS.contains(field.getKey())) {
                data.set(nameOf(field.getKey()), placeholders.expand(field.getValue()));
            }
        });
        ObjectNode envelope = JSON.objectNode().put("code", 200).put("msg", "success");
        envelope.set("data", data);
        return envelope;
    }

    private static Instant created(Instant firstAsked, ObjectNode overrides) {
        return firstAsked.minus(
                overrides.has(AGE) ? Duration.ofMillis(overrides.get(AGE).longValue()) : USUAL_AGE);
    }

    private static ObjectNode response(
            ScriptedReply.State state, String taskId, ObjectNode overrides, Placeholders placeholders) {
        ObjectNode response = JSON.objectNode();
        response.put("taskId", taskId);
        response.put("resolution", "720p");
        response.putNull("originUrls");
        ArrayNode urls = response.putArray("resultUrls");
        if (state == ScriptedReply.State.SUCCEEDED) {
            urls.add(placeholders.expand("{baseUrl}" + SimulatedService.MEDIA + "{encodedTaskId}.mp4"));
        }
        response.putNull("fullResultUrls");
        response.putArray("hasAudioList").add(true);
        response.putArray("seeds").add(SEED);
        overrides.properties().forEach(field -> {
            if (RESPONSE_FIELDS.contains(field.getKey())) {
                response.set(nameOf(field.getKey()), listed(field.getKey(), placeholders.expand(field.getValue())));
            }
        });
        return response;
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
