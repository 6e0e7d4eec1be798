package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.files.ForeignFilesException;
import io.github.veomaven.files.OwnDirectory;
import io.github.veomaven.report.ResultFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The directories that a goal writes to: made, claimed for this build, and cleared of what an earlier run left there.
 * Anything wrong with one is reported as a problem of the parameter that names it.
 *
 * <p>Two executions in one directory would remove each other's results, in any order under {@code -T}, so the second
 * one is refused.
 */
final class GoalDirectories {

    private static final String CLAIMS = "io.github.veomaven.outputClaims";
    private static final String OUTPUT = "outputDirectory";
    private static final String MEDIA = "mediaDirectory";
    private static final int PATH_LENGTH = 500;
    private static final int REASON_LENGTH = 500;

    private final Parameters parameters;
    private final Invocation invocation;

    GoalDirectories(Parameters parameters, Invocation invocation) {
        this.parameters = parameters;
        this.invocation = invocation;
    }

    /** Where results go, with links resolved, and no results in it; empty after a problem. */
    Optional<Path> output(File configured) {
        Optional<Path> path = invocation.absolute(parameters, OUTPUT, configured);
        if (path.isPresent()) {
            try {
                new OwnDirectory(path.get()).make();
                Path directory = path.get().toRealPath();
                if (isFree(directory)) {
                    new ResultFiles(directory).removeOld();
                    return Optional.of(directory);
                }
            } catch (IOException e) {
                notWritable(OUTPUT, path.get(), e);
            }
        }
        return Optional.empty();
    }

    /** Where videos go, with links resolved; empty after a problem. */
    Optional<Path> media(File configured) {
        Optional<Path> path = invocation.absolute(parameters, MEDIA, configured);
        if (path.isPresent()) {
            try {
                // A link to the build directory is fine, but one in this place may lead to somebody else's videos.
                new OwnDirectory(path.get()).makeNoLink();
                Path directory = path.get().toRealPath();
                // Two executions would overwrite each other's list of downloads; veo:await may own the directory
                // itself.
                Optional<String> owner = claim(invocation, directory.resolve("downloads.json"));
                if (owner.isEmpty()) {
                    return Optional.of(directory);
                }
                shared(MEDIA, directory, owner.get() + " and " + invocation.name(), "videos");
            } catch (IOException e) {
                notWritable(MEDIA, path.get(), e);
            }
        }
        return Optional.empty();
    }

    private boolean isFree(Path directory) {
        Map<Path, List<String>> conflicts = invocation.isPlanned() ? conflicts(invocation) : Map.of();
        for (Map.Entry<Path, List<String>> conflict : conflicts.entrySet()) {
            shared(OUTPUT, conflict.getKey(), String.join(" and ", conflict.getValue()), "results");
        }
        Optional<String> owner = claim(invocation, directory);
        if (conflicts.isEmpty() && owner.isPresent()) {
            shared(OUTPUT, directory, owner.get() + " and " + invocation.name(), "results");
        }
        return conflicts.isEmpty() && owner.isEmpty();
    }

    /**
     * Every directory to which more than one execution of the goal would write according to the poms of this build, with
     * the names of the executions. So the build fails before the first of them has waited for half an hour. A directory
     * that cannot be resolved yet is checked when it is claimed.
     */
    static Map<Path, List<String>> conflicts(Invocation running) {
        Map<Path, List<String>> owners = new LinkedHashMap<>();
        for (MavenProject module : running.session().getProjects()) {
            Plugin plugin = running.pluginOf(module);
            for (PluginExecution execution : plugin == null ? List.<PluginExecution>of() : plugin.getExecutions()) {
                String directory = text(
                        running, module, execution, OUTPUT, module.getBuild().getDirectory() + "/veo");
                if (execution.getGoals().contains(running.execution().getGoal())
                        && !"none".equals(execution.getPhase())
                        && !"true".equalsIgnoreCase(text(running, module, execution, "skip", "false"))
                        && !Parameters.isUnresolved(directory)) {
                    Path path = module.getBasedir().toPath().resolve(directory);
                    path = path.toAbsolutePath().normalize();
                    owners.putIfAbsent(path, new ArrayList<>());
                    owners.get(path).add(Invocation.named(module, execution.getId()));
                }
            }
        }
        for (Path path : List.copyOf(owners.keySet())) {
            if (owners.get(path).size() < 2) {
                owners.remove(path);
            }
        }
        return owners;
    }

    /** As Maven will find it: the configuration, else the property as the command line, else as the pom defines it. */
    private static String text(
            Invocation running, MavenProject module, PluginExecution execution, String parameter, String otherwise) {
        Xpp3Dom element = Invocation.element(execution.getConfiguration(), parameter);
        if (element != null && element.getValue() != null && !element.getValue().isBlank()) {
            return element.getValue().strip();
        }
        String property = "veo." + parameter;
        String given = Invocation.commandLine(running.session(), property);
        return given == null ? module.getProperties().getProperty(property, otherwise) : given;
    }

    /**
     * Claims a path for the rest of the build. An execution may claim its own again, as happens in
     * {@code mvn verify install}.
     *
     * @param path existing, with links resolved
     * @return who claimed it before, if it was another execution
     */
    static Optional<String> claim(Invocation running, Path path) {
        ConcurrentMap<Path, String> owners = Invocation.shared(running.session(), CLAIMS);
        String owner = owners.putIfAbsent(path, running.name());
        return owner == null || owner.equals(running.name()) ? Optional.empty() : Optional.of(owner);
    }

    private void shared(String name, Path directory, String executions, String what) {
        parameters.problem(named(name, directory) + " is shared by the executions " + executions
                + ", which would remove each other's " + what + ": use a different directory for each");
    }

    private String named(String name, Path directory) {
        return parameters.named(name) + " \"" + SafeText.line(directory.toString(), PATH_LENGTH) + "\"";
    }

    private void notWritable(String name, Path directory, IOException e) {
        if (e instanceof ForeignFilesException) {
            parameters.problem(named(name, directory) + " cannot be used: "
                    + SafeText.line(e.getMessage(), REASON_LENGTH) + ": move your files, or name another directory");
            return;
        }
        boolean inside = e instanceof DiskException disk && !disk.path().equals(directory);
        String reason = (inside ? ((DiskException) e).path() + ": " : "") + DiskException.reason(e);
        parameters.problem(named(name, directory) + " cannot be written (" + SafeText.line(reason, REASON_LENGTH)
                + "): make it writable, or name another directory");
    }
}
