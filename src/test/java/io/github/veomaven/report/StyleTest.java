package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Colours that everybody can read: WCAG 2.2, level AA. */
class StyleTest {

    /** Text, and what it stands on. */
    private static final List<List<String>> TEXTS = List.of(
            List.of("text", "page"),
            List.of("text", "card"),
            List.of("text", "good-back"),
            List.of("text", "bad-back"),
            List.of("text", "open-back"),
            List.of("muted", "page"),
            List.of("muted", "card"),
            List.of("link", "page"),
            List.of("link", "card"),
            List.of("good", "good-back"),
            List.of("bad", "bad-back"),
            List.of("open", "open-back"),
            List.of("good", "card"),
            List.of("bad", "card"),
            List.of("open", "card"),
            List.of("stripe-text", "stripe"));

    /** No text, and nothing to be told by them: the rule between cards, and what is behind a video. */
    private static final Set<String> DECORATION = Set.of("line", "stage");

    private static final Pattern ROOT = Pattern.compile(":root \\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    @Test
    void everyTextHasEnoughContrastInLightAndDarkAndPrint() throws IOException {
        List<Map<String, Integer>> themes = themes();
        assertThat(themes).hasSize(3);
        for (Map<String, Integer> theme : themes) {
            for (List<String> pair : TEXTS) {
                assertThat(contrast(theme.get(pair.get(0)), theme.get(pair.get(1))))
                        .as("%s on %s", pair.get(0), pair.get(1))
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @Test
    void everyColourIsCheckedAndDefinedInEveryTheme() throws IOException {
        Set<String> checked = new HashSet<>(DECORATION);
        TEXTS.forEach(checked::addAll);

        assertThat(themes()).allSatisfy(theme -> assertThat(theme.keySet()).isEqualTo(checked));
    }

    @Test
    void thereAreNoOtherColours() throws IOException {
        String rules = ROOT.matcher(style()).replaceAll("");

        assertThat(rules)
                .doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b(?=[;\\s])")
                .doesNotContain("rgb", "hsl");
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        assertThat(style()).doesNotContain("url(", "@import", "http:", "https:");
    }

    @Test
    void theContrastOfBlackAndWhiteIsTwentyOne() {
        assertThat(contrast(0x000000, 0xFFFFFF)).isEqualTo(21.0);
        assertThat(contrast(0x777777, 0xFFFFFF)).isBetween(4.4, 4.5);
    }

    private static List<Map<String, Integer>> themes() throws IOException {
        List<Map<String, Integer>> themes = new ArrayList<>();
        Matcher root = ROOT.matcher(style());
        while (root.find()) {
            Map<String, Integer> theme = new HashMap<>();
            Matcher colour = COLOUR.matcher(root.group(1));
            while (colour.find()) {
                theme.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
            }
            themes.add(theme);
        }
        return themes;
    }

    private static String style() throws IOException {
        try (InputStream style = PageWriter.class.getResourceAsStream("style.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
