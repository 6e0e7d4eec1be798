package io.github.veomaven.mojo;

import java.io.File;
import org.apache.maven.execution.MavenSession;

/**
 * Paths of goals that run without a pom. Maven's stand-in project has no directory, so that Maven leaves
 * <code>${project.basedir}</code> in the default of {@code project.build.directory} as it is.
 */
final class WithoutPom {

    private static final String UNRESOLVED_BASE = "${project.basedir}";

    private WithoutPom() {}

    /** The path, from the directory where Maven was started on wherever it should be from the project's. */
    static File resolved(File path, MavenSession session) {
        if (path == null || session.getExecutionRootDirectory() == null) {
            return path;
        }
        int base = path.getPath().indexOf(UNRESOLVED_BASE);
        return base < 0
                ? path
                : new File(
                        session.getExecutionRootDirectory(), path.getPath().substring(base + UNRESOLVED_BASE.length()));
    }
}
