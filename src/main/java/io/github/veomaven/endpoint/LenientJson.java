package io.github.veomaven.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes values out of JSON whatever type they have been given. Every method begins on the first token of a value; what it
 * leaves unread is skipped by {@link #object}.
 */
final class LenientJson {

    /** Records are four levels deep. What is deeper is an attack, or no record. */
    private static final int MAX_DEPTH = 200;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(BoundedBody.MAX_BYTES)
                    .build())
            // Field names from outside must not fill the JVM's table of interned strings, nor the input any message.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private LenientJson() {}

    /** Takes the value of one field. */
    @FunctionalInterface
    interface FieldReader {
        void read(String name, JsonParser value) throws IOException;
    }

    static JsonParser parser(byte[] json) throws IOException {
        return FACTORY.createParser(json);
    }

    static JsonParser parser(String json) throws IOException {
        return FACTORY.createParser(json);
    }

    /** Reads an object field by field, from its first token to its last; of a duplicate field every value comes by. */
    static void object(JsonParser json, FieldReader fields) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.read(name, json);
            json.skipChildren();
        }
    }

    /**
     * Reads an object, or an object in a string.
     *
     * @return false when the value is neither; what the reader has seen of it is to be forgotten then
     */
    static boolean objectOrText(JsonParser json, FieldReader fields) throws IOException {
        if (json.hasToken(JsonToken.START_OBJECT)) {
            object(json, fields);
            return true;
        }
        return json.hasToken(JsonToken.VALUE_STRING) && objectInText(json.getText(), fields);
    }

    private static boolean objectInText(String text, FieldReader fields) {
        try (JsonParser json = parser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            object(json, fields);
            return json.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** A string, number or boolean as text; empty for null, blank text, objects and arrays. */
    static Optional<String> text(JsonParser json) throws IOException {
        Optional<String> text = scalar(json);
        return text.isPresent() && text.get().isBlank() ? Optional.empty() : text;
    }

    /** As {@link #text}, but blank text stays. */
    static Optional<String> scalar(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        return token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL
                ? Optional.of(json.getText())
                : Optional.empty();
    }

    /** A boolean, also as text or as 0 and 1. */
    static Optional<Boolean> bool(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "1.0" -> Optional.of(true);
            case "false", "0", "0.0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** A {@link #list} of texts. */
    static List<String> texts(JsonParser json) throws IOException {
        return list(json, Optional::of);
    }

    /**
     * A list: an array, an array in a string, or a single value for a list of one. Elements that are no scalars, blank, or
     * not understood are left out.
     */
    static <T> List<T> list(JsonParser json, Function<String, Optional<T>> element) throws IOException {
        if (json.hasToken(JsonToken.START_ARRAY)) {
            return array(json, element);
        }
        Optional<String> single = text(json);
        if (single.filter(text -> text.stripLeading().startsWith("[")).isPresent()) {
            return arrayInText(single.get(), element);
        }
        return single.filter(text -> !text.strip().equals("null")).flatMap(element).stream()
                .toList();
    }

    private static <T> List<T> array(JsonParser json, Function<String, Optional<T>> element) throws IOException {
        List<T> elements = new ArrayList<>();
        for (JsonToken token = json.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = json.nextToken()) {
            Optional<T> read = text(json).flatMap(element);
            if (read.isPresent()) {
                elements.add(read.get());
            }
            json.skipChildren();
        }
        return elements;
    }

    private static <T> List<T> arrayInText(String text, Function<String, Optional<T>> element) {
        try (JsonParser json = parser(text)) {
            json.nextToken();
            List<T> elements = array(json, element);
            return json.nextToken() == null ? elements : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
