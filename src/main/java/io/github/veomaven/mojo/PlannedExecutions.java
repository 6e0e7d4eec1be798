package io.github.veomaven.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What the poms of this build bind to one goal, so that two executions with one output directory are noticed before
 * the first of them has spent half an hour. What a pom leaves to be resolved later is left to {@link GoalDirectories}.
 */
final class PlannedExecutions {

    private final MavenSession session;
    private final String pluginKey;
    private final String goal;

    /** @param pluginKey {@code groupId:artifactId} */
    PlannedExecutions(MavenSession session, String pluginKey, String goal) {
        this.session = session;
        this.pluginKey = pluginKey;
        this.goal = goal;
    }

    /** What is bound to the goal that runs. */
    static PlannedExecutions of(Invocation running) {
        MojoExecution execution = running.execution();
        return new PlannedExecutions(
                running.session(), execution.getGroupId() + ":" + execution.getArtifactId(), execution.getGoal());
    }

    /** Every directory that more than one execution would write to, with their names. */
    List<Conflict> conflicts() {
        Map<Path, List<String>> owners = new LinkedHashMap<>();
        for (MavenProject project : session.getProjects()) {
            for (PluginExecution execution : executions(project)) {
                Optional<Path> directory = directory(project, execution);
                if (directory.isPresent()) {
                    owners.computeIfAbsent(directory.get(), path -> new ArrayList<>())
                            .add(named(project, execution.getId()));
                }
            }
        }
        List<Conflict> conflicts = new ArrayList<>();
        for (Map.Entry<Path, List<String>> owned : owners.entrySet()) {
            if (owned.getValue().size() > 1) {
                conflicts.add(new Conflict(owned.getKey(), owned.getValue()));
            }
        }
        return conflicts;
    }

    /** An execution as messages name it. */
    static String named(MavenProject project, String executionId) {
        return project.getGroupId() + ":" + project.getArtifactId() + ":" + executionId;
    }

    private List<PluginExecution> executions(MavenProject project) {
        Plugin plugin = project.getPlugin(pluginKey);
        List<PluginExecution> bound = new ArrayList<>();
        for (PluginExecution execution : plugin == null ? List.<PluginExecution>of() : plugin.getExecutions()) {
            if (execution.getGoals().contains(goal)
                    && !"none".equals(execution.getPhase())
                    && !"true".equals(value(project, execution, "skip").orElse("false"))) {
                bound.add(execution);
            }
        }
        return bound;
    }

    private Optional<Path> directory(MavenProject project, PluginExecution execution) {
        String text = value(project, execution, "outputDirectory")
                .orElse(new File(project.getBuild().getDirectory(), "veo").getPath());
        return Parameters.isUnresolved(text)
                ? Optional.empty()
                : Optional.of(project.getBasedir()
                        .toPath()
                        .resolve(text)
                        .toAbsolutePath()
                        .normalize());
    }

    /** As Maven will find it: the configuration, else the property as the command line, else as the pom defines it. */
    private Optional<String> value(MavenProject project, PluginExecution execution, String parameter) {
        Optional<String> configured = configured(execution, parameter);
        if (configured.isPresent()) {
            return configured;
        }
        String property = "veo." + parameter;
        for (Properties properties :
                List.of(session.getUserProperties(), session.getSystemProperties(), project.getProperties())) {
            if (properties.getProperty(property) != null) {
                return Optional.of(properties.getProperty(property));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> configured(PluginExecution execution, String parameter) {
        Xpp3Dom configuration = (Xpp3Dom) execution.getConfiguration();
        Xpp3Dom element = configuration == null ? null : configuration.getChild(parameter);
        return element == null
                        || element.getValue() == null
                        || element.getValue().isBlank()
                ? Optional.empty()
                : Optional.of(element.getValue().strip());
    }

    /**
     * @param directory what they would share
     * @param executions at least two names
     */
    record Conflict(Path directory, List<String> executions) {}
}
