package io.github.veomaven.endpoint;

/** The secret that the service knows us by. Nothing in here ever prints it. */
public final class ApiKey {

    private static final String SHOWN = "***";

    private final String value;
    private final SecretMatcher matcher;

    private ApiKey(String value) {
        this.value = value;
        this.matcher = new SecretMatcher(value);
    }

    /**
     * Checks a key.
     *
     * @param value visible ASCII without blanks, since it becomes part of a header
     * @throws IllegalArgumentException with a message that says what is wrong and does not hold the key
     */
    public static ApiKey of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("The API key is blank");
        }
        value.codePoints().forEach(ApiKey::check);
        return new ApiKey(value);
    }

    private static void check(int character) {
        if (character == '\n' || character == '\r') {
            throw new IllegalArgumentException("The API key holds a line break: it must be one word");
        }
        if (character == ' ' || character == '\t') {
            throw new IllegalArgumentException("The API key holds a blank: it must be one word");
        }
        if (character < ' ' || character == 0x7f) {
            throw new IllegalArgumentException("The API key holds a control character");
        }
        if (character > 0x7f) {
            throw new IllegalArgumentException("The API key holds a character that is not ASCII");
        }
    }

    /** What the header {@code Authorization} says. For the request only. */
    String bearer() {
        return "Bearer " + value;
    }

    /** The text with every occurrence of the key, JSON-escaped and percent-encoded ones included, replaced. */
    public String redact(String text) {
        return matcher.replace(text, SHOWN);
    }

    /**
     * A body with every occurrence of the key overwritten by asterisks, in place, so that its encoding and structure stay
     * whole. The same array when there is none.
     */
    public byte[] redact(byte[] body) {
        return matcher.overwrite(body, (byte) '*');
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "ApiKey[" + SHOWN + "]";
    }
}
