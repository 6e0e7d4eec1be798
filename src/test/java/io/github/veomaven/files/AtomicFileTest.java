package io.github.veomaven.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path directory;

    @Test
    void whileAFileIsWrittenTheOldOneIsStillThere() throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "old");

        AtomicFile.write(file, out -> {
            out.write("new".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasContent("new");
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aFullDiskLeavesTheOldFileAndNothingHalfWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "old");

        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .withMessage("Cannot write " + file + ": No space left on device");

        assertThat(file).hasContent("old");
        assertThat(directory.toFile().list()).containsExactly("a.txt");
    }

    @Test
    void aDirectoryThatNoLongerExistsIsNamed() {
        Path file = directory.resolve("gone/a.txt");

        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(file, out -> out.write(1)))
                .withMessage("Cannot write " + file + ": its directory does not exist");
    }
}
