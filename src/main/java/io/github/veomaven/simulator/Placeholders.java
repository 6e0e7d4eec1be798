package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.PercentCodec;

/**
 * Replaces the placeholders of scripted text. Anything else in braces stays as it is, so JSON needs no escaping; a value
 * that is put in is not expanded again.
 */
final class Placeholders {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(taskId|encodedTaskId|baseUrl|now|authorization)}");

    private final Map<String, String> values;
    private final Instant now;

    Placeholders(String taskId, String baseUrl, Instant now, String authorization) {
        this.now = now;
        this.values = Map.of(
                "taskId", taskId,
                "encodedTaskId", PercentCodec.encode(taskId, StandardCharsets.UTF_8),
                "baseUrl", baseUrl,
                "now", Long.toString(now.toEpochMilli()),
                "authorization", authorization);
    }

    String expand(String text) {
        return text.indexOf('{') < 0 ? text : PLACEHOLDER.matcher(text).replaceAll(this::value);
    }

    private String value(MatchResult placeholder) {
        return Matcher.quoteReplacement(values.get(placeholder.group(1)));
    }

    /** Expands the strings of a JSON value; one that is {@code {now}} and nothing else becomes a number. */
    JsonNode expand(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().equals("{now}")
                    ? JSON.numberNode(now.toEpochMilli())
                    : JSON.textNode(expand(node.textValue()));
        }
        if (node.isObject()) {
            ObjectNode expanded = JSON.objectNode();
            node.properties().forEach(field -> expanded.set(field.getKey(), expand(field.getValue())));
            return expanded;
        }
        if (node.isArray()) {
            ArrayNode expanded = JSON.arrayNode(node.size());
            node.forEach(element -> expanded.add(expand(element)));
            return expanded;
        }
        return node;
    }
}
