package io.github.veomaven.media;

import java.util.Objects;

/**
 * A video on this machine.
 *
 * @param name within the media directory
 * @param size bytes
 * @param sha256 lower-case hex
 */
public record MediaFile(String name, long size, String sha256) {

    public MediaFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
    }
}
