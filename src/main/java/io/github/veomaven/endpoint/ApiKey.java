package io.github.veomaven.endpoint;

import java.util.Locale;

/** The key for the service: a secret that nothing in this class prints. */
public final class ApiKey {

    private static final String SHOWN = "***";
    private static final String QUOTES = "\"'`";

    private final String value;
    private final SecretMatcher matcher;

    private ApiKey(String value) {
        this.value = value;
        this.matcher = new SecretMatcher(value);
    }

    /**
     * Checks a key. Blanks and line ends around it are ignored, because many files and forms add them.
     *
     * @param text visible ASCII without blanks, since it becomes part of a header
     * @throws IllegalArgumentException with a message that continues the name of the text's source, says what is wrong and
     *     what to do, and contains no part of the text
     */
    public static ApiKey of(String text) {
        String value = text.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("is blank");
        }
        checkForm(value);
        for (int at = 0; at < value.length(); at++) {
            checkCharacter(value.charAt(at));
        }
        return new ApiKey(value);
    }

    /** Refuses what people paste along with a key, or instead of one. */
    private static void checkForm(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        refuse(
                QUOTES.indexOf(value.charAt(0)) >= 0 || QUOTES.indexOf(value.charAt(value.length() - 1)) >= 0,
                "is in quotes: remove them");
        refuse(
                lower.startsWith("bearer ") || lower.startsWith("bearer:") || lower.startsWith("authorization:"),
                "contains more than the key: remove \"Authorization:\" and \"Bearer\"");
        refuse(value.contains("***"), "contains asterisks, which logs show instead of a secret: use the key itself");
        refuse(
                isVariable(value),
                "contains the name of a variable instead of its value: the variable was not replaced");
        refuse(
                value.startsWith("<") && value.endsWith(">"),
                "contains a placeholder in angle brackets: replace it with the key, without the brackets");
        refuse(
                isAssignment(value),
                "contains an assignment (NAME=...): use only what is to the right of the equals sign");
    }

    /** Returns whether it is {@code $NAME}, <code>${NAME}</code>, {@code $(NAME)} or {@code %NAME%}. */
    private static boolean isVariable(String value) {
        if (value.length() < 2) {
            return false;
        }
        char second = value.charAt(1);
        return value.charAt(0) == '$' && (Character.isLetter(second) || "_{(".indexOf(second) >= 0)
                || value.startsWith("%") && value.endsWith("%");
    }

    /** Returns whether it is a name, an equals sign, and something that is not the padding of Base64. */
    private static boolean isAssignment(String value) {
        int equals = value.indexOf('=');
        if (equals < 1 || equals == value.length() - 1 || value.charAt(equals + 1) == '=') {
            return false;
        }
        for (int at = 0; at < equals; at++) {
            if (!Character.isLetterOrDigit(value.charAt(at)) && "_-. ".indexOf(value.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void checkCharacter(char character) {
        refuse(character == '\n' || character == '\r', "contains a line break: a key is one word");
        refuse(character == ' ' || character == '\t', "contains a blank: a key is one word");
        refuse(character < ' ' || character == 0x7f, "contains a control character, which no key has");
        refuse(character > 0x7f, "contains a character that is not ASCII, which no key has");
    }

    private static void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Returns the value of the header {@code Authorization}. For the request only. */
    String bearer() {
        return "Bearer " + value;
    }

    /**
     * Returns the text with every occurrence of the key replaced, also where it is in another case, in Base64,
     * JSON-escaped or percent-encoded.
     */
    public String redact(String text) {
        int start = matcher.find(text, 0);
        if (start == SecretMatcher.NONE) {
            return text;
        }
        StringBuilder redacted = new StringBuilder(text.length());
        int copied = 0;
        while (start != SecretMatcher.NONE) {
            redacted.append(text, copied, start).append(SHOWN);
            copied = matcher.end(text, start);
            start = matcher.find(text, copied);
        }
        return redacted.append(text, copied, text.length()).toString();
    }

    /**
     * Overwrites every occurrence of the key in a reply's body with asterisks: some services send back what they were
     * sent. Encoding, structure and length stay as they were. Without its zero bytes, UTF-16 and UTF-32 look like ASCII.
     */
    void redact(byte[] body) {
        StringBuilder text = new StringBuilder(body.length);
        int[] positions = new int[body.length];
        for (int at = 0; at < body.length; at++) {
            if (body[at] != 0) {
                positions[text.length()] = at;
                text.append((char) (body[at] & 0xff));
            }
        }
        int start = matcher.find(text, 0);
        while (start != SecretMatcher.NONE) {
            int end = matcher.end(text, start);
            for (int at = start; at < end; at++) {
                body[positions[at]] = '*';
            }
            start = matcher.find(text, end);
        }
    }

    @Override
    public String toString() {
        return "ApiKey[" + SHOWN + "]";
    }
}
