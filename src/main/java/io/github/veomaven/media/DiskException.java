package io.github.veomaven.media;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file cannot be written here, which no host can mend. The message names the file and says why. */
final class DiskException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    DiskException(Path file, IOException cause) {
        super("Cannot write " + file + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a file is where a directory should be";
        }
        String reason = cause instanceof FileSystemException files ? files.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
