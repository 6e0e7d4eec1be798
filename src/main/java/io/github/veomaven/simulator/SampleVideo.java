package io.github.veomaven.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The small real MP4 behind every result URL. {@code sample.md} beside it says how it was made. */
record SampleVideo(byte[] video) {

    /** Keeps the length of the padding within the 32 bits of a box header. */
    static final long MAX_SIZE = 4_000_000_000L;

    private static final int BOX_HEADER = 8;
    private static final int PAGE = 4096;

    static SampleVideo load() {
        try (InputStream resource = SampleVideo.class.getResourceAsStream("sample.mp4")) {
            if (resource == null) {
                throw new IllegalStateException("sample.mp4 is missing from the plugin's jar");
            }
            return new SampleVideo(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Content content() {
        return Content.of(video);
    }

    /**
     * Returns the video followed by a {@code free} box, which players skip.
     *
     * @param size in bytes; without padding if there is no room for another box
     */
    Content paddedTo(long size) {
        long padding = size - video.length;
        if (padding < BOX_HEADER) {
            return content();
        }
        ByteBuffer head = ByteBuffer.allocate(video.length + BOX_HEADER);
        head.put(video).putInt((int) padding).put("free".getBytes(StandardCharsets.US_ASCII));
        long zeros = padding - BOX_HEADER;
        return new Content(head.array(), new byte[PAGE], zeros / PAGE, new byte[(int) (zeros % PAGE)]);
    }
}
