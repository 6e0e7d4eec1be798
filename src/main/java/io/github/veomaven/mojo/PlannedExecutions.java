package io.github.veomaven.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What the poms of this build bind to one goal, so that two executions with one output directory are noticed before
 * the first of them has spent half an hour. What a pom leaves to be resolved later is left to {@link OutputClaims}.
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
            executions(project)
                    .forEach(execution -> directory(project, execution)
                            .ifPresent(directory -> owners.computeIfAbsent(directory, path -> new ArrayList<>())
                                    .add(named(project, execution.getId()))));
        }
        return owners.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> new Conflict(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** An execution as messages name it. */
    static String named(MavenProject project, String executionId) {
        return project.getGroupId() + ":" + project.getArtifactId() + ":" + executionId;
    }

    private Stream<PluginExecution> executions(MavenProject project) {
        Plugin plugin = project.getPlugin(pluginKey);
        return plugin == null
                ? Stream.empty()
                : plugin.getExecutions().stream()
                        .filter(execution -> execution.getGoals().contains(goal))
                        .filter(execution -> !"none".equals(execution.getPhase()))
                        .filter(execution ->
                                !"true".equals(value(project, execution, "skip").orElse("false")));
    }

    private Optional<Path> directory(MavenProject project, PluginExecution execution) {
        String text = value(project, execution, "outputDirectory")
                .orElseGet(() -> new File(project.getBuild().getDirectory(), "veo").getPath());
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
        return configured(execution, parameter)
                .or(() -> property(session.getUserProperties(), parameter))
                .or(() -> property(session.getSystemProperties(), parameter))
                .or(() -> property(project.getProperties(), parameter));
    }

    private static Optional<String> configured(PluginExecution execution, String parameter) {
        return Optional.ofNullable((Xpp3Dom) execution.getConfiguration())
                .map(configuration -> configuration.getChild(parameter))
                .map(Xpp3Dom::getValue)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> property(Properties properties, String parameter) {
        return Optional.ofNullable(properties.getProperty("veo." + parameter));
    }

    /**
     * @param directory what they would share
     * @param executions at least two names
     */
    record Conflict(Path directory, List<String> executions) {}
}
