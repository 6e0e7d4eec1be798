package io.github.veomaven.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mp4Test {

    @TempDir
    Path directory;

    @Test
    void aRealVideoIsAccepted() throws Exception {
        byte[] video = sample();

        assertThat(Mp4.isHead(Arrays.copyOf(video, Mp4.HEAD))).isTrue();
        assertThat(problem(video)).isEmpty();
    }

    @Test
    void aVideoThatWasCutOffIsIncomplete() throws Exception {
        byte[] video = sample();

        for (int length = 0; length < video.length; length += 97) {
            // A cut between two boxes after the moov cannot be detected: no length shows that something is missing.
            if (!isBoundary(video, length)) {
                assertThat(problem(Arrays.copyOf(video, length)))
                        .as("%d bytes", length)
                        .isPresent();
            }
        }
    }

    @Test
    void boxesWithAWrongLengthAreRefused() throws Exception {
        assertThat(problem(box(7, "moov", 16))).isPresent();
        assertThat(problem(box(17, "moov", 8))).isPresent();
        assertThat(problem(box(-1, "moov", 8))).isPresent();
        assertThat(problem(box(1, "moov", 0))).isPresent();
        assertThat(problem(large(Long.MIN_VALUE, "moov"))).isPresent();
        assertThat(problem(large(15, "moov"))).isPresent();
        assertThat(problem(large(Long.MAX_VALUE, "moov"))).isPresent();
    }

    @Test
    void whatHasNoMoovCannotBePlayed() throws Exception {
        assertThat(problem(join(box(16, "ftyp", 8), box(108, "mdat", 100)))).contains("it has no moov box");
        assertThat(problem(join(box(16, "ftyp", 8), box(108, "moov", 100)))).isEmpty();
    }

    @Test
    void aWebPageBehindAnFtypBoxIsNotAVideo() throws Exception {
        byte[] page = "<script>alert('not a video')</script>".getBytes(StandardCharsets.US_ASCII);

        assertThat(problem(join(box(16, "ftyp", 8), page))).isPresent();
    }

    @Test
    void theLastBoxMayReachToTheEnd() throws Exception {
        assertThat(problem(join(box(16, "moov", 8), box(0, "mdat", 100)))).isEmpty();
    }

    @Test
    void aBoxMayHaveALargeLength() throws Exception {
        byte[] moov = large(20, "moov");

        assertThat(problem(moov)).isEmpty();
        assertThat(problem(Arrays.copyOf(moov, 19))).isPresent();
    }

    @Test
    void tooManyBoxesAreRefused() throws Exception {
        ByteBuffer boxes = ByteBuffer.allocate(100_001 * 8);
        while (boxes.hasRemaining()) {
            boxes.putInt(8).putInt(0x66726565);
        }

        assertThat(problem(boxes.array())).contains("it has more than 100000 boxes");
    }

    @Test
    void aFileWithoutAValidFtypBoxIsNotAnMp4() throws Exception {
        assertThat(Mp4.isHead("<html><body>gone".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(Mp4.isHead(Arrays.copyOf(box(24, "moov", 8), 16))).isFalse();
        assertThat(Mp4.isHead(Arrays.copyOf(box(8, "ftyp", 8), 16))).isFalse();
        assertThat(Mp4.isHead(Arrays.copyOf(box(1_000_000, "ftyp", 8), 16))).isFalse();
        assertThat(Mp4.isHead(Arrays.copyOf(box(-1, "ftyp", 8), 16))).isFalse();
        assertThat(Mp4.isHead(Arrays.copyOf(sample(), 15))).isFalse();
    }

    private static boolean isBoundary(byte[] video, int length) {
        int at = 0;
        while (at < length) {
            at += ByteBuffer.wrap(video).getInt(at);
        }
        return at == length && length > 0;
    }

    private Optional<String> problem(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("video"), bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            return Mp4.problem(channel);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] large(long length, String type) {
        return ByteBuffer.allocate(20)
                .putInt(1)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putLong(length)
                .array();
    }

    private static byte[] box(int length, String type, int content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(length);
        out.writeBytes(type);
        out.write(new byte[content]);
        return bytes.toByteArray();
    }

    private static byte[] sample() throws IOException {
        try (InputStream in = Simulator.class.getResourceAsStream("sample.mp4")) {
            return in.readAllBytes();
        }
    }
}
