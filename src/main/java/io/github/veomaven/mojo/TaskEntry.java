package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.VideoTask;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One task as a project or a file states it, not yet checked.
 *
 * @param name the label, where it has one
 * @param id what the service knows it by
 * @param where for messages, for instance {@code element 2 of <taskIds> (-Dveo.taskIds)}
 */
record TaskEntry(Optional<String> name, String id, String where) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_ID = 1000;

    /** Reads {@code id} or {@code name=id}, split at the first {@code =}. */
    static TaskEntry parse(String text, String where) {
        int split = text.indexOf('=');
        return split < 0
                ? new TaskEntry(Optional.empty(), text, where)
                : new TaskEntry(Optional.of(text.substring(0, split)), text.substring(split + 1), where);
    }

    /**
     * The task, with blanks at the ends of name and id trimmed.
     *
     * @throws IllegalArgumentException with a whole sentence, if it is not a valid task
     */
    VideoTask task() {
        String trimmedId = id.strip();
        String trimmedName = name.orElse(id).strip();
        if (Parameters.isUnresolved(trimmedId)) {
            throw refused("\"" + SafeText.line(trimmedId, 120) + "\" " + Parameters.UNRESOLVED);
        }
        if (name.isPresent() && !NAME.matcher(trimmedName).matches()) {
            throw refused("has the name \"" + SafeText.line(trimmedName, 120)
                    + "\", which must be 1 to 64 letters, digits, '.', '_' or '-'"
                    + " (an id that contains '=' needs a name in front: name=id)");
        }
        if (trimmedId.isEmpty()) {
            throw refused("has no id");
        }
        if (trimmedId.length() > LONGEST_ID) {
            throw refused("has an id of more than " + LONGEST_ID + " characters");
        }
        if (hasForbidden(trimmedId)) {
            throw refused("has an id with a control character: \"" + SafeText.line(trimmedId, 120) + "\"");
        }
        return new VideoTask(trimmedName, trimmedId);
    }

    private IllegalArgumentException refused(String rule) {
        return new IllegalArgumentException(where + " " + rule);
    }

    /** An unpaired surrogate cannot be encoded. */
    private static boolean hasForbidden(String text) {
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            int type = Character.getType(text.codePointAt(at));
            if (type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE) {
                return true;
            }
        }
        return false;
    }
}
