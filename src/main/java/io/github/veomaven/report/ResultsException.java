package io.github.veomaven.report;

import java.io.Serial;
import java.nio.file.Path;

/** Results that cannot be used. The message names the file, says what is wrong with it, and what to do. */
public final class ResultsException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    ResultsException(Problem problem, Path file, String detail, Throwable cause) {
        super("The results " + file + " are " + problem.word + ": " + detail, cause);
        this.problem = problem;
    }

    /** The kind of problem. */
    public Problem problem() {
        return problem;
    }

    /** What can be wrong with results. */
    public enum Problem {
        /** There is no such file. */
        MISSING("missing"),
        /** Not a file, not readable, too large, or not JSON, for instance because it is cut off. */
        UNREADABLE("unreadable"),
        /** Not written by this plugin, or by a version with another format. */
        FOREIGN("foreign"),
        /** A required field is missing, or a field has the wrong type. */
        INCOMPLETE("incomplete"),
        /** A success that the service did not state, or counts or verdicts that contradict each other. */
        CONTRADICTORY("contradictory");

        private final String word;

        Problem(String word) {
            this.word = word;
        }
    }
}
