package io.github.veomaven.mojo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.veomaven.await.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Task ids in JSON: a creation response, a string, an object of name and id, or an array of these; several values one
 * after the other, too, because steps append. Loaded only where such a file is met: databind costs start-up time.
 */
final class JsonTaskIds {

    private static final int OK = 200;

    private final String named;
    private final List<TaskEntry> entries = new ArrayList<>();

    private JsonTaskIds(String named) {
        this.named = named;
    }

    /**
     * What the text states, in its order.
     *
     * @param named the file as messages name it
     * @throws IllegalArgumentException with a whole sentence that names the file and the line
     */
    static List<TaskEntry> entries(String text, String named) {
        JsonTaskIds ids = new JsonTaskIds(named);
        ObjectReader reader = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readerFor(JsonNode.class);
        try (JsonParser parser = reader.createParser(text);
                MappingIterator<JsonNode> values = reader.readValues(parser)) {
            while (values.hasNextValue()) {
                int line = parser.currentTokenLocation().getLineNr();
                ids.add(values.nextValue(), named + ", line " + line + ",");
            }
            return ids.entries;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    named + ", line " + line(e) + ", is not valid JSON: " + SafeText.line(e.getOriginalMessage(), 200),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(named + " cannot be read", e);
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private void add(JsonNode value, String where) {
        if (value.isTextual()) {
            entries.add(TaskEntry.parse(value.textValue(), where));
        } else if (value.isArray()) {
            addAll(value, where);
        } else if (isCreationResponse(value)) {
            entries.add(new TaskEntry(Optional.empty(), createdId(value, where), where));
        } else if (value.isObject()) {
            addNamed(value, where);
        } else {
            throw new IllegalArgumentException(where + " holds " + kind(value)
                    + " where a creation response, a string or an object of name and id belongs");
        }
    }

    private void addAll(JsonNode array, String where) {
        int position = 0;
        for (JsonNode element : array) {
            position++;
            String at = where + " element " + position + ",";
            if (element.isArray()) {
                throw new IllegalArgumentException(at + " is an array inside an array");
            }
            add(element, at);
        }
    }

    private void addNamed(JsonNode object, String where) {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String name = SafeText.line(property.getKey(), 80);
            entries.add(new TaskEntry(
                    Optional.of(property.getKey()), id(property.getValue(), where + " \"" + name + "\""), where));
        }
    }

    /** An object of name and id holds text only, so a number called code, or an object called data, tells. */
    private static boolean isCreationResponse(JsonNode value) {
        return value.isObject()
                && (value.path("code").isNumber()
                        || value.path("data").isObject()
                        || value.path("data").isNull());
    }

    private static String createdId(JsonNode response, String where) {
        JsonNode code = response.path("code");
        boolean refused = !code.isMissingNode() && code.asInt() != OK;
        JsonNode taskId = response.path("data").path("taskId");
        if (refused || taskId.isMissingNode() || taskId.isNull()) {
            throw new IllegalArgumentException(where + " is a creation response without a task (code "
                    + SafeText.line(code.asText("none"), 20) + ", msg \""
                    + SafeText.line(response.path("msg").asText(""), 200)
                    + "\"): the task was not created, so there is nothing to wait for");
        }
        return id(taskId, where + " data.taskId");
    }

    private static String id(JsonNode value, String where) {
        if (value.isTextual() || value.isIntegralNumber()) {
            return value.asText();
        }
        throw new IllegalArgumentException(where + " is " + kind(value) + " where the id of a task belongs");
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            default -> "something else";
        };
    }
}
