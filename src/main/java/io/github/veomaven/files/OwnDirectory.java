package io.github.veomaven.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayList;
import java.util.List;

/** A directory that this plugin writes to. It may be missing until it is made. */
public record OwnDirectory(Path path) {

    /** Creates the directory and its parents if needed. */
    public void make() throws DiskException {
        // A link to a directory is fine: some projects link target/ to a faster disk.
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

    /** Like {@link #make}, but refuses a link, which could lead out of the parent directory. */
    public void makeNoLink() throws DiskException {
        if (Files.isSymbolicLink(path)) {
            throw new DiskException(path, "it is a symbolic link to another place");
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

    /** The sorted names of everything in it; none if it is missing or a link. */
    public List<String> names() throws DiskException {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return names;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                names.add(file.getFileName().toString());
            }
        } catch (DirectoryIteratorException e) {
            throw new DiskException(path, e.getCause());
        } catch (IOException e) {
            throw new DiskException(path, e);
        }
        names.sort(null);
        return names;
    }

    /** Removes a file if it is there. Does not follow a link, and refuses a directory. */
    public void remove(String name) throws DiskException {
        Path file = path.resolve(name);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new DiskException(file, "it is a directory");
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw new DiskException(file, e);
        }
    }

    /** Writes a file and removes it again, including one that a killed run left behind. */
    public void proveWritable() throws DiskException {
        AtomicFile.probe(path);
    }
}
