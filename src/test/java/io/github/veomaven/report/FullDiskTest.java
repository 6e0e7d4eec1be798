package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.veomaven.await.TaskOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full, where this build may mount one. */
class FullDiskTest {

    @TempDir
    Path temporary;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(temporary.resolve("disk"));
        assumeThat(runs("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()))
                .as("only root on Linux may mount a small disk")
                .isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        runs("umount", disk.toString());
    }

    @Test
    void aDiskThatFillsUpIsReportedAndLeavesNoVerdictAndNoHalfWrittenFile() throws IOException {
        List<TaskOutcome> tasks = IntStream.range(0, 200)
                .mapToObj(number -> Reports.succeeded("video-" + number))
                .toList();
        ResultFiles files = new ResultFiles(disk);
        files.removeOld();

        assertThatIOException()
                .isThrownBy(() -> Reports.write(files, Reports.of(false, tasks)))
                .withMessageContaining("No space left on device");

        assertThat(files.resultsJson()).doesNotExist();
        assertThat(disk).isDirectoryNotContaining("glob:**.tmp");
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
