package io.github.veomaven.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is sent for a request, and how.
 *
 * @param headers by name, whatever its case
 * @param from the first byte of the content to send
 * @param count how many bytes of the content to send
 * @param gzip whether the body is compressed and says so
 * @param chunked whether the body is sent without its length
 */
record Answer(
        int status,
        Map<String, List<String>> headers,
        Content content,
        long from,
        long count,
        boolean gzip,
        boolean chunked,
        Mischief mischief) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer json(int status, JsonNode body, boolean gzip) {
        Content content = Content.of(bytes(body));
        Map<String, List<String>> headers = newHeaders();
        headers.put("Content-Type", List.of("application/json"));
        return new Answer(status, headers, content, 0, content.length(), gzip, false, Mischief.NONE);
    }

    static Answer text(int status, String text) {
        Content content = Content.of(text.getBytes(StandardCharsets.UTF_8));
        Map<String, List<String>> headers = newHeaders();
        headers.put("Content-Type", List.of("text/plain;charset=utf-8"));
        return new Answer(status, headers, content, 0, content.length(), false, false, Mischief.NONE);
    }

    static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(JsonNode body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, List<String>> newHeaders() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
