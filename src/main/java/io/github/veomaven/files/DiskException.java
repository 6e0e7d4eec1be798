package io.github.veomaven.files;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/**
 * A file or directory on this machine cannot be written. The message names the file and the reason; the caller, who knows where
 * the path comes from, adds what to do. A path may contain any character: neutralise the message before logging it.
 */
public final class DiskException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Path path;
    private final String reason;

    public DiskException(Path path, Exception cause) {
        this(path, reason(cause), cause);
    }

    public DiskException(Path path, String reason) {
        this(path, reason, null);
    }

    private DiskException(Path path, String reason, Exception cause) {
        super("Cannot write " + path + ": " + reason, cause);
        this.path = path;
        this.reason = reason;
    }

    public Path path() {
        return path;
    }

    /** Why, without the path; continues a sentence. */
    public String reason() {
        return reason;
    }

    /** The reason in words: the message of many of Java's exceptions is only a path. */
    public static String reason(Exception e) {
        if (e instanceof DiskException disk) {
            return disk.reason;
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof ReadOnlyFileSystemException) {
            return "the file system is read-only";
        }
        if (e instanceof NoSuchFileException) {
            return "its directory does not exist";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "a file is where a directory should be";
        }
        String reason = e instanceof FileSystemException files ? files.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
