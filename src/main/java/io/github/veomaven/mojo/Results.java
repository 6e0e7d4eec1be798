package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.report.ResultFiles;
import io.github.veomaven.report.ResultProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** Hands the report on: to files, and to later plugins of the same build. */
final class Results {

    private static final int PATH_LENGTH = 500;

    private final Path directory;
    private final ResultFiles files;
    private final MavenProject project;
    private final MavenSession session;

    Results(Path directory, MavenProject project, MavenSession session) {
        this.directory = directory;
        this.files = new ResultFiles(directory);
        this.project = project;
        this.session = session;
    }

    /** Where to read on, as short as it can be: relative to where the build was started. */
    String shown() {
        Path file = files.resultsJson();
        String root = session.getExecutionRootDirectory();
        boolean within = root != null && file.startsWith(root);
        return SafeText.line((within ? Path.of(root).relativize(file) : file).toString(), PATH_LENGTH);
    }

    /** Writes every file, or says why it cannot be, and then leaves none that could pass for a result. */
    void write(AwaitReport report) throws MojoExecutionException {
        // Java closes a file under a thread that is interrupted, and an interrupt is a reason to write.
        boolean interrupted = Thread.interrupted();
        try {
            files.write(report);
        } catch (IOException e) {
            removeQuietly();
            throw new MojoExecutionException(
                    "The results cannot be written to " + SafeText.line(directory.toString(), PATH_LENGTH) + " ("
                            + IoWords.of(e) + "). Make the directory writable, with room on its disk, and run veo:await"
                            + " again; the tasks need not be created anew.",
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Sets the project's properties, for later plugins. */
    void publish(AwaitReport report) {
        Properties properties = project.getProperties();
        for (Map.Entry<String, String> result : ResultProperties.of(report).entrySet()) {
            properties.setProperty(result.getKey(), result.getValue());
        }
    }

    private void removeQuietly() {
        try {
            files.removeOld();
        } catch (IOException alsoBroken) {
            // The first trouble is what is told.
        }
    }
}
