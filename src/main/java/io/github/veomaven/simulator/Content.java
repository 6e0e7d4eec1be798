package io.github.veomaven.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/**
 * Content of any length that needs little memory: {@code head}, then {@code times} times {@code unit}, then {@code tail}.
 * Any part of it can be sent.
 */
record Content(byte[] head, byte[] unit, long times, byte[] tail) {

    private static final int PIECE = 16 * 1024;
    private static final byte[] NOTHING = {};

    static Content of(byte[] bytes) {
        return new Content(NOTHING, bytes, 1, NOTHING);
    }

    long length() {
        return head.length + unit.length * times + tail.length;
    }

    /** Returns a strong entity tag: equal content has equal tags. */
    String entityTag() {
        CRC32 checksum = new CRC32();
        checksum.update(head);
        checksum.update(unit);
        checksum.update(tail);
        return String.format("\"%x-%08x\"", length(), checksum.getValue());
    }

    /** Writes {@code count} bytes from the one at {@code from}. */
    void writeTo(OutputStream out, long from, long count) throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE, Math.max(1, count))];
        long at = from;
        long end = from + count;
        while (at < end) {
            int length = (int) Math.min(piece.length, end - at);
            fill(piece, length, at);
            out.write(piece, 0, length);
            at += length;
        }
    }

    private void fill(byte[] piece, int length, long from) {
        int filled = 0;
        while (filled < length) {
            filled += copy(piece, filled, length - filled, from + filled);
        }
    }

    /** Copies as much as one segment has, and returns how much that was. */
    private int copy(byte[] piece, int offset, int wanted, long at) {
        if (at < head.length) {
            return copy(head, (int) at, piece, offset, wanted);
        }
        long inUnits = at - head.length;
        if (inUnits < unit.length * times) {
            return copy(unit, (int) (inUnits % unit.length), piece, offset, wanted);
        }
        return copy(tail, (int) (inUnits - unit.length * times), piece, offset, wanted);
    }

    private static int copy(byte[] segment, int from, byte[] piece, int offset, int wanted) {
        int length = Math.min(wanted, segment.length - from);
        System.arraycopy(segment, from, piece, offset, length);
        return length;
    }
}
