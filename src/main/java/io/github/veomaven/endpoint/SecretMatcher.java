package io.github.veomaven.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Finds a secret of ASCII characters in text from outside: in upper or lower case, or in Base64 whatever precedes it; also
 * if some or all of these characters are escaped as in JSON (once, or repeatedly as in JSON inside a JSON string) or
 * percent-encoded as in a URL.
 */
final class SecretMatcher {

    static final int NONE = -1;

    /** Shorter parts of Base64 occur in any text by chance. */
    private static final int SHORTEST_BASE64 = 6;

    /**
     * The words that replies consist of and that the classification looks for. A secret that is part of them cannot be
     * removed without destroying every reply.
     */
    private static final String WORDS_OF_REPLIES = "code msg data taskid paramjson callbackurl response resulturls"
            + " fullresulturls originurls mediaids imageurls resolution hasaudiolist seeds successflag fallbackflag"
            + " createtime completetime errorcode errormessage title detail message error error_description true false"
            + " null success record not found for taskid task id is null within 14 days not exist expired record status"
            + " is not success record result data is blank empty http:// https:// 720p 1080p 4k";

    private static final int SHORTEST = 4;
    private static final int SHORTEST_WITHOUT_LETTERS = 10;

    private final String secret;
    private final List<String> inBase64 = new ArrayList<>();
    private final boolean[] first = new boolean[128];

    SecretMatcher(String secret) {
        // Any number of backslashes stands for one, because escaping multiplies them.
        this.secret = secret.replaceAll("\\\\{2,}", "\\\\");
        if (canBeTakenOut(secret)) {
            prepare(secret.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void prepare(byte[] bytes) {
        for (int before = 0; before < 3; before++) {
            String part = base64(bytes, before);
            if (part.length() >= SHORTEST_BASE64) {
                inBase64.add(part);
                first[part.charAt(0)] = true;
                first[other(part.charAt(0))] = true;
            }
        }
        first[upper(secret.charAt(0))] = true;
        first[lower(secret.charAt(0))] = true;
        first['\\'] = true;
        first['%'] = true;
    }

    /** Returns the Base64 of these bytes that does not depend on this many bytes before them, nor on those after them. */
    private static String base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        int from = (before * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return Base64.getEncoder().encodeToString(shifted).substring(from, to);
    }

    /** Returns whether a text without the secret is otherwise still the same. */
    private static boolean canBeTakenOut(String secret) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return secret.length() >= SHORTEST
                && !WORDS_OF_REPLIES.contains(lower)
                && (secret.length() >= SHORTEST_WITHOUT_LETTERS || !lower.matches("[^a-z]*"));
    }

    /** Returns where the next occurrence begins, or {@link #NONE}. */
    int find(CharSequence text, int from) {
        int at = from;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next < first.length && first[next] && end(text, at) != NONE) {
                return at;
            }
            // No other occurrence begins within a run of backslashes, and trying each would take quadratic time.
            at = next == '\\' ? afterBackslashes(text, at) : at + 1;
        }
        return NONE;
    }

    /** Returns where the occurrence that begins here ends, or {@link #NONE}. */
    int end(CharSequence text, int start) {
        int end = end(text, start, secret, false);
        for (int at = 0; at < inBase64.size() && end == NONE; at++) {
            end = end(text, start, inBase64.get(at), true);
        }
        return end;
    }

    private static int end(CharSequence text, int start, String wanted, boolean base64) {
        int at = start;
        for (int index = 0; index < wanted.length() && at != NONE; index++) {
            at = afterCharacter(text, at, wanted.charAt(index), base64);
        }
        return at;
    }

    private static int afterCharacter(CharSequence text, int start, char expected, boolean base64) {
        if (start >= text.length()) {
            return NONE;
        }
        char first = text.charAt(start);
        if (first == '%') {
            // A percent sign may be encoded itself, repeatedly.
            int at = start + 1;
            while (hex(text, at, 2) == '%') {
                at += 2;
            }
            if (same(hex(text, at, 2), expected, base64)) {
                return at + 2;
            }
        }
        return first == '\\'
                ? afterEscape(text, start, expected, base64)
                : same(first, expected, base64) ? start + 1 : NONE;
    }

    /** Skips backslashes: they are escapes, except that the last one may be the expected character itself. */
    private static int afterEscape(CharSequence text, int start, char expected, boolean base64) {
        int at = afterBackslashes(text, start);
        if (at < text.length() && text.charAt(at) == 'u' && same(hex(text, at + 1, 4), expected, base64)) {
            return at + 5;
        }
        if (expected == '\\') {
            return at;
        }
        return at < text.length() && same(text.charAt(at), expected, base64) ? at + 1 : NONE;
    }

    /** Returns where a run of backslashes ends. */
    private static int afterBackslashes(CharSequence text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        return at;
    }

    private static boolean same(int character, char expected, boolean base64) {
        return character == expected
                || (base64
                        ? character == other(expected)
                        : character == upper(expected) || character == lower(expected));
    }

    /** Returns the character that the alphabet for URLs uses instead. */
    private static char other(char base64) {
        return base64 == '+' ? '-' : base64 == '/' ? '_' : base64;
    }

    private static char upper(char letter) {
        return letter >= 'a' && letter <= 'z' ? (char) (letter - 'a' + 'A') : letter;
    }

    private static char lower(char letter) {
        return letter >= 'A' && letter <= 'Z' ? (char) (letter - 'A' + 'a') : letter;
    }

    private static int hex(CharSequence text, int start, int length) {
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
