package io.github.veomaven.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** What is sent for a request, and how; filled in step by step until it is sent. */
final class Response {

    /** Larger bodies are compressed while they are sent, so their length is not announced. */
    private static final long COMPRESSED_AHEAD = 64 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    int status;

    /** By name, ignoring case. */
    final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Content content;

    /** The first byte of the content to send. */
    long from;

    /** How many bytes of the content to send. */
    long count;

    /** Whether the body is to be compressed while it is sent. */
    boolean gzip;

    /** Says in which way the response is sent, and with which faults. */
    final ScriptedReply script;

    Response(int status, Content content, String contentType) {
        this(status, content, contentType, new ScriptedReply());
    }

    Response(int status, Content content, String contentType, ScriptedReply script) {
        this.status = status;
        this.script = script;
        this.content = content;
        this.count = content.length();
        headers.put("Content-Type", List.of(contentType));
    }

    static Response json(int status, JsonNode body, boolean gzip) {
        Response response =
                new Response(status, Content.of(text(body).getBytes(StandardCharsets.UTF_8)), "application/json");
        response.gzip = gzip;
        return response;
    }

    static Response text(int status, String text) {
        return new Response(status, Content.of(text.getBytes(StandardCharsets.UTF_8)), "text/plain;charset=utf-8");
    }

    static String text(JsonNode body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Declares a body to be compressed, and compresses it now if it is small, so that its length is known. */
    void compress() throws IOException {
        if (!gzip) {
            return;
        }
        headers.put("Content-Encoding", List.of("gzip"));
        headers.put("Vary", List.of("Accept-Encoding"));
        if (count > COMPRESSED_AHEAD) {
            return;
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            content.writeTo(out, from, count);
        }
        content = Content.of(compressed.toByteArray());
        from = 0;
        count = content.length();
        gzip = false;
    }
}
