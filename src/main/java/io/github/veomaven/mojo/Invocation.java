package io.github.veomaven.mojo;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

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

    /**
     * Whether a parameter has its default, because neither a pom nor a property says anything of it. Maven then leaves
     * the expression of the plugin's descriptor in the configuration.
     */
    boolean hasDefault(String parameter, String property) {
        Xpp3Dom configuration = execution.getConfiguration();
        Xpp3Dom element = configuration == null ? null : configuration.getChild(parameter);
        return element != null
                && ("${" + property + "}").equals(element.getValue())
                && session.getUserProperties().getProperty(property) == null
                && session.getSystemProperties().getProperty(property) == null
                && project.getProperties().getProperty(property) == null;
    }

    /** Whether a pom bound it; what the poms plan says nothing about a goal that the command line named. */
    boolean isPlanned() {
        return execution.getSource() == MojoExecution.Source.LIFECYCLE;
    }
}
