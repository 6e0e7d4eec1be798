package io.github.veomaven.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that it is there whole or not at all. */
final class AtomicFile {

    /**
     * Beside the file to be written, because only a move within one file system is atomic. A fixed name, so that a run
     * finds what a killed one left behind.
     */
    static final String TEMPORARY = ".veo-writing.tmp";

    private AtomicFile() {}

    /** What a file holds. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes the file, in place of any that is there.
     *
     * @throws IOException that names the file and says what to do; nothing new is left behind then
     */
    static void write(Path file, Content content) throws IOException {
        Path temporary = file.resolveSibling(TEMPORARY);
        try {
            create(temporary, content);
            move(temporary, file);
        } catch (IOException | ReadOnlyFileSystemException e) {
            discard(temporary, e);
            throw Unwritable.because(file, e);
        }
    }

    /** Proves, by doing it, that files can be written in the directory. */
    static void probe(Path directory) throws IOException {
        Path temporary = directory.resolve(TEMPORARY);
        try {
            create(temporary, out -> out.write('\n'));
            Files.delete(temporary);
        } catch (IOException | ReadOnlyFileSystemException e) {
            discard(temporary, e);
            throw Unwritable.because(directory, e);
        }
    }

    private static void create(Path temporary, Content content) throws IOException {
        Files.deleteIfExists(temporary);
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            content.writeTo(out);
        }
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network and container file systems: the next best thing still never shows a file that grows.
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path temporary, Exception cause) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException | ReadOnlyFileSystemException e) {
            cause.addSuppressed(e);
        }
    }
}
