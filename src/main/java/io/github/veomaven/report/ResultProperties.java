package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import java.util.SortedMap;

/** The results as flat properties. */
public final class ResultProperties {

    private ResultProperties() {}

    /** {@code veo.verdict} and, of each task, {@code veo.<name>.verdict} and what else is known. */
    public static SortedMap<String, String> of(AwaitReport report) {
        throw new UnsupportedOperationException("to come");
    }
}
