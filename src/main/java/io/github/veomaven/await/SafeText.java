package io.github.veomaven.await;

/**
 * Makes text from outside fit for one line of a log or a message: nothing in it can forge a line, move a cursor, or
 * turn the reading direction.
 */
public final class SafeText {

    /** ASCII, because a console that has no other characters would show a question mark. */
    private static final String ELLIPSIS = "...";

    private SafeText() {}

    /**
     * One line of printable text.
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
            if (line.length() + shown.length() > maxLength) {
                return cut(line, maxLength);
            }
            line.append(shown);
        }
        return line.toString().strip();
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
