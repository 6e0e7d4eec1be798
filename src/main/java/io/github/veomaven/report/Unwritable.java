package io.github.veomaven.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/** Says which file cannot be written, why, and what to do. */
final class Unwritable {

    private Unwritable() {}

    static IOException because(Path path, Exception cause) {
        return new IOException(message(path, reason(cause)), cause);
    }

    static IOException because(Path path, String reason) {
        return new IOException(message(path, reason));
    }

    private static String message(Path path, String reason) {
        return "Cannot write " + path + ": " + reason + ". Make it writable, or set <outputDirectory>"
                + " (veo.outputDirectory) to a directory that is.";
    }

    private static String reason(Exception cause) {
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (cause instanceof ReadOnlyFileSystemException) {
            return "the file system is read-only";
        }
        if (cause instanceof NoSuchFileException) {
            return "its directory is not there";
        }
        if (cause instanceof FileSystemException e && e.getReason() != null) {
            return e.getReason();
        }
        return String.valueOf(cause.getMessage());
    }
}
