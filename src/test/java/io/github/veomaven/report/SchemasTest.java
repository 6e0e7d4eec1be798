package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas that ship, by the rules of Ajv's strict mode, which runs on Node.js and so not in this build. */
class SchemasTest {

    private static final Map<String, List<String>> KEYWORDS_OF_TYPES = Map.of(
            "object", List.of("properties", "required", "additionalProperties", "propertyNames", "maxProperties"),
            "array", List.of("items", "minItems", "maxItems", "uniqueItems"),
            "string", List.of("pattern", "minLength", "maxLength", "format", "contentEncoding"),
            "number", List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"));

    private static final List<String> SCHEMAS_OF_THE_SAME_VALUE =
            List.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else");
    private static final List<String> SCHEMAS_OF_PARTS = List.of("additionalProperties", "items");
    private static final List<String> SCHEMAS_BY_NAME = List.of("properties", "$defs");

    private final List<String> notices = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"report/results.schema.json", "simulator/scenario.schema.json"})
    void strictModeFindsNothing(String schema) throws IOException {
        examine(parsed(schema), "", "");

        assertThat(notices).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report/results.schema.json", "simulator/scenario.schema.json"})
    void theSchemaIsKnownByAnHttpsUrl(String schema) throws IOException {
        URI id = URI.create(parsed(schema).path("$id").textValue());

        assertThat(id).hasScheme("https").hasNoFragment();
        assertThat(id.getPath()).endsWith(schema.substring(schema.indexOf('/')));
    }

    private void examine(JsonNode schema, String inheritedType, String where) {
        if (!schema.isObject()) {
            return;
        }
        if (schema.path("type").isArray()) {
            notices.add(where + ": a union of types");
        }
        String type = schema.path("type").asText(inheritedType);
        KEYWORDS_OF_TYPES.forEach((needed, keywords) -> keywords.stream()
                .filter(schema::has)
                .filter(keyword -> !type.equals(needed) && !(type.equals("integer") && needed.equals("number")))
                .forEach(keyword -> notices.add(where + ": " + keyword + " without the type " + needed)));
        for (JsonNode name : schema.path("required")) {
            if (!schema.path("properties").has(name.textValue())) {
                notices.add(where + ": requires " + name + ", which is not among its properties");
            }
        }
        schema.properties().forEach(field -> {
            String at = where + "/" + field.getKey();
            if (SCHEMAS_OF_THE_SAME_VALUE.contains(field.getKey())) {
                examineEach(field.getValue(), type, at);
            } else if (SCHEMAS_OF_PARTS.contains(field.getKey())) {
                examine(field.getValue(), "", at);
            } else if (SCHEMAS_BY_NAME.contains(field.getKey())) {
                examineEach(field.getValue(), "", at);
            } else if (field.getKey().equals("propertyNames")) {
                examine(field.getValue(), "string", at);
            }
        });
    }

    /** Of a list of schemas, of an object of them, or of one schema in the place of a list. */
    private void examineEach(JsonNode schemas, String inheritedType, String where) {
        String keyword = where.substring(where.lastIndexOf('/') + 1);
        if (schemas.isObject() && !SCHEMAS_BY_NAME.contains(keyword)) {
            examine(schemas, inheritedType, where);
        } else {
            schemas.forEach(schema -> examine(schema, inheritedType, where));
        }
    }

    private static JsonNode parsed(String schema) throws IOException {
        try (InputStream in = SchemasTest.class.getResourceAsStream("/io/github/veomaven/" + schema)) {
            return new ObjectMapper().readTree(in);
        }
    }
}
