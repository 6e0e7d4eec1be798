package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;

/** The results as Markdown for GitHub's step summary. */
public final class StepSummary {

    private StepSummary() {}

    /** Markdown that ends in a line feed; append it to the file that {@code GITHUB_STEP_SUMMARY} names. */
    public static String of(AwaitReport report) {
        throw new UnsupportedOperationException("to come");
    }
}
