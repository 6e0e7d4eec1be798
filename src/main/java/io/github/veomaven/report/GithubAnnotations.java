package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import java.util.List;

/** The results as workflow commands that GitHub Actions shows as annotations. */
public final class GithubAnnotations {

    private GithubAnnotations() {}

    /** Lines to print to standard output as they are, without a prefix. */
    public static List<String> of(AwaitReport report) {
        throw new UnsupportedOperationException("to come");
    }
}
