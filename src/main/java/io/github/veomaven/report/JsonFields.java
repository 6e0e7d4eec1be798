package io.github.veomaven.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The fields of a JSON object, read strictly: none is converted from another kind. Each format says in its own words
 * what is wrong with a file.
 *
 * @param <E> thrown for a field that is not what it must be
 */
public abstract class JsonFields<E extends Exception> {

    private final ObjectNode object;
    private final SortedSet<String> asked = new TreeSet<>();

    protected JsonFields(ObjectNode object) {
        this.object = object;
    }

    /**
     * Says what is wrong with a field.
     *
     * @param value empty when the field is missing
     * @param expected what belongs there, such as "a string"
     */
    protected abstract E problem(String field, Optional<JsonNode> value, String expected);

    /** The names of all fields, in the order of the file. */
    public final List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The names of the fields that have been asked for, whether or not they are there. */
    public final SortedSet<String> asked() {
        return asked;
    }

    /** A field of any kind. */
    public final Optional<JsonNode> any(String field) {
        asked.add(field);
        return Optional.ofNullable(object.get(field));
    }

    public final Optional<String> text(String field) throws E {
        return any(field, JsonNode::isTextual, "a string").map(JsonNode::textValue);
    }

    public final Optional<Boolean> flag(String field) throws E {
        return any(field, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
    }

    /** A whole number within limits, both included. */
    public final Optional<Long> number(String field, long least, long most) throws E {
        return any(
                        field,
                        node -> isWhole(node) && node.longValue() >= least && node.longValue() <= most,
                        "a whole number from " + least + " to " + most)
                .map(JsonNode::longValue);
    }

    private static boolean isWhole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong();
    }

    private Optional<JsonNode> any(String field, Predicate<JsonNode> rule, String expected) throws E {
        Optional<JsonNode> node = any(field);
        if (node.isPresent()) {
            require(rule, field, node.get(), expected);
        }
        return node;
    }

    /** A time in ISO 8601, in UTC. */
    public final Optional<Instant> time(String field) throws E {
        Optional<String> text = text(field);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw problem(field, any(field), "a time");
        }
    }

    /** A list that must be there. */
    public final List<String> texts(String field) throws E {
        return list(field, JsonNode::isTextual, "a string", JsonNode::textValue);
    }

    /** A list that must be there. */
    public final List<Boolean> flags(String field) throws E {
        return list(field, JsonNode::isBoolean, "true or false", JsonNode::booleanValue);
    }

    /** A list that must be there. */
    public final List<Long> numbers(String field) throws E {
        return list(field, JsonFields::isWhole, "a whole number", JsonNode::longValue);
    }

    private <T> List<T> list(String field, Predicate<JsonNode> rule, String expected, Function<JsonNode, T> value)
            throws E {
        JsonNode list = required(field, any(field, JsonNode::isArray, "a list"));
        List<T> values = new ArrayList<>();
        for (JsonNode element : list) {
            require(rule, field, element, expected);
            values.add(value.apply(element));
        }
        return values;
    }

    /** The value of a field that must be there. */
    public final <T> T required(String field, Optional<T> value) throws E {
        if (value.isEmpty()) {
            throw problem(field, Optional.empty(), "a value");
        }
        return value.get();
    }

    private void require(Predicate<JsonNode> rule, String field, JsonNode value, String expected) throws E {
        if (!rule.test(value)) {
            throw problem(field, Optional.of(value), expected);
        }
    }
}
