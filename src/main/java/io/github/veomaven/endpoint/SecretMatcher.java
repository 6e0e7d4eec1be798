package io.github.veomaven.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds a secret of ASCII characters in text from outside, also where some or all of its characters are escaped as in
 * JSON (once, or again and again as in JSON inside a JSON string) or percent-encoded as in a URL.
 */
final class SecretMatcher {

    private static final int NONE = -1;

    private final String secret;

    SecretMatcher(String secret) {
        // Any number of backslashes stands for one, because that is what escaping makes of it.
        this.secret = secret.replaceAll("\\\\{2,}", "\\\\");
    }

    /** The text with every occurrence replaced; the same text when there is none. */
    String replace(String text, String replacement) {
        StringBuilder replaced = null;
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end == NONE) {
                at = next(text, at);
                continue;
            }
            replaced = replaced == null ? new StringBuilder(text.length()) : replaced;
            replaced.append(text, copied, at).append(replacement);
            at = end;
            copied = end;
        }
        return replaced == null
                ? text
                : replaced.append(text, copied, text.length()).toString();
    }

    /**
     * The bytes with every occurrence overwritten; the same array when there is none. Zero bytes are passed over, which
     * makes UTF-16 and UTF-32 look like ASCII.
     */
    byte[] overwrite(byte[] bytes, byte filler) {
        int[] positions = nonZero(bytes);
        String text = text(bytes, positions);
        byte[] overwritten = bytes;
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end == NONE) {
                at = next(text, at);
                continue;
            }
            overwritten = overwritten == bytes ? bytes.clone() : overwritten;
            for (; at < end; at++) {
                overwritten[positions[at]] = filler;
            }
        }
        return overwritten;
    }

    private static int[] nonZero(byte[] bytes) {
        int[] positions = new int[bytes.length];
        int count = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] != 0) {
                positions[count++] = at;
            }
        }
        return count == bytes.length ? positions : Arrays.copyOf(positions, count);
    }

    private static String text(byte[] bytes, int[] positions) {
        if (positions.length == bytes.length) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        byte[] packed = new byte[positions.length];
        for (int at = 0; at < packed.length; at++) {
            packed[at] = bytes[positions[at]];
        }
        return new String(packed, StandardCharsets.ISO_8859_1);
    }

    /** Within a run of backslashes nothing else begins than at its start, and looking again would take quadratic time. */
    private static int next(String text, int failed) {
        int at = failed + 1;
        if (text.charAt(failed) == '\\') {
            while (at < text.length() && text.charAt(at) == '\\') {
                at++;
            }
        }
        return at;
    }

    /** Where the occurrence that begins here ends, or NONE. */
    private int end(String text, int start) {
        int at = start;
        for (int index = 0; index < secret.length(); index++) {
            at = afterCharacter(text, at, secret.charAt(index));
            if (at == NONE) {
                return NONE;
            }
        }
        return at;
    }

    private static int afterCharacter(String text, int start, char expected) {
        if (start >= text.length()) {
            return NONE;
        }
        char first = text.charAt(start);
        if (first == '%' && hex(text, start + 1, 2) == expected) {
            return start + 3;
        }
        return first == '\\' ? afterEscape(text, start, expected) : first == expected ? start + 1 : NONE;
    }

    /** Backslashes first: they are escapes, except that the last one may be the expected character itself. */
    private static int afterEscape(String text, int start, char expected) {
        int at = start;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == 'u' && hex(text, at + 1, 4) == expected) {
            return at + 5;
        }
        if (expected == '\\') {
            return at;
        }
        return at < text.length() && text.charAt(at) == expected ? at + 1 : NONE;
    }

    private static int hex(String text, int start, int length) {
        if (start + length > text.length()) {
            return NONE;
        }
        int value = 0;
        for (int at = start; at < start + length; at++) {
            int digit = Character.digit(text.charAt(at), 16);
            if (digit < 0) {
                return NONE;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
