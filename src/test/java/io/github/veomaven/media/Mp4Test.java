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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mp4Test {

    @TempDir
    Path directory;

    @Test
    void aRealVideoIsOne() throws Exception {
        byte[] video = sample();

        assertThat(Mp4.isHead(Arrays.copyOf(video, Mp4.HEAD))).isTrue();
        assertThat(isWhole(video)).isTrue();
    }

    @Test
    void aVideoThatWasCutOffIsNotWhole() throws Exception {
        byte[] video = sample();

        for (int length = 0; length < video.length; length += 97) {
            // Between two boxes a cut cannot be seen; that the last box is missing shows in no length.
            if (!isBoundary(video, length)) {
                assertThat(isWhole(Arrays.copyOf(video, length)))
                        .as("%d bytes", length)
                        .isFalse();
            }
        }
    }

    @Test
    void boxesThatLieAboutTheirLengthAreNoWholeFile() throws Exception {
        assertThat(isWhole(box(7, "ftyp", 16))).isFalse();
        assertThat(isWhole(box(17, "ftyp", 8))).isFalse();
        assertThat(isWhole(box(-1, "ftyp", 8))).isFalse();
        assertThat(isWhole(box(1, "mdat", 0))).isFalse();
    }

    @Test
    void aLastBoxMayReachToTheEnd() throws Exception {
        assertThat(isWhole(box(0, "mdat", 100))).isTrue();
    }

    @Test
    void aBoxMayHaveALargeLength() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(1);
        out.writeBytes("mdat");
        out.writeLong(20);
        out.writeInt(0);

        assertThat(isWhole(bytes.toByteArray())).isTrue();
        assertThat(isWhole(Arrays.copyOf(bytes.toByteArray(), 19))).isFalse();
    }

    @Test
    void whatHasNoSaneFtypBoxAtItsStartIsNone() throws Exception {
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

    private boolean isWhole(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("video"), bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            return Mp4.isWhole(channel);
        }
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
