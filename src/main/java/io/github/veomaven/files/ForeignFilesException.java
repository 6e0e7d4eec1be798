package io.github.veomaven.files;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that this plugin did not write have the names of its own. The message names them and can be continued with what
 * to do; neutralise it before logging it.
 */
public final class ForeignFilesException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MOST_SHOWN = 5;

    /** @param names relative to the directory, at least one */
    public ForeignFilesException(Path directory, List<String> names) {
        super(message(directory, names));
    }

    private static String message(Path directory, List<String> names) {
        boolean one = names.size() == 1;
        return shown(directory, names) + (one ? " was" : " were")
                + " not written by this plugin, or changed since, and " + (one ? "is" : "are")
                + " neither replaced nor removed";
    }

    private static String shown(Path directory, List<String> names) {
        StringBuilder shown = new StringBuilder(directory.resolve(names.get(0)).toString());
        int last = Math.min(names.size(), MOST_SHOWN) - 1;
        for (int i = 1; i <= last; i++) {
            shown.append(i == last && names.size() <= MOST_SHOWN ? " and " : ", ")
                    .append(names.get(i));
        }
        return names.size() <= MOST_SHOWN ? shown.toString() : shown + " and " + (names.size() - MOST_SHOWN) + " more";
    }
}
