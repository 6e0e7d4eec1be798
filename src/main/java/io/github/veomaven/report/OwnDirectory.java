package io.github.veomaven.report;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/** A directory that this plugin writes to. */
record OwnDirectory(Path path) {

    /** Makes the directory, and those above it, unless it is there. */
    void make() throws IOException {
        // A link to a directory is fine: projects link target/ to a faster disk.
        if (Files.isDirectory(path)) {
            return;
        }
        requireNoFileInTheWay();
        try {
            Files.createDirectories(path);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw Unwritable.because(path, e);
        }
    }

    /** Like {@link #make}, but refuses a link: it would lead out of the directory above. */
    void makeNoLink() throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw Unwritable.because(path, "it is a symbolic link, which would lead the results elsewhere: remove it");
        }
        make();
    }

    private void requireNoFileInTheWay() throws IOException {
        for (Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                if (!Files.isDirectory(at)) {
                    throw Unwritable.because(path, at + " is no directory");
                }
                return;
            }
        }
    }

    /** Removes a file, or a link without following it. */
    void remove(String name) throws IOException {
        remove(path.resolve(name));
    }

    /** Removes the files, not the directories, whose names match. */
    void removeAll(String glob) throws IOException {
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(path, glob)) {
            for (Path file : matching) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    remove(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw Unwritable.because(path, e.getCause());
        } catch (FileSystemException e) {
            throw Unwritable.because(path, e);
        }
    }

    private static void remove(Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Unwritable.because(file, "it is a directory");
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw Unwritable.because(file, e);
        }
    }

    /** Writes a file, and removes it again, together with what a killed run may have left. */
    void proveWritable() throws IOException {
        AtomicFile.probe(path);
    }
}
