package io.github.veomaven.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** A directory that a parameter names and a goal writes to. Whatever is wrong with it is a problem of that parameter. */
final class WritableDirectory {

    private final Parameters parameters;
    private final String name;
    private final MavenSession session;

    /** @param name the parameter's */
    WritableDirectory(Parameters parameters, String name, MavenSession session) {
        this.parameters = parameters;
        this.name = name;
        this.session = session;
    }

    /** Makes the directory, and readies it; empty after a problem. */
    Optional<Path> made(File configured, Preparation preparation) {
        File directory = WithoutPom.resolved(configured, session);
        if (directory == null || Parameters.isUnresolved(directory.getPath())) {
            parameters.problem(
                    parameters.named(name, directory == null ? "" : directory.getPath()) + " " + Parameters.UNRESOLVED);
            return Optional.empty();
        }
        try {
            Path path = directory.toPath().toAbsolutePath();
            // A link to a directory is one, but nothing that could be created.
            Path made = (Files.isDirectory(path) ? path : Files.createDirectories(path)).toRealPath();
            return preparation.ready(made) ? Optional.of(made) : Optional.empty();
        } catch (IOException e) {
            parameters.problem(
                    parameters.named(name, directory.getPath()) + " cannot be written (" + IoWords.of(e) + ")");
        } catch (InvalidPathException e) {
            parameters.problem(parameters.named(name, directory.getPath()) + " is no path");
        }
        return Optional.empty();
    }

    /** What a goal does to the directory before it may write to it. */
    interface Preparation {

        /** Returns whether the goal may write to it; if not, the problem has been told. */
        boolean ready(Path directory) throws IOException;
    }
}
