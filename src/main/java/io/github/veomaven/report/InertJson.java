package io.github.veomaven.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.Serial;

/**
 * Escapes, beyond what JSON requires, characters that control a terminal or change the reading direction, and those that
 * begin a command to a CI runner or a Maven expression: JSON files are shown in build logs and copied with filtering. A
 * parser still reads what the service wrote.
 */
public final class InertJson extends CharacterEscapes {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final char DELETE = 0x7F;
    private static final String MARKS = "$@{}#";

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
        for (int at = 0; at < MARKS.length(); at++) {
            codes[MARKS.charAt(at)] = ESCAPE_STANDARD;
        }
        return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                new SerializedString(String.format("\\u%04X", character));
            default -> null;
        };
    }
}
