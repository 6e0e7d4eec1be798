package io.github.veomaven.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that it is complete or not there at all, even on an interrupted thread. */
public final class AtomicFile {

    /**
     * In the directory of the file to be written, because only a move within one file system is atomic. The name is
     * fixed, so that a run finds the file that a killed one left behind.
     */
    public static final String TEMPORARY = ".veo-writing.tmp";

    private AtomicFile() {}

    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Content that is in memory. Not a lambda, which takes longer to load. */
    record Bytes(byte[] bytes) implements Content {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /**
     * Writes the file, and replaces an old one.
     *
     * @throws DiskException that names the file; then an old one is still there, and nothing else
     */
    public static void write(Path file, Content content) throws DiskException {
        Path temporary = file.resolveSibling(TEMPORARY);
        // Java closes the file if the thread is interrupted, but results are written after an interrupt, too.
        boolean interrupted = Thread.interrupted();
        try {
            create(temporary, content);
            rename(temporary, file);
        } catch (IOException | ReadOnlyFileSystemException e) {
            discard(temporary, e);
            throw new DiskException(file, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Moves a file and replaces an old one, in one step if the file system supports that. */
    public static void move(Path from, Path to) throws DiskException {
        try {
            rename(from, to);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw new DiskException(to, e);
        }
    }

    /** Proves that files can be written to the directory by writing one and removing it. */
    static void probe(Path directory) throws DiskException {
        Path temporary = directory.resolve(TEMPORARY);
        try {
            create(temporary, new Bytes(new byte[] {'\n'}));
            Files.delete(temporary);
        } catch (IOException | ReadOnlyFileSystemException e) {
            discard(temporary, e);
            throw new DiskException(directory, e);
        }
    }

    private static void create(Path temporary, Content content) throws IOException {
        Files.deleteIfExists(temporary);
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            content.writeTo(out);
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            // On some network and container file systems. This, too, never shows an incomplete file.
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
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
