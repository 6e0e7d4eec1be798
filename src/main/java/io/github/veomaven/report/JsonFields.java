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
        Optional<JsonNode> node = any(field);
        return node.isEmpty() ? Optional.empty() : Optional.of(text(field, node.get()));
    }

    private String text(String field, JsonNode node) throws E {
        require(node.isTextual(), field, node, "a string");
        return node.textValue();
    }

    public final Optional<Boolean> flag(String field) throws E {
        Optional<JsonNode> node = any(field);
        return node.isEmpty() ? Optional.empty() : Optional.of(flag(field, node.get()));
    }

    private boolean flag(String field, JsonNode node) throws E {
        require(node.isBoolean(), field, node, "true or false");
        return node.booleanValue();
    }

    /** A whole number within limits, both included. */
    public final Optional<Long> number(String field, long least, long most) throws E {
        Optional<JsonNode> node = any(field);
        return node.isEmpty() ? Optional.empty() : Optional.of(number(field, node.get(), least, most));
    }

    private long number(String field, JsonNode node, long least, long most) throws E {
        boolean fits = node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= least
                && node.longValue() <= most;
        require(fits, field, node, "a whole number from " + least + " to " + most);
        return node.longValue();
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
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list(field)) {
            texts.add(text(field, element));
        }
        return texts;
    }

    /** A list that must be there. */
    public final List<Boolean> flags(String field) throws E {
        List<Boolean> flags = new ArrayList<>();
        for (JsonNode element : list(field)) {
            flags.add(flag(field, element));
        }
        return flags;
    }

    /** A list that must be there. */
    public final List<Long> numbers(String field) throws E {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode element : list(field)) {
            numbers.add(number(field, element, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        return numbers;
    }

    private JsonNode list(String field) throws E {
        JsonNode list = required(field, any(field));
        require(list.isArray(), field, list, "a list");
        return list;
    }

    /** The value of a field that must be there. */
    public final <T> T required(String field, Optional<T> value) throws E {
        if (value.isEmpty()) {
            throw problem(field, Optional.empty(), "a value");
        }
        return value.get();
    }

    private void require(boolean holds, String field, JsonNode value, String expected) throws E {
        if (!holds) {
            throw problem(field, Optional.of(value), expected);
        }
    }
}
