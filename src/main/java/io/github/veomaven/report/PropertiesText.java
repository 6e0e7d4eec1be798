package io.github.veomaven.report;

import java.util.Map;
import java.util.Properties;

/**
 * Properties as text that {@link Properties#load} reads back. ASCII, so that it does not matter how it is decoded.
 *
 * <p>{@link Properties#store} would write the date, too, and for its sake load the names of all time zones: slower than
 * writing all results.
 */
final class PropertiesText {

    private PropertiesText() {}

    /** A line for each, in the order given. */
    static String of(Map<String, String> values) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            lines.append(key(entry.getKey()))
                    .append('=')
                    .append(value(entry.getValue()))
                    .append('\n');
        }
        return lines.toString();
    }

    private static String key(String key) {
        StringBuilder line = new StringBuilder(key.length());
        for (char character : key.toCharArray()) {
            append(line, character, true);
        }
        return line.toString();
    }

    /** Blanks before a value would be skipped; those within are part of it. */
    private static String value(String value) {
        StringBuilder line = new StringBuilder(value.length());
        boolean atStart = true;
        for (char character : value.toCharArray()) {
            atStart &= character == ' ';
            append(line, character, atStart);
        }
        return line.toString();
    }

    private static void append(StringBuilder line, char character, boolean escapeBlank) {
        switch (character) {
            case ' ' -> line.append(escapeBlank ? "\\ " : " ");
            case '\\', '=', ':', '#', '!' -> line.append('\\').append(character);
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            case '\f' -> line.append("\\f");
            default -> appendAscii(line, character);
        }
    }

    private static void appendAscii(StringBuilder line, char character) {
        if (character >= 0x20 && character < 0x7F) {
            line.append(character);
        } else {
            line.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                line.append(Character.toUpperCase(Character.forDigit(character >> shift & 0xF, 16)));
            }
        }
    }
}
