package io.github.veomaven.report;

import io.github.veomaven.await.Verdict;

/**
 * How a verdict is shown: never by colour alone.
 *
 * @param symbol tells verdicts apart by shape; not for screen readers
 * @param word the verdict for people
 * @param style the verdict's class in {@code style.css}
 */
record VerdictSign(String symbol, String word, String style) {

    static VerdictSign of(Verdict verdict) {
        return switch (verdict) {
            case SUCCEEDED -> new VerdictSign("✓", "Succeeded", "succeeded");
            case FAILED -> new VerdictSign("✕", "Failed", "failed");
            case UNDETERMINED -> new VerdictSign("?", "Undetermined", "undetermined");
        };
    }
}
