package io.github.veomaven.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "##[error]done | # #[error]done",
                "failed ##[group]x | failed # #[group]x",
                "a ##vso[task.setvariable variable=PATH]/evil | a # #vso[task.setvariable variable=PATH]/evil",
                "###[error] | # # #[error]",
                "a ##teamcity[buildProblem] | a # #teamcity[buildProblem]",
                "::error::done | : :error::done",
                "\\n\\u00a0 ::set-env name=PATH::/evil | : :set-env name=PATH::/evil",
                "::: | : ::",
                "--- a group | -- - a group",
                "+++ a group | ++ + a group",
                "~~~ a group | ~~ ~ a group",
                "^^^ +++ | ^^ ^ +++",
                "section_start:1:a\\r\\u001b[0K | section_start :1:a ?[0K",
                "a section_end:1:a\\r\\u001b[0K | a section_end :1:a ?[0K",
                "\\u001b[8mha:AAAA\\u001b[0m | ?[8mha:AAAA?[0m",
            })
    void aRunnerTakesNothingInItForACommand(String text, String line) {
        assertThat(SafeText.line(unescaped(text), 100)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[::1]:8080",
                "std::error",
                "error #5 at #6",
                "--block",
                "a --- b",
                "x ~~~ y",
                "the section_start is missing",
                ":",
                "#",
            })
    void textWithoutACommandStaysAsItIs(String text) {
        assertThat(SafeText.line(text, 100)).isEqualTo(text);
    }

    @Test
    void insertedBlanksCountTowardsTheLength() {
        assertThat(SafeText.line("########", 6)).isEqualTo("# #...");
        assertThat(SafeText.line("a##", 3)).isEqualTo("...");
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
    void nullAndBlankTextIsEmpty() {
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
