package io.github.veomaven.media;

import java.util.Objects;

/**
 * A video to fetch.
 *
 * @param taskName whose video it is; untrusted
 * @param url where it is; untrusted
 * @param fileName what it is called here: one safe name, without any directory
 */
public record Download(String taskName, String url, String fileName) {

    public Download {
        Objects.requireNonNull(taskName, "taskName");
        Objects.requireNonNull(url, "url");
        if (!MediaDirectory.isFileName(fileName)) {
            throw new IllegalArgumentException("No safe file name for a video: " + fileName);
        }
    }
}
