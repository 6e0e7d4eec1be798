package io.github.veomaven.mojo;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * A goal's run: what Maven tells the goal about itself.
 *
 * @param session the build
 * @param project the module that it runs in
 * @param execution how it came to run
 */
record Invocation(MavenSession session, MavenProject project, MojoExecution execution) {

    /** As messages name it. */
    String name() {
        return PlannedExecutions.named(project, execution.getExecutionId());
    }

    /** Whether a pom bound it; what the poms plan says nothing about a goal that the command line named. */
    boolean isPlanned() {
        return execution.getSource() == MojoExecution.Source.LIFECYCLE;
    }
}
