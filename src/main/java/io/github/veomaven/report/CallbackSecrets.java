package io.github.veomaven.report;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Overwrites the query and the user info of every callback URL in a body of the service before it is archived, because
 * they authorise a callback. {@code paramJson} repeats the request's {@code callBackUrl}, as JSON within a JSON string.
 *
 * <p>Every other byte stays as it is, and so does the length: a secret is replaced by asterisks.
 */
final class CallbackSecrets {

    private static final byte MASK = '*';

    /** How deeply JSON within JSON strings is searched. */
    private static final int MAX_DEPTH = 4;

    private final byte[] body;

    /** In bytes, of a code unit. */
    private final int width;

    private final boolean littleEndian;
    private boolean found;

    /** Detects the encoding by the byte order mark, or by the zero bytes of JSON's first characters. */
    private CallbackSecrets(byte[] body) {
        this.body = body;
        int first = body.length < 4 ? 0x01010101 : ByteBuffer.wrap(body).getInt();
        if (first >>> 8 == 0 || first == 0xFEFF || (first & 0x00FFFFFF) == 0 || first == 0xFFFE0000) {
            width = 4;
        } else if (first >>> 24 == 0
                || first >>> 16 == 0xFEFF
                || (first >>> 16 & 0xFF) == 0
                || first >>> 16 == 0xFFFE) {
            width = 2;
        } else {
            width = 1;
        }
        littleEndian = first >>> 24 != 0 && first >>> 24 != 0xFE;
    }

    /** Returns the body without its secrets: the same array when there are none. It may be in UTF-8, UTF-16 or UTF-32. */
    static byte[] overwrite(byte[] bytes) {
        CallbackSecrets secrets = new CallbackSecrets(bytes.clone());
        char[] units = secrets.units();
        secrets.search(units, offsets(units.length), 0);
        return secrets.found ? secrets.body : bytes;
    }

    /** Returns a character for each code unit: the right one for ASCII, of which JSON's syntax consists. */
    private char[] units() {
        char[] units = new char[body.length / width];
        for (int at = 0; at < units.length; at++) {
            boolean ascii = true;
            for (int other = 0; other < width; other++) {
                ascii &= at * width + other == low(at) || body[at * width + other] == 0;
            }
            units[at] = ascii ? (char) (body[low(at)] & 0xFF) : Character.MAX_VALUE;
        }
        return units;
    }

    private int low(int unit) {
        return unit * width + (littleEndian ? 0 : width - 1);
    }

    private static int[] offsets(int length) {
        int[] offsets = new int[length + 1];
        for (int at = 0; at <= length; at++) {
            offsets[at] = at;
        }
        return offsets;
    }

    /**
     * Examines each string of a text that is JSON, or resembles it.
     *
     * @param offsets where each character of the text begins in the body, in code units, and where the last ends
     */
    private void search(char[] text, int[] offsets, int depth) {
        String key = "";
        int at = 0;
        while (at < text.length) {
            if (text[at] != '"') {
                at++;
                continue;
            }
            int end = endOfString(text, at + 1);
            int next = end + 1;
            while (next < text.length && Character.isWhitespace(text[next])) {
                next++;
            }
            Decoded string = new Decoded(text, offsets, at + 1, end);
            if (next < text.length && text[next] == ':') {
                key = string.text();
            } else {
                examine(key, string, depth);
            }
            at = end + 1;
        }
    }

    private void examine(String key, Decoded value, int depth) {
        if (isCallback(key)) {
            overwriteSecrets(value);
        } else if (depth < MAX_DEPTH && value.looksLikeJson()) {
            search(value.characters, value.offsets, depth + 1);
        }
    }

    /** {@code callBackUrl}, {@code callback_url}, {@code progressCallbackUrl}, and the like. */
    private static boolean isCallback(String key) {
        return key.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT).contains("callback");
    }

    private void overwriteSecrets(Decoded value) {
        String url = value.text();
        int query = url.indexOf('?');
        int start = url.indexOf("//") + 2;
        int authorityEnd = start;
        while (start > 1 && authorityEnd < url.length() && "/?#\\".indexOf(url.charAt(authorityEnd)) < 0) {
            authorityEnd++;
        }
        if (start > 1) {
            overwrite(value, start, url.lastIndexOf('@', authorityEnd - 1));
        }
        if (query >= 0) {
            int fragment = url.indexOf('#', query);
            overwrite(value, query + 1, fragment < 0 ? url.length() : fragment);
        }
    }

    private void overwrite(Decoded value, int from, int to) {
        if (from < to) {
            for (int at = value.offsets[from]; at < value.offsets[to]; at++) {
                Arrays.fill(body, at * width, (at + 1) * width, (byte) 0);
                body[low(at)] = MASK;
            }
            found = true;
        }
    }

    /** Returns where a string ends: at the end of the text if it was cut off. */
    private static int endOfString(char[] text, int start) {
        int at = start;
        while (at < text.length && text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length);
    }

    /** The content of a JSON string, and where in the body each of its characters came from. */
    private static final class Decoded {

        private final char[] characters;
        private final int[] offsets;

        Decoded(char[] text, int[] textOffsets, int start, int end) {
            char[] decoded = new char[end - start];
            int[] starts = new int[end - start + 1];
            int length = 0;
            int at = start;
            while (at < end) {
                starts[length] = textOffsets[at];
                int size = text[at] != '\\' || at + 1 >= end ? 1 : text[at + 1] == 'u' && at + 6 <= end ? 6 : 2;
                decoded[length++] = size == 1 ? text[at] : size == 2 ? unescaped(text[at + 1]) : unicode(text, at + 2);
                at += size;
            }
            starts[length] = textOffsets[end];
            characters = Arrays.copyOf(decoded, length);
            offsets = Arrays.copyOf(starts, length + 1);
        }

        private static char unescaped(char character) {
            return switch (character) {
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'b' -> '\b';
                case 'f' -> '\f';
                default -> character;
            };
        }

        private static char unicode(char[] text, int start) {
            int value = 0;
            for (int at = start; at < start + 4; at++) {
                value = value * 16 + Math.max(0, Character.digit(text[at], 16));
            }
            return (char) value;
        }

        boolean looksLikeJson() {
            int at = 0;
            while (at < characters.length && Character.isWhitespace(characters[at])) {
                at++;
            }
            return at < characters.length && (characters[at] == '{' || characters[at] == '[');
        }

        String text() {
            return new String(characters);
        }
    }
}
