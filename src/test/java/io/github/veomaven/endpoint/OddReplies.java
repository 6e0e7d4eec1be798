package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replies that no service should send, made from a seed: the same seed makes the same replies on every machine, so that
 * a failure can be repeated from the number of its try.
 */
final class OddReplies {

    private static final List<byte[]> FIXTURES = Stream.of(
                    "generating",
                    "success-observed",
                    "success-documented",
                    "failed",
                    "extension",
                    "upgrade-4k",
                    "unknown-task",
                    "wrong-key",
                    "too-many-requests")
            .map(Fixtures::body)
            .toList();

    private static final List<Integer> STATUSES =
            List.of(200, 200, 200, 204, 302, 400, 401, 404, 422, 429, 500, 501, 502);

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "2",
            "3",
            "7",
            "-1",
            "1.0",
            "1.5",
            "1e400",
            "200",
            "\"200\"",
            "422",
            "500",
            "99999999999999999999",
            "\"\"",
            "\"1\"",
            "\"id\"",
            "\"Bearer s3cr\\/et\"",
            "\"s3cr/et\"",
            "[]",
            "{}",
            "[\"s3cr/et\"]",
            "[null,{\"a\":[1]}]",
            "\"[\\\"u\\\"]\"",
            "\"[\"",
            "\"{\\\"resultUrls\\\":\\\"[1\\\"}\"",
            "1776728214000",
            "\"2026-04-20T23:36:54Z\"",
            "\"\\u0000\\ud800\"",
            "\"record is null\"");

    /** What a mutation puts into a body: every token of JSON, and bytes that are not JSON. */
    private static final List<String> TOKENS =
            List.of("{", "}", "[", "]", "\"", ":", ",", "\\", "\\u", "0", "-", "e", "null", "\u0000", "\uFEFF", "é");

    private final SplittableRandom random;

    /** Neighbouring seeds of {@link java.util.Random} begin with almost the same numbers. */
    OddReplies(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int anyStatus() {
        return 100 + random.nextInt(900);
    }

    int status() {
        return oneOf(STATUSES);
    }

    byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A fixture with up to six bytes overwritten, removed, doubled, or replaced by a token of JSON. */
    byte[] damaged() {
        byte[] body = fixture();
        for (int count = 1 + random.nextInt(6); count > 0 && body.length > 0; count--) {
            int from = random.nextInt(body.length);
            int to = Math.min(body.length, from + random.nextInt(4));
            body = switch (random.nextInt(5)) {
                case 0 -> replaced(body, from, from + 1, new byte[] {(byte) random.nextInt(256)});
                case 1 -> replaced(body, from, to, new byte[0]);
                case 2 -> replaced(body, from, from, Arrays.copyOfRange(body, from, to));
                case 3 -> replaced(body, from, to, oneOf(TOKENS).getBytes(UTF_8));
                default -> replaced(body, from, to, oneOf(VALUES).getBytes(UTF_8));
            };
        }
        return body;
    }

    /** A fixture without its end. */
    byte[] truncated() {
        byte[] body = fixture();
        return Arrays.copyOf(body, random.nextInt(body.length));
    }

    /** JSON with all fields of an answer, each with a value of any kind. */
    String envelope() {
        String response = random.nextInt(4) == 0
                ? oneOf(VALUES)
                : object("resultUrls", "fullResultUrls", "resolution", "mediaIds", "seeds", "hasAudioList");
        String data = random.nextInt(4) == 0
                ? oneOf(VALUES)
                : object("successFlag", "errorCode", "errorMessage", "createTime", "fallbackFlag", "paramJson")
                        .replace("\"\":0}", "\"response\":" + response + "}");
        String code = random.nextInt(3) == 0 ? "200" : oneOf(VALUES);
        return "{\"code\":" + code + ",\"msg\":" + oneOf(VALUES) + ",\"data\":" + data + "}";
    }

    private String object(String... names) {
        return Arrays.stream(names)
                .map(name -> "\"" + name + "\":" + oneOf(VALUES))
                .collect(Collectors.joining(",", "{", ",\"\":0}"));
    }

    private byte[] fixture() {
        return oneOf(FIXTURES).clone();
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static byte[] replaced(byte[] body, int from, int to, byte[] by) {
        byte[] result = new byte[from + by.length + body.length - to];
        System.arraycopy(body, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(body, to, result, from + by.length, body.length - to);
        return result;
    }
}
