package io.github.veomaven.report;

import java.util.Collection;
import java.util.Map;

/** File names that every system takes. */
public final class SafeFileNames {

    private SafeFileNames() {}

    /** A file name, without extension, for each name. */
    public static Map<String, String> of(Collection<String> names) {
        throw new UnsupportedOperationException("to come");
    }
}
