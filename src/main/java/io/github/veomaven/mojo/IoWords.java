package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;

/** Says what went wrong with a file: many of Java's messages are a bare path. */
final class IoWords {

    private IoWords() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "a file is where a directory should be";
        }
        String reason = e instanceof FileSystemException files ? files.getReason() : e.getMessage();
        return SafeText.line(reason == null ? e.getClass().getSimpleName() : reason, 200);
    }
}
