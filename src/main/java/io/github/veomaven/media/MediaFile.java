package io.github.veomaven.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A video file on the disk.
 *
 * @param name in the media directory
 * @param size bytes
 * @param sha256 lower-case hex
 */
public record MediaFile(String name, long size, String sha256) {

    private static final int BUFFER = 128 * 1024;

    /** Computes the SHA-256 of a file on the disk. Gives signs of life, and ends when the attempt is cancelled. */
    static String sha256(Path file, Progress progress) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                progress.sign();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
