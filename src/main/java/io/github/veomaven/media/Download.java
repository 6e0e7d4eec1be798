package io.github.veomaven.media;

import io.github.veomaven.media.Routes.Route;
import java.util.Objects;
import java.util.Optional;

/**
 * A video to fetch: with the way to it, or with what is wrong with its URL.
 *
 * @param taskName whose video it is; untrusted
 * @param url where it is, as the results state it; untrusted
 * @param fileName what it is called here: one safe name, without any directory
 * @param route the first request for it; empty exactly when there is a problem
 * @param problem why it is not asked for: a whole sentence
 */
public record Download(String taskName, String url, String fileName, Optional<Route> route, Optional<String> problem) {

    public Download {
        Objects.requireNonNull(taskName, "taskName");
        Objects.requireNonNull(url, "url");
        if (!MediaDirectory.isFileName(fileName)) {
            throw new IllegalArgumentException("No safe file name for a video: " + fileName);
        }
        if (route.isPresent() == problem.isPresent()) {
            throw new IllegalArgumentException("Either a route or a problem");
        }
    }
}
