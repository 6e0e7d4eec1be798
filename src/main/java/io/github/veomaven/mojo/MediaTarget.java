package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/** Makes an execution's media directory, and claims it for this build. */
final class MediaTarget {

    private static final String NAME = "mediaDirectory";

    private final Parameters parameters;
    private final Invocation invocation;

    MediaTarget(Parameters parameters, Invocation invocation) {
        this.parameters = parameters;
        this.invocation = invocation;
    }

    /** The directory, with links resolved; empty after a problem. */
    Optional<Path> claim(File configured) {
        return new WritableDirectory(parameters, NAME, invocation.session()).made(configured, this::isOurs);
    }

    private boolean isOurs(Path directory) {
        String own = invocation.name();
        // The list of downloads is what two executions would fight over; veo:await may own the directory itself.
        Optional<String> owner = invocation.claims().claim(directory.resolve("downloads.json"), own);
        owner.ifPresent(other -> parameters.problem(parameters.named(NAME) + " "
                + SafeText.line(directory.toString(), 500) + " is shared by the executions " + other + " and " + own
                + ", which would remove each other's videos: give each its own"));
        return owner.isEmpty();
    }
}
