package io.github.veomaven.mojo;

import io.github.veomaven.await.VideoTask;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal for tasks that the project names. */
abstract class TasksMojo extends VeoMojo {

    /**
     * Names the tasks: a list (comma-separated on the command line) of {@code id} or {@code name=id}. The name labels
     * the task in logs, files and properties; it is 1 to 64 letters, digits, {@code .}, {@code _} or {@code -}. Without
     * a name the id labels the task. {@code veo:check} and {@code veo:download} accept only results that are about
     * exactly these tasks and those of {@code taskIdFiles}, if any are named. Default: none.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.taskIds")
    List<String> taskIds;

    /**
     * Takes further tasks from files that earlier steps wrote, each at most 10 MiB of UTF-8: lines of {@code id} or
     * {@code name=id} ({@code #} at the start of a line or after a blank begins a comment), or JSON: a creation
     * response ({@code data.taskId}), a string, an object that maps names to ids or to such responses, an object of
     * {@code name} and {@code id}, or an array of these. A file that names no task is an error. Default: none.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.taskIdFiles")
    List<File> taskIdFiles;

    /** The {@code taskIdFiles} that {@link #tasks} has found, as the pom or else the command line has them. */
    List<File> files = List.of();

    TasksMojo(String goal) {
        super(goal);
    }

    @Override
    final void prepare() throws MojoExecutionException {
        BuildCache.ofThisMaven().leaveNothingOf(invocation());
    }

    /** The tasks that the project names, which may be none; empty after a problem. */
    final Optional<List<VideoTask>> tasks(Parameters parameters, TaskList.IdFiles rule) {
        PomConfiguration pom = pom();
        files = pom.files("taskIdFiles", taskIdFiles, parameters);
        return TaskList.of(pom.tasks("taskIds", taskIds, parameters), files, rule, parameters);
    }

    /** Notes a problem if this goal runs once for a reactor in which a module names other tasks. */
    final void passOverNoModule(List<VideoTask> tasks, Parameters parameters) {
        if (invocation().passesOverModules()) {
            ReactorTasks.check(invocation(), tasks, files, parameters);
        }
    }
}
