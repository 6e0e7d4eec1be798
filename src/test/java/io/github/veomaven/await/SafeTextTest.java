package io.github.veomaven.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

    @ParameterizedTest
    @CsvSource({
        "a\\nb, a b",
        "a\\rb, a b",
        "a\\tb, a b",
        "a\\u001b[31mb, a?[31mb",
        "a\\u0000b, a?b",
        "a\\u009bb, a?b",
        "a\\u202eb, a?b",
        "a\\u2066b, a?b",
        "a\\u200fb, a?b",
        "a\\u2028b, a b",
        "a\\ufeffb, a?b",
        "a\\ud800b, a?b",
        "a\\ue000b, a?b",
        "Größe 日本 \\ud83c\\udfac, Größe 日本 \\ud83c\\udfac",
    })
    void nothingInItCanForgeALineMoveTheCursorOrTurnTheDirection(String text, String line) {
        assertThat(SafeText.line(unescaped(text), 100)).isEqualTo(unescaped(line));
    }

    @Test
    void longTextEndsInThreeDotsThatEveryConsoleHas() {
        assertThat(SafeText.line("abcdef", 6)).isEqualTo("abcdef");
        assertThat(SafeText.line("abcdefg", 6)).isEqualTo("abc...");
        assertThat(SafeText.line("x".repeat(1_000_000), 10)).hasSize(10);
    }

    @Test
    void noSurrogatePairIsCutInHalf() {
        assertThat(SafeText.line("ab\ud83c\udfac\ud83c\udfac\ud83c\udfac", 6)).isEqualTo("ab...");
        assertThat(SafeText.line("abc\ud83c\udfac\ud83c\udfac", 6)).isEqualTo("abc...");
    }

    @Test
    void nothingIsNothing() {
        assertThat(SafeText.line(null, 10)).isEmpty();
        assertThat(SafeText.line(" \n ", 10)).isEmpty();
    }

    private static String unescaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) != '\\') {
                result.append(text.charAt(at));
            } else if (text.charAt(at + 1) == 'u') {
                result.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                at += 5;
            } else {
                result.append(text.substring(at, at + 2).translateEscapes());
                at++;
            }
        }
        return result.toString();
    }
}
