package io.github.veomaven.report;

import java.util.Map;
import java.util.Properties;

/**
 * Properties as text that {@link Properties#load} reads back. ASCII, so that it does not matter how it is decoded, and
 * without needless escapes, so that {@code grep} and {@code cut} find what is meant.
 *
 * <p>{@link Properties#store} would escape every colon of a URL, and write the date, too, and for its sake load the
 * names of all time zones: slower than writing all results.
 */
final class PropertiesText {

    private PropertiesText() {}

    /** A line for each, in the order given. */
    static String of(Map<String, String> values) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            append(lines, entry.getKey(), true);
            lines.append('=');
            append(lines, entry.getValue(), false);
            lines.append('\n');
        }
        return lines.toString();
    }

    private static void append(StringBuilder line, String text, boolean isKey) {
        boolean onlyBlanks = true;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            onlyBlanks &= character == ' ';
            switch (character) {
                case ' ' -> line.append(isKey || onlyBlanks ? "\\ " : " ");
                case '=', ':', '#', '!' -> line.append(isKey ? "\\" : "").append(character);
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                case '\f' -> line.append("\\f");
                default -> appendAscii(line, character);
            }
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
