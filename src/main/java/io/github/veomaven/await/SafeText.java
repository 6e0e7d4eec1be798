package io.github.veomaven.await;

/**
 * Makes text from outside safe for one line of a log, a message or a report: nothing in it can forge a line, move a
 * cursor, change the reading direction, or be taken for a command by a runner that reads the log.
 *
 * <p>Runners take commands from what a build prints. GitHub's and Azure's find <code>##[…]</code> and
 * <code>##vso[…]</code> anywhere in a line, as TeamCity's does {@code ##teamcity[…]}; GitHub's also takes {@code ::…::}
 * and Buildkite's {@code ---}, {@code +++}, {@code ~~~} and {@code ^^^} at its start; GitLab's takes
 * {@code section_start:…}. A blank is inserted into each of these marks. Jenkins' notes and GitLab's other marks begin
 * with control characters, which become question marks.
 */
public final class SafeText {

    /** ASCII, because a console that has no other characters would show a question mark. */
    private static final String ELLIPSIS = "...";

    private SafeText() {}

    /**
     * Returns one line of printable text.
     *
     * @param text untrusted; null counts as empty
     * @param maxLength the most characters to return, at least 3; longer text ends in three dots
     */
    public static String line(String text, int maxLength) {
        if (text == null) {
            return "";
        }
        StringBuilder line = new StringBuilder(Math.min(text.length(), maxLength));
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            String shown = shown(codePoint);
            if (line.length() == 0 && shown.equals(" ")) {
                continue;
            }
            if (completesAMark(line, codePoint)) {
                line.append(' ');
            }
            if (line.length() + shown.length() > maxLength) {
                return cut(line, maxLength);
            }
            line.append(shown);
        }
        return line.toString().stripTrailing();
    }

    /** Returns whether a runner might take the line for a command if this character follows. */
    private static boolean completesAMark(StringBuilder line, int next) {
        int length = line.length();
        return switch (next) {
            case '#' -> length > 0 && line.charAt(length - 1) == '#';
            case ':' ->
                length == 1 && line.charAt(0) == ':' || endsIn(line, "section_start") || endsIn(line, "section_end");
            case '-', '+', '~', '^' -> length == 2 && line.charAt(0) == next && line.charAt(1) == next;
            default -> false;
        };
    }

    private static boolean endsIn(StringBuilder line, String mark) {
        int start = line.length() - mark.length();
        return start >= 0 && line.indexOf(mark, start) == start;
    }

    private static String cut(StringBuilder line, int maxLength) {
        int end = Math.min(line.length(), maxLength - ELLIPSIS.length());
        if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end).strip() + ELLIPSIS;
    }

    private static String shown(int codePoint) {
        if (Character.isWhitespace(codePoint)) {
            return " ";
        }
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> " ";
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> "?";
            default -> Character.toString(codePoint);
        };
    }
}
