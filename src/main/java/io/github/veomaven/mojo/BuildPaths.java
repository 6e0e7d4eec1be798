package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** Where the paths of parameters are in a build, and how messages show paths. */
final class BuildPaths {

    private static final String UNRESOLVED_BASE = "${project.basedir}";
    private static final int SHOWN_LENGTH = 500;

    private final MavenSession session;

    BuildPaths(MavenSession session) {
        this.session = session;
    }

    /** The absolute path that a parameter with a default names; empty after a problem. */
    Optional<Path> absolute(Parameters parameters, String name, File configured) {
        File file = inTheProject(configured);
        if (file == null || Parameters.isUnresolved(file.getPath())) {
            parameters.problem(
                    parameters.named(name, file == null ? "" : file.getPath()) + " " + Parameters.UNRESOLVED);
            return Optional.empty();
        }
        try {
            return Optional.of(file.toPath().toAbsolutePath());
        } catch (InvalidPathException e) {
            parameters.problem(parameters.named(name, file.getPath()) + " is not a valid path");
            return Optional.empty();
        }
    }

    /**
     * Without a pom, Maven's stand-in for a project has no directory, and Maven leaves <code>${project.basedir}</code>
     * in the default of {@code project.build.directory} as it is: then it is where Maven was started.
     */
    private File inTheProject(File path) {
        if (path == null || session.getExecutionRootDirectory() == null) {
            return path;
        }
        int base = path.getPath().indexOf(UNRESOLVED_BASE);
        return base < 0
                ? path
                : new File(
                        session.getExecutionRootDirectory(), path.getPath().substring(base + UNRESOLVED_BASE.length()));
    }

    /** A path as short as it can be, fit for a message: relative to where the build was started. */
    String shown(Path path) {
        String root = session.getExecutionRootDirectory();
        boolean within = root != null && path.startsWith(root);
        return SafeText.line((within ? Path.of(root).relativize(path) : path).toString(), SHOWN_LENGTH);
    }
}
