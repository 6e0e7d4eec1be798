package io.github.veomaven.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeFileNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"hero", "Hero.v2", "a_b-c", "4c9a31a5bb61db65d10f1210d78cc08a", "console", "com10", "hero-2"})
    void aPlainNameStaysAsItIs(String name) {
        assertThat(SafeFileNames.of(List.of(name))).containsExactly(Map.entry(name, name));
    }

    @ParameterizedTest
    @CsvSource({
        "../x, _x",
        "C:\\x, C_x",
        "a/b, a_b",
        ".hidden, hidden",
        "trailing., trailing",
        "a b, a_b",
        "über, uber",
        "CON, _CON",
        "con.txt, _con.txt",
        "nul, _nul",
        "LPT9, _LPT9",
        "COM\u00B9, _COM1",
        "CONOUT$, _CONOUT_",
        ".., task",
        "___, task",
        "英雄, task",
    })
    void aNameThatSomeSystemRefusesIsChanged(String name, String safe) {
        assertThat(SafeFileNames.of(List.of(name))).containsEntry(name, safe);
    }

    @Test
    void aPlainNameHasPrecedenceOverOneThatMustBeChanged() {
        assertThat(SafeFileNames.of(List.of("a/b", "a_b")))
                .containsEntry("a_b", "a_b")
                .containsEntry("a/b", "a_b-2");
    }

    @Test
    void namesThatDifferOnlyInCaseGetDifferentFiles() {
        assertThat(SafeFileNames.of(List.of("Hero", "hero", "HERO", "hero-2")).values())
                .containsExactly("Hero", "hero-3", "HERO-4", "hero-2");
    }

    @Test
    void theSameNameTwiceGetsOneFile() {
        assertThat(SafeFileNames.of(List.of("hero", "hero"))).containsExactly(Map.entry("hero", "hero"));
    }

    @Test
    void longNamesWithTheSameBeginningGetDifferentFiles() {
        String start = "x".repeat(300);
        Collection<String> safe = SafeFileNames.of(List.of(start + "1", start + "2", start + "3."))
                .values();

        assertThat(safe).doesNotHaveDuplicates().allSatisfy(SafeFileNamesTest::isSafe);
    }

    @Test
    void theResultDependsOnlyOnTheNames() {
        List<String> names = hostileNames(new Random(7));

        assertThat(SafeFileNames.of(names)).isEqualTo(SafeFileNames.of(new ArrayList<>(names)));
    }

    @Test
    void filesAreSafeAndDistinctForAnyNames() {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            List<String> names = hostileNames(random);
            Map<String, String> safe = SafeFileNames.of(names);

            assertThat(safe.keySet()).containsExactlyInAnyOrderElementsOf(new HashSet<>(names));
            assertThat(safe.values()).allSatisfy(SafeFileNamesTest::isSafe);
            assertThat(safe.values().stream().map(SafeFileNamesTest::asADiskMaySeeIt))
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> hostileNames(Random random) {
        List<String> pieces = List.of(
                "a",
                "A",
                "b",
                "ä",
                "a\u0308",
                "/",
                "\\",
                ":",
                "..",
                ".",
                " ",
                "-2",
                "-",
                "_",
                "CON",
                "nul",
                "COM1",
                "COM¹",
                "\u202E",
                "\u0000",
                "\n",
                "\uD800",
                "🎬",
                "ß",
                "SS",
                "İ",
                "i",
                "ﬁ",
                "x".repeat(150),
                "<",
                "|",
                "*");
        return IntStream.range(0, 30)
                .mapToObj(any -> random.ints(1 + random.nextInt(4), 0, pieces.size())
                        .mapToObj(pieces::get)
                        .collect(Collectors.joining()))
                .toList();
    }

    private static void isSafe(String name) {
        assertThat(name).matches("[A-Za-z0-9._-]+").doesNotStartWith(".").doesNotEndWith(".");
        assertThat(name.replaceAll("\\..*", ""))
                .doesNotMatch("(?i)CON|PRN|AUX|NUL|CLOCK\\$|CONIN\\$|CONOUT\\$|COM[0-9]|LPT[0-9]");
        assertThat((name + "-2.mp4.part").getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(120);
    }

    private static String asADiskMaySeeIt(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
