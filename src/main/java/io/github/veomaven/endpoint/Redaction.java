package io.github.veomaven.endpoint;

import java.util.Arrays;

/**
 * A reply's body as text in which a secret can be overwritten with asterisks. This works in place, so that encoding,
 * structure and length stay as they were. It skips zero bytes, which makes UTF-16 and UTF-32 look like ASCII.
 */
final class Redaction implements CharSequence {

    private final byte[] bytes;

    /** The positions of the bytes that are not zero; null if none is zero. */
    private final int[] positions;

    Redaction(byte[] bytes) {
        this.bytes = bytes;
        this.positions = hasZero(bytes) ? nonZero(bytes) : null;
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
