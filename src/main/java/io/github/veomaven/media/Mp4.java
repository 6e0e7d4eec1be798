package io.github.veomaven.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Checks the structure of an MP4 file (ISO/IEC 14496-12): a sequence of boxes, each with length and type, {@code ftyp} first. */
final class Mp4 {

    /** Bytes needed to tell whether a file is an MP4. */
    static final int HEAD = 16;

    /** Length, type, major brand, minor version; then four bytes for each compatible brand. */
    private static final int SMALLEST_FTYP = 16;

    private static final int LARGEST_FTYP = 4096;
    private static final int BOX_HEADER = 8;
    private static final int LARGE_BOX_HEADER = 16;
    private static final int MOOV = 0x6D6F6F76;

    /** Enough for long files: a fragmented one has a few boxes for every few seconds. */
    private static final int MOST_BOXES = 100_000;

    private Mp4() {}

    /** Whether a file that begins with these bytes is an MP4. */
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

    /**
     * Checks a file that begins like an MP4: its boxes must fill it exactly, and one of them must be the {@code moov}
     * that describes the others.
     *
     * @return the problem, continues "it is not a complete MP4: "
     */
    static Optional<String> problem(SeekableByteChannel file) throws IOException {
        long size = file.size();
        long at = 0;
        boolean playable = false;
        for (int boxes = 0; at < size; boxes++) {
            ByteBuffer header = header(file, at);
            long length = boxLength(header, size - at);
            if (length < BOX_HEADER || length > size - at) {
                return Optional.of("the box at byte " + at + " is cut off or has an invalid length");
            }
            if (boxes == MOST_BOXES) {
                return Optional.of("it has more than " + MOST_BOXES + " boxes");
            }
            playable |= header.getInt(Integer.BYTES) == MOOV;
            at += length;
        }
        return playable ? Optional.empty() : Optional.of("it has no moov box");
    }

    private static ByteBuffer header(SeekableByteChannel file, long at) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LARGE_BOX_HEADER);
        file.position(at);
        while (header.hasRemaining() && file.read(header) >= 0) {
            // The condition does the reading.
        }
        return header;
    }

    /** Returns 0 if the header is incomplete. */
    private static long boxLength(ByteBuffer header, long left) {
        if (header.position() < BOX_HEADER) {
            return 0;
        }
        long length = Integer.toUnsignedLong(header.getInt(0));
        if (length == 0) {
            // By definition, such a box reaches to the end of the file.
            return left;
        }
        boolean large = length == 1;
        if (large && header.position() < LARGE_BOX_HEADER) {
            return 0;
        }
        return large ? header.getLong(BOX_HEADER) : length;
    }
}
