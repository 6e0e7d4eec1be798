package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Makes an execution's media directory, and claims it for this build. */
final class MediaTarget {

    private static final String NAME = "mediaDirectory";

    private final Parameters parameters;
    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;

    MediaTarget(Parameters parameters, MavenSession session, MavenProject project, MojoExecution execution) {
        this.parameters = parameters;
        this.session = session;
        this.project = project;
        this.execution = execution;
    }

    /** The directory, with links resolved; empty after a problem. */
    Optional<Path> claim(File configured) {
        return new WritableDirectory(parameters, NAME, session).made(configured, this::isOurs);
    }

    private boolean isOurs(Path directory) {
        String own = PlannedExecutions.named(project, execution.getExecutionId());
        // The list of downloads is what two executions would fight over; veo:await may own the directory itself.
        Optional<String> owner = OutputClaims.in(session.getRepositorySession().getData())
                .claim(directory.resolve("downloads.json"), own);
        owner.ifPresent(other -> parameters.problem(parameters.named(NAME) + " "
                + SafeText.line(directory.toString(), 500) + " is shared by the executions " + other + " and " + own
                + ", which would remove each other's videos: give each its own"));
        return owner.isEmpty();
    }
}
