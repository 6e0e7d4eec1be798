package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.report.GithubAnnotations;
import io.github.veomaven.report.StepSummary;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.logging.Log;

/** Shows the results where people look on GitHub Actions: in the step's summary, and as annotations. */
final class GithubActions {

    private final UnaryOperator<String> environment;
    private final Supplier<PrintStream> out;
    private final Log log;

    /** Writes to standard output itself: Maven 4 makes log lines of what goes to {@code System.out}. */
    GithubActions(UnaryOperator<String> environment, Log log) {
        this(environment, GithubActions::standardOutput, log);
    }

    /** @param out standard output: GitHub reads annotations there, at the start of a line */
    GithubActions(UnaryOperator<String> environment, Supplier<PrintStream> out, Log log) {
        this.environment = environment;
        this.out = out;
        this.log = log;
    }

    /** Does nothing elsewhere, and never fails a build. */
    void show(AwaitReport report) {
        if ("true".equals(environment.apply("GITHUB_ACTIONS"))) {
            PrintStream lines = out.get();
            GithubAnnotations.of(report).forEach(lines::println);
            Optional.ofNullable(environment.apply("GITHUB_STEP_SUMMARY"))
                    .filter(file -> !file.isBlank())
                    .ifPresent(file -> append(file, StepSummary.of(report)));
        }
    }

    private static PrintStream standardOutput() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    private void append(String file, String markdown) {
        try {
            Files.writeString(
                    Path.of(file),
                    markdown,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            log.warn(
                    "The summary of this step cannot be written (" + SafeText.line(DiskException.reason(e), 200) + ")");
        } catch (InvalidPathException e) {
            log.warn("The summary of this step cannot be written: GITHUB_STEP_SUMMARY is no path");
        }
    }
}
