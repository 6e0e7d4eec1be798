package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.report.ResultsException;
import io.github.veomaven.report.ResultsException.Problem;
import io.github.veomaven.report.ResultsReader;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/**
 * Results that an earlier {@code veo:await} wrote.
 *
 * @param file absolute
 * @param report what it says
 * @param shown the file as messages name it: relative to where the build was started, where that is shorter
 */
record ResultsInput(Path file, AwaitReport report, String shown) {

    private static final String NAME = "resultsFile";
    private static final int MESSAGE_LENGTH = 1200;

    /** Empty after a problem, which the parameters know then. */
    static Optional<ResultsInput> read(Parameters parameters, File configured, MavenSession session) {
        BuildPaths paths = new BuildPaths(session);
        Optional<Path> path = paths.absolute(parameters, NAME, configured);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path file = path.get().normalize();
            return Optional.of(new ResultsInput(file, ResultsReader.read(file), paths.shown(file)));
        } catch (ResultsException e) {
            boolean another = e.problem() == Problem.MISSING || e.problem() == Problem.FOREIGN;
            parameters.problem(SafeText.line(e.getMessage(), MESSAGE_LENGTH)
                    + (another
                            ? " If veo:await wrote its results elsewhere, set " + parameters.named(NAME)
                                    + " to that file."
                            : ""));
            return Optional.empty();
        }
    }
}
