package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.report.GithubAnnotations;
import io.github.veomaven.report.ResultVariables;
import io.github.veomaven.report.StepSummary;
import io.github.veomaven.report.VideoFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.logging.Log;

/** Passes the results on to GitHub Actions: as the step's outputs, in its summary, and as annotations. */
final class GithubActions {

    private final UnaryOperator<String> environment;
    private final PrintStream out;
    private final Log log;

    /** Writes to standard output itself: Maven 4 makes log lines of what goes to {@code System.out}. */
    GithubActions(UnaryOperator<String> environment, Log log) {
        this(environment, new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8), log);
    }

    /** @param out standard output: GitHub reads annotations there, at the start of a line */
    GithubActions(UnaryOperator<String> environment, PrintStream out, Log log) {
        this.environment = environment;
        this.out = out;
        this.log = log;
    }

    /** Does nothing elsewhere, and never fails a build. */
    void show(AwaitReport report) {
        String outputs = environment.apply("GITHUB_OUTPUT");
        if (isGiven(outputs)) {
            append(outputs, "outputs", ResultVariables.stepOutputs(report));
        }
        if (isGithub()) {
            print(GithubAnnotations.of(report));
            summarize(StepSummary.of(report));
        }
    }

    /** The same for the files of {@code veo:download}, without outputs. */
    void show(AwaitReport report, List<VideoFile> files) {
        if (isGithub()) {
            print(GithubAnnotations.ofDownloads(files));
            summarize(StepSummary.ofDownloads(report, files));
        }
    }

    private boolean isGithub() {
        return "true".equals(environment.apply("GITHUB_ACTIONS"));
    }

    private static boolean isGiven(String file) {
        return file != null && !file.isBlank();
    }

    private void print(List<String> annotations) {
        for (String annotation : annotations) {
            out.println(annotation);
        }
    }

    private void summarize(String markdown) {
        String summary = environment.apply("GITHUB_STEP_SUMMARY");
        if (isGiven(summary)) {
            append(summary, "summary", markdown);
        }
    }

    private void append(String file, String what, String lines) {
        try {
            Path path = Path.of(file);
            Files.writeString(
                    path,
                    (endsWithinALine(path) ? "\n" : "") + lines,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException | InvalidPathException e) {
            log.warn("The " + what + " of this step cannot be written to " + SafeText.line(file, 300) + " ("
                    + SafeText.line(DiskException.reason(e), 200) + ")");
        }
    }

    /** Whether the file already holds a last line without an end. */
    private static boolean endsWithinALine(Path path) throws IOException {
        if (!Files.isRegularFile(path) || Files.size(path) == 0) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(file.length() - 1);
            return file.read() != '\n';
        }
    }
}
