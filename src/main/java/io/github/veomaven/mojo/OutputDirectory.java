package io.github.veomaven.mojo;

import io.github.veomaven.report.ResultFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Makes an execution's directory, claims it for this build, and clears it of what an earlier run left there. */
final class OutputDirectory {

    private static final String NAME = "outputDirectory";

    private final Parameters parameters;
    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;

    OutputDirectory(Parameters parameters, MavenSession session, MavenProject project, MojoExecution execution) {
        this.parameters = parameters;
        this.session = session;
        this.project = project;
        this.execution = execution;
    }

    /** The directory, ready to be written to; empty after a problem. */
    Optional<Path> prepare(File configured) {
        return new WritableDirectory(parameters, NAME, session).made(configured, directory -> {
            if (!isOurs(directory)) {
                return false;
            }
            new ResultFiles(directory).removeOld();
            return true;
        });
    }

    private boolean isOurs(Path directory) {
        List<PlannedExecutions.Conflict> conflicts = conflicts();
        for (PlannedExecutions.Conflict conflict : conflicts) {
            problem(conflict.directory(), String.join(" and ", conflict.executions()));
        }
        String own = PlannedExecutions.named(project, execution.getExecutionId());
        Optional<String> owner =
                OutputClaims.in(session.getRepositorySession().getData()).claim(directory, own);
        if (conflicts.isEmpty()) {
            owner.ifPresent(other -> problem(directory, other + " and " + own));
        }
        return conflicts.isEmpty() && owner.isEmpty();
    }

    /** What the poms plan says nothing about a goal that the command line named. */
    private List<PlannedExecutions.Conflict> conflicts() {
        return execution.getSource() == MojoExecution.Source.LIFECYCLE
                ? new PlannedExecutions(
                                session, execution.getGroupId() + ":" + execution.getArtifactId(), execution.getGoal())
                        .conflicts()
                : List.of();
    }

    private void problem(Path directory, String executions) {
        parameters.problem(parameters.named(NAME, directory.toString()) + " is shared by the executions " + executions
                + ", which would remove each other's results: give each its own");
    }
}
