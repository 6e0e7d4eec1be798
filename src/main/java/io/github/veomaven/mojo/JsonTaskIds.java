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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Task ids in JSON: a creation response, a string, an object that maps names to ids or to creation responses, an object
 * that describes one task, or an array of these; several values one after the other, too, because steps append. An
 * object that could be read in two ways is refused, because the wrong reading would be a task that nobody created.
 *
 * <p>Loaded only if there is such a file: databind costs start-up time.
 */
final class JsonTaskIds {

    private static final int OK = 200;

    /** Continues a sentence about a value that has none of these forms. */
    private static final String FORMS = ". Accepted forms: \"id\", \"name=id\", {\"hero\": \"id\"},"
            + " {\"name\": \"hero\", \"id\": \"id\"}, {\"taskId\": \"id\"}, a creation response,"
            + " {\"hero\": a creation response}, and arrays of these";

    private final String named;
    private final List<TaskEntry> entries = new ArrayList<>();

    private JsonTaskIds(String named) {
        this.named = named;
    }

    /**
     * The tasks of the text, in its order.
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
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IllegalArgumentException(
                    named + ", line " + line + ", is not valid JSON: " + SafeText.line(e.getOriginalMessage(), 200), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(named + " cannot be read", e);
        }
    }

    private void add(JsonNode value, String where) {
        if (value.isTextual()) {
            entries.add(TaskEntry.parse(value.textValue(), where));
        } else if (value.isArray()) {
            addAll(value, where);
        } else if (value.isObject()) {
            addObject(value, where);
        } else {
            throw new IllegalArgumentException(where + " is " + kind(value) + FORMS);
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

    private void addObject(JsonNode object, String where) {
        if (isCreationResponse(object) || statesOneId(object)) {
            entries.add(new TaskEntry(Optional.empty(), id(object, where), where));
        } else if (object.path("name").isTextual()
                && object.size() == 2
                && (object.has("id") || object.has("taskId"))) {
            JsonNode id = object.path(object.has("id") ? "id" : "taskId");
            entries.add(new TaskEntry(Optional.of(object.path("name").textValue()), plainId(id, where), where));
        } else {
            addNamed(object, where);
        }
    }

    private void addNamed(JsonNode object, String where) {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String name = property.getKey();
            String at = where + " \"" + SafeText.line(name, 80) + "\"";
            if (isFieldOfATask(name)) {
                throw new IllegalArgumentException(at + " could be the name of a task or a field of one" + FORMS);
            }
            entries.add(new TaskEntry(Optional.of(name), id(property.getValue(), at), where));
        }
    }

    /** Tools in other languages may spell it {@code task_id} or {@code ID}. */
    private static boolean isFieldOfATask(String name) {
        String letters = name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
        return letters.equals("id") || letters.equals("taskid") || letters.equals("name");
    }

    /** An object of names and ids contains no number called code and no object called data. */
    private static boolean isCreationResponse(JsonNode value) {
        return value.isObject()
                && (value.path("code").isNumber()
                        || value.has("code") && value.has("msg")
                        || value.path("data").isObject()
                        || value.path("data").isNull());
    }

    private static boolean statesOneId(JsonNode value) {
        return value.isObject() && value.size() == 1 && (value.has("id") || value.has("taskId"));
    }

    /** The id that this value is, or that it holds as a creation response or an object. */
    private static String id(JsonNode value, String where) {
        if (isCreationResponse(value)) {
            return createdId(value, where);
        }
        if (statesOneId(value)) {
            return plainId(value.elements().next(), where);
        }
        if (value.isObject()) {
            throw new IllegalArgumentException(where + " is an object" + FORMS);
        }
        return plainId(value, where);
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
        return plainId(taskId, where + " data.taskId");
    }

    private static String plainId(JsonNode value, String where) {
        if (value.isTextual() || value.isIntegralNumber()) {
            return value.asText();
        }
        throw new IllegalArgumentException(where + " is " + kind(value) + " where a task id is expected");
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
