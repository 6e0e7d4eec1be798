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
import java.util.Optional;

/**
 * Reads values from JSON whatever their type, and keeps no more than a record can need. Every method begins at the first
 * token of a value; {@link #object} skips what it leaves unread.
 */
final class LenientJson {

    /** The most characters that are kept of a text; the rest is cut off. */
    static final int MAX_TEXT = 2_000;

    /** The most characters of a list's element; a longer one is left out, because a URL is useless when cut. */
    static final int MAX_ELEMENT = 8_192;

    /** The most elements that are kept of a list. */
    static final int MAX_ELEMENTS = 100;

    /** The most characters that are kept of a list. */
    static final int MAX_LIST = 32_768;

    /** Records are four levels deep. A deeper body is an attack, or not a record. */
    private static final int MAX_DEPTH = 200;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(HttpTransport.MAX_BODY)
                    .build())
            // Field names from outside must not fill the JVM's table of interned strings, and messages must not quote
            // the input.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private LenientJson() {}

    /** Reads the value of one field. */
    interface FieldReader {
        void read(String name, JsonParser value) throws IOException;
    }

    static JsonParser parser(String json) throws IOException {
        return FACTORY.createParser(json);
    }

    /** Reads an object field by field, from its first token to its last; of a duplicate field, every value. */
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
     * @return false if the value is neither; then the caller must discard what the reader has seen
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

    /**
     * Returns a string, number or boolean as text of at most {@link #MAX_TEXT} characters; empty for null, blank text,
     * objects and arrays.
     */
    static Optional<String> text(JsonParser json) throws IOException {
        Optional<String> text = wholeText(json);
        return text.isPresent() && text.get().length() > MAX_TEXT ? Optional.of(cut(text.get())) : text;
    }

    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return text.substring(0, end) + "...";
    }

    private static Optional<String> wholeText(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        String text = json.getText();
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /**
     * Reads a list of texts: an array, an array in a string, or a single value for a list of one. Elements that are blank or
     * not scalars are ignored.
     *
     * @param kept takes the elements that are within the limits
     * @return how many were left out because of the limits
     */
    static int texts(JsonParser json, List<String> kept) throws IOException {
        if (json.hasToken(JsonToken.START_ARRAY)) {
            return array(json, kept);
        }
        Optional<String> single = wholeText(json);
        if (single.isEmpty() || single.get().strip().equals("null")) {
            return 0;
        }
        return single.get().stripLeading().startsWith("[")
                ? arrayInText(single.get(), kept)
                : keep(single.get(), kept, 0) ? 0 : 1;
    }

    private static int array(JsonParser json, List<String> kept) throws IOException {
        int characters = 0;
        int leftOut = 0;
        for (JsonToken token = json.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = json.nextToken()) {
            Optional<String> text = wholeText(json);
            if (text.isPresent()) {
                if (keep(text.get(), kept, characters)) {
                    characters += text.get().length();
                } else {
                    leftOut++;
                }
            }
            json.skipChildren();
        }
        return leftOut;
    }

    private static boolean keep(String text, List<String> kept, int characters) {
        return text.length() <= MAX_ELEMENT
                && kept.size() < MAX_ELEMENTS
                && characters + text.length() <= MAX_LIST
                && kept.add(text);
    }

    private static int arrayInText(String text, List<String> kept) {
        List<String> elements = new ArrayList<>();
        try (JsonParser json = parser(text)) {
            json.nextToken();
            int leftOut = array(json, elements);
            if (json.nextToken() != null) {
                return 0;
            }
            kept.addAll(elements);
            return leftOut;
        } catch (IOException e) {
            return 0;
        }
    }
}
