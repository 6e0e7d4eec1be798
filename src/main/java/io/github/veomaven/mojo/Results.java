package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.BodyStore;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.files.ForeignFilesException;
import io.github.veomaven.report.ResultFiles;
import io.github.veomaven.report.ResultProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** Passes the report on: to files, and to later plugins of the same build. */
final class Results {

    private static final int MOST_TASKS = 10_000;
    private static final int MESSAGE_LENGTH = 700;

    private final ResultFiles files;
    private final Invocation invocation;

    Results(Path directory, Invocation invocation) {
        this.files = new ResultFiles(directory);
        this.invocation = invocation;
    }

    /** The file with the details, as short as it can be: relative to where the build was started. */
    String shown() {
        return invocation.shown(files.resultsJson());
    }

    /** Takes the service's answers about these tasks while they are awaited. */
    BodyStore answersOf(List<VideoTask> tasks) {
        return files.bodiesOf(tasks);
    }

    /** Writes every file; if one cannot be written, says why and leaves none that could pass for a result. */
    void write(AwaitReport report) throws MojoExecutionException {
        try {
            files.write(report);
        } catch (IOException e) {
            removeQuietly();
            throw new MojoExecutionException(
                    "The results could not be written: " + SafeText.line(e.getMessage(), MESSAGE_LENGTH)
                            + (e instanceof ForeignFilesException
                                    ? ". Move your files, or set <outputDirectory> (-Dveo.outputDirectory) to another"
                                            + " directory, and run"
                                    : ". Make <outputDirectory> (-Dveo.outputDirectory) writable, with free disk space,"
                                            + " and run")
                            + " veo:await again; do not re-create the tasks.",
                    e);
        }
    }

    /**
     * Sets the project's properties, for later plugins; those of single tasks only if there are at most
     * {@value #MOST_TASKS}, because more would take more memory than the rest of the run.
     */
    void publish(AwaitReport report, Log log) {
        Properties properties = invocation.project().getProperties();
        properties.putAll(ResultProperties.ofRun(report));
        if (report.tasks().size() > MOST_TASKS) {
            log.warn("Only veo.verdict is set as a project property, because the properties of "
                    + report.tasks().size() + " tasks would take too much memory (the limit is " + MOST_TASKS
                    + " tasks). results.properties holds them all.");
            return;
        }
        for (TaskOutcome task : report.tasks()) {
            properties.putAll(ResultProperties.of(task));
        }
    }

    private void removeQuietly() {
        try {
            files.removeOld();
        } catch (IOException alsoBroken) {
            // The first failure is the one to report.
        }
    }
}
