package io.github.veomaven.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** The shape of an MP4 file (ISO/IEC 14496-12): a row of boxes, each with its length and type, {@code ftyp} first. */
final class Mp4 {

    /** As much of a file as tells whether it is an MP4. */
    static final int HEAD = 16;

    /** Length, type, major brand, minor version; then four bytes for each compatible brand. */
    private static final int SMALLEST_FTYP = 16;

    private static final int LARGEST_FTYP = 4096;
    private static final int BOX_HEADER = 8;
    private static final int LARGE_BOX_HEADER = 16;

    private Mp4() {}

    /** Whether a file that begins so, and may be longer, is an MP4. */
    static boolean isHead(byte[] head) {
        if (head.length < HEAD) {
            return false;
        }
        long length = Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt());
        return "ftyp".equals(new String(head, 4, 4, StandardCharsets.US_ASCII))
                && length >= SMALLEST_FTYP
                && length <= LARGEST_FTYP
                && length % 4 == 0;
    }

    /** Whether the boxes fill the file exactly: one that was cut off ends inside a box. */
    static boolean isWhole(SeekableByteChannel file) throws IOException {
        long size = file.size();
        long at = 0;
        while (at < size) {
            long length = boxLength(file, at, size);
            if (length < BOX_HEADER || length > size - at) {
                return false;
            }
            at += length;
        }
        return size > 0;
    }

    /** 0 where there is no whole box header. */
    private static long boxLength(SeekableByteChannel file, long at, long size) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LARGE_BOX_HEADER);
        file.position(at);
        while (header.hasRemaining() && file.read(header) >= 0) {
            // reads on
        }
        if (header.position() < BOX_HEADER) {
            return 0;
        }
        long length = Integer.toUnsignedLong(header.getInt(0));
        if (length == 0) {
            // Reaches to the end, by definition.
            return size - at;
        }
        boolean large = length == 1;
        if (large && header.position() < LARGE_BOX_HEADER) {
            return 0;
        }
        return large ? header.getLong(BOX_HEADER) : length;
    }
}
