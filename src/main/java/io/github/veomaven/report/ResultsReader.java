package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import java.nio.file.Path;

/** Reads {@code results.json} back. */
public final class ResultsReader {

    private ResultsReader() {}

    /**
     * The report that the file was written from, except for the bodies of the service's answers.
     *
     * @throws ResultsException when the file is missing, unreadable, foreign or incomplete; the message says which
     */
    public static AwaitReport read(Path resultsJson) throws ResultsException {
        throw new UnsupportedOperationException("to come");
    }
}
