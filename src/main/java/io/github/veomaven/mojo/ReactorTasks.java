package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.VideoTask;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Finds the modules of a reactor whose own tasks a goal called on the command line would ignore. A goal that needs
 * no project runs once, in the root, or in the first module that {@code -pl} or {@code -rf} leaves; the other modules
 * are then shown as skipped, and the build is green.
 */
final class ReactorTasks {

    private static final int MOST_SHOWN = 10;
    private static final String TASK_IDS = "taskIds";
    private static final String TASK_ID_FILES = "taskIdFiles";

    private final Invocation run;
    private final Set<String> ids = new HashSet<>();
    private final Set<Path> files = new HashSet<>();
    private final Set<String> filesAsWritten = new HashSet<>();

    private ReactorTasks(Invocation run, List<VideoTask> tasks, List<File> taskIdFiles) {
        this.run = run;
        for (VideoTask task : tasks) {
            ids.add(task.id());
        }
        for (File file : taskIdFiles) {
            addFile(run.project(), file.getPath());
        }
        for (Configured configured : configured(run.project())) {
            ids.addAll(configured.ids());
            for (String file : configured.files()) {
                addFile(run.project(), file);
            }
        }
    }

    /**
     * Notes a problem if a module names other tasks than the ones that the goal is about.
     *
     * @param tasks what the goal is about
     * @param taskIdFiles the parameter of this name
     */
    static void check(Invocation run, List<VideoTask> tasks, List<File> taskIdFiles, Parameters parameters) {
        List<String> commands = new ReactorTasks(run, tasks, taskIdFiles).commands();
        if (!commands.isEmpty()) {
            parameters.problem(message(run, commands));
        }
    }

    private static String message(Invocation run, List<String> commands) {
        String shown = String.join("; ", commands.subList(0, Math.min(commands.size(), MOST_SHOWN)));
        String more = commands.size() > MOST_SHOWN ? "; and so on, " + commands.size() + " modules in all" : "";
        return "called on the command line, veo:" + run.execution().getGoal() + " runs once for this reactor, in "
                + name(run.project())
                + ", and would ignore modules that have their own tasks: run it in each of them ("
                + shown + more
                + "), or bind it to a phase, so that every module runs it; with -N the modules are left out";
    }

    private List<String> commands() {
        List<String> commands = new ArrayList<>();
        for (MavenProject module : run.session().getProjects()) {
            for (Configured configured : module.equals(run.project()) ? List.<Configured>of() : configured(module)) {
                if (isElsewhere(module, configured)) {
                    commands.add("mvn -pl " + name(module) + " veo:"
                            + run.execution().getGoal() + configured.suffix());
                    break;
                }
            }
        }
        return commands;
    }

    private boolean isElsewhere(MavenProject module, Configured configured) {
        if (!ids.containsAll(configured.ids())) {
            return true;
        }
        for (String file : configured.files()) {
            Path path = path(module, file);
            // A path that a module inherits names a file of its own there, which need not exist.
            boolean inherited = filesAsWritten.contains(asWritten(module, file));
            if (path != null && !files.contains(path) && !(inherited && Files.notExists(path))) {
                return true;
            }
        }
        return false;
    }

    private void addFile(MavenProject project, String file) {
        Path path = path(project, file);
        if (path != null) {
            files.add(path);
            filesAsWritten.add(asWritten(project, file));
        }
    }

    /** From the module's own directory, so that {@code ${project.build.directory}} reads alike in every module. */
    private static String asWritten(MavenProject project, String file) {
        Path path = path(project, file);
        Path base = base(project);
        return path == null || !path.startsWith(base)
                ? file
                : base.relativize(path).toString();
    }

    private static Path path(MavenProject project, String file) {
        try {
            return base(project).resolve(file).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static Path base(MavenProject project) {
        File base = project.getBasedir();
        return (base == null ? Path.of("") : base.toPath()).toAbsolutePath().normalize();
    }

    private static String name(MavenProject project) {
        return SafeText.line(project.getGroupId() + ":" + project.getArtifactId(), 200);
    }

    /** What the module says about tasks, for the whole plugin first. */
    private List<Configured> configured(MavenProject module) {
        Plugin plugin = plugin(module);
        List<Configured> found = new ArrayList<>();
        found.add(configured(module, "", plugin == null ? null : plugin.getConfiguration()));
        for (PluginExecution execution : plugin == null ? List.<PluginExecution>of() : plugin.getExecutions()) {
            if (!"none".equals(execution.getPhase())) {
                found.add(configured(module, "@" + execution.getId(), execution.getConfiguration()));
            }
        }
        return found;
    }

    private Configured configured(MavenProject module, String suffix, Object configuration) {
        Xpp3Dom skip = Invocation.element(configuration, "skip");
        if (skip != null && skip.getValue() != null && skip.getValue().strip().equalsIgnoreCase("true")) {
            return new Configured("", List.of(), List.of());
        }
        List<String> taskIds = new ArrayList<>();
        for (String task : values(module, configuration, TASK_IDS)) {
            taskIds.add(TaskEntry.parse(task, "").id().strip());
        }
        return new Configured(suffix, taskIds, values(module, configuration, TASK_ID_FILES));
    }

    private Plugin plugin(MavenProject module) {
        Plugin plugin = run.pluginOf(module);
        return plugin != null || module.getPluginManagement() == null
                ? plugin
                : module.getPluginManagement().getPluginsAsMap().get(run.pluginKey());
    }

    /** A property of the command line holds for the root as well, so it is not a module's own. */
    private List<String> values(MavenProject module, Object configuration, String parameter) {
        List<String> values = new ArrayList<>();
        Xpp3Dom element = Invocation.element(configuration, parameter);
        String property = "veo." + parameter;
        if (element != null) {
            for (Xpp3Dom child : element.getChildren()) {
                add(values, child.getValue());
            }
            split(values, element.getValue());
        } else if (Invocation.commandLine(run.session(), property) == null) {
            split(values, module.getProperties().getProperty(property));
        }
        return values;
    }

    private static void split(List<String> values, String text) {
        for (String part : text == null ? new String[0] : text.split(",")) {
            add(values, part);
        }
    }

    private static void add(List<String> values, String text) {
        if (text != null && !text.isBlank()) {
            values.add(text.strip());
        }
    }

    /**
     * What one {@code <configuration>} says.
     *
     * @param suffix of the goal that is to use it, {@code @id} of an execution or empty
     * @param ids of {@code taskIds}, without their names
     * @param files of {@code taskIdFiles}, as written
     */
    private record Configured(String suffix, List<String> ids, List<String> files) {}
}
