package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The body a scenario scripts: {@code before}, then {@code times} times {@code unit}, then {@code after}.
 *
 * @param text the unit as text, with placeholders
 * @param bytes the unit as bytes
 * @param json the unit as JSON, with placeholders in its strings
 */
record ReplyBody(
        Optional<String> text,
        Optional<byte[]> bytes,
        Optional<JsonNode> json,
        String before,
        String after,
        long times) {}
