package io.github.veomaven.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/** A directory that this plugin writes to. */
public record OwnDirectory(Path path) {

    /** Makes the directory, and those above it, unless it is there. */
    public void make() throws DiskException {
        // A link to a directory is fine: projects link target/ to a faster disk.
        if (Files.isDirectory(path)) {
            return;
        }
        requireNoFileInTheWay();
        try {
            Files.createDirectories(path);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw new DiskException(path, e);
        }
    }

    /** Like {@link #make}, but refuses a link: it would lead out of the directory above. */
    public void makeNoLink() throws DiskException {
        if (Files.isSymbolicLink(path)) {
            throw new DiskException(path, "it is a symbolic link, which leads elsewhere");
        }
        make();
    }

    private void requireNoFileInTheWay() throws DiskException {
        for (Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                if (!Files.isDirectory(at)) {
                    throw at.equals(path.toAbsolutePath())
                            ? new DiskException(path, new FileAlreadyExistsException(at.toString()))
                            : new DiskException(path, at + " is not a directory");
                }
                return;
            }
        }
    }

    /** Removes a file if it is there, or a link without following it. */
    public void remove(String name) throws DiskException {
        remove(path.resolve(name));
    }

    /** Removes the files, not the directories, whose names match. */
    public void removeAll(String glob) throws DiskException {
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(path, glob)) {
            for (Path file : matching) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    remove(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new DiskException(path, e.getCause());
        } catch (DiskException e) {
            throw e;
        } catch (IOException e) {
            throw new DiskException(path, e);
        }
    }

    private static void remove(Path file) throws DiskException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new DiskException(file, "it is a directory");
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw new DiskException(file, e);
        }
    }

    /** Writes a file, and removes it again, together with what a killed run may have left. */
    public void proveWritable() throws DiskException {
        AtomicFile.probe(path);
    }
}
