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

/** Writes a file so that it is there whole or not at all, also on a thread that has been interrupted. */
public final class AtomicFile {

    /**
     * Beside the file to be written, because only a move within one file system is atomic. A fixed name, so that a run
     * finds what a killed one left behind.
     */
    public static final String TEMPORARY = ".veo-writing.tmp";

    private AtomicFile() {}

    /** What a file holds. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the file, replacing the one that is there. */
    public static void write(Path file, byte[] bytes) throws DiskException {
        write(file, new Content() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        });
    }

    /**
     * Writes the file, replacing the one that is there.
     *
     * @throws DiskException that names the file; the old one is still there then, and nothing new
     */
    public static void write(Path file, Content content) throws DiskException {
        Path temporary = file.resolveSibling(TEMPORARY);
        // Java closes a file under a thread that is interrupted, and an interrupt is a reason to write.
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

    /** Moves a file, replacing the one that is there, in one step where the file system can. */
    public static void move(Path from, Path to) throws DiskException {
        try {
            rename(from, to);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw new DiskException(to, e);
        }
    }

    /** Proves, by doing it, that files can be written in the directory. */
    static void probe(Path directory) throws DiskException {
        Path temporary = directory.resolve(TEMPORARY);
        try {
            create(temporary, out -> out.write('\n'));
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
            // Some network and container file systems: the next best thing still never shows a file that grows.
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
