package io.github.veomaven.endpoint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Overwrites with asterisks what is secret in text from outside, before anything else reads it: the key, which some
 * services send back, and query and user info of a {@code callBackUrl}, which hold a token. In place, so that encoding,
 * structure and length stay as they were.
 *
 * <p>A text is a body in any encoding of Unicode: zero bytes are passed over, which makes UTF-16 and UTF-32 look like
 * ASCII.
 */
final class Redaction implements CharSequence {

    private static final String CALLBACK = "callbackurl";

    private final byte[] bytes;

    /** Where the bytes are that are not zero; null where all of them are. */
    private final int[] positions;

    private Redaction(byte[] bytes) {
        this.bytes = bytes;
        this.positions = hasZero(bytes) ? nonZero(bytes) : null;
    }

    /** Overwrites what is secret in these bytes. */
    static void apply(byte[] body, Optional<ApiKey> key) {
        Redaction redaction = new Redaction(body);
        if (key.isPresent()) {
            key.get().overwriteIn(redaction);
        }
        redaction.overwriteCallbacks();
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte next : bytes) {
            if (next == 0) {
                return true;
            }
        }
        return false;
    }

    private static int[] nonZero(byte[] bytes) {
        int[] positions = new int[bytes.length];
        int count = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] != 0) {
                positions[count++] = at;
            }
        }
        return Arrays.copyOf(positions, count);
    }

    void overwrite(SecretMatcher secret) {
        for (int start = secret.find(this, 0); start != SecretMatcher.NONE; ) {
            int end = secret.end(this, start);
            overwrite(start, end);
            start = secret.find(this, end);
        }
    }

    private void overwriteCallbacks() {
        for (int at = 0; at + CALLBACK.length() < length(); at++) {
            if (isCallback(at)) {
                overwriteCallback(at + CALLBACK.length());
            }
        }
    }

    private boolean isCallback(int start) {
        for (int at = 0; at < CALLBACK.length(); at++) {
            // Sets the bit that makes a letter a small one.
            if ((charAt(start + at) | 0x20) != CALLBACK.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** @param afterName behind the name of the field, at the quote that closes it, which may be escaped */
    private void overwriteCallback(int afterName) {
        int colon = afterBlanks(afterQuote(afterName));
        if (colon >= length() || charAt(colon) != ':') {
            return;
        }
        int value = afterBlanks(colon + 1);
        int start = afterQuote(value);
        if (start == value) {
            return;
        }
        int quote = start;
        while (quote < length() && charAt(quote) != '"') {
            quote++;
        }
        int end = quote;
        while (end > start && charAt(end - 1) == '\\') {
            end--;
        }
        overwriteUserInfo(start, end);
        overwrite(Math.min(end, queryIn(start, end)), end);
    }

    private int afterQuote(int start) {
        int at = SecretMatcher.afterBackslashes(this, start);
        return at < length() && charAt(at) == '"' ? at + 1 : start;
    }

    private int afterBlanks(int start) {
        int at = start;
        while (at < length() && charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /** Up to the last {@code @} before the path. */
    private void overwriteUserInfo(int start, int end) {
        int authority = start;
        while (authority < end && charAt(authority) != ':') {
            authority++;
        }
        do {
            authority++;
        } while (authority < end && (charAt(authority) == '/' || charAt(authority) == '\\'));
        int at = authority;
        while (at < end && charAt(at) != '/' && charAt(at) != '\\' && charAt(at) != '?' && charAt(at) != '#') {
            at++;
        }
        while (at > authority && (at >= end || charAt(at) != '@')) {
            at--;
        }
        overwrite(Math.min(authority, at), at);
    }

    /** Behind the first {@code ?} or {@code #}, which JSON may escape as any character. */
    private int queryIn(int start, int end) {
        for (int at = start; at < end; at++) {
            char next = charAt(at);
            if (next == '?' || next == '#') {
                return at + 1;
            }
            if (next == '\\' && at + 6 <= end && charAt(at + 1) == 'u') {
                String code = subSequence(at + 2, at + 6).toString().toLowerCase(Locale.ROOT);
                if (code.equals("003f") || code.equals("0023")) {
                    return at + 6;
                }
            }
        }
        return end;
    }

    private void overwrite(int start, int end) {
        for (int at = start; at < end; at++) {
            bytes[position(at)] = '*';
        }
    }

    private int position(int index) {
        return positions == null ? index : positions[index];
    }

    @Override
    public int length() {
        return positions == null ? bytes.length : positions.length;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[position(index)] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        StringBuilder part = new StringBuilder(end - start);
        return part.append(this, start, end);
    }
}
