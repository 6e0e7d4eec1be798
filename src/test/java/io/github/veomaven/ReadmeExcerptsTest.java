package io.github.veomaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README shows is what the projects of {@code it/} run with real Maven, so that it works when it is copied. */
class ReadmeExcerptsTest {

    private static final Pattern XML = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern GROOVY = Pattern.compile("```groovy\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    /** A secret, which README does not show: matches any. */
    private static final String SECRET = "{…}";

    @Test
    void everyPieceOfXmlIsPartOfAPomOrOfSettings() throws IOException {
        List<String> run =
                texts("{*/pom.xml,*/settings.xml}").map(ReadmeExcerptsTest::xml).toList();

        assertThat(excerpts(XML))
                .isNotEmpty()
                .allSatisfy(excerpt -> assertThat(run)
                        .as(excerpt)
                        .anyMatch(whole ->
                                secretsIgnored(xml(excerpt)).matcher(whole).find()));
    }

    @Test
    void everyPieceOfGroovyIsPartOfAJenkinsfile() throws IOException {
        List<String> run =
                texts("*/Jenkinsfile").map(ReadmeExcerptsTest::spaced).toList();

        assertThat(excerpts(GROOVY))
                .isNotEmpty()
                .allSatisfy(excerpt -> assertThat(run).anyMatch(whole -> whole.contains(spaced(excerpt))));
    }

    private static List<String> excerpts(Pattern block) throws IOException {
        return block.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Stream<String> texts(String glob) throws IOException {
        Path it = Path.of("it");
        try (Stream<Path> files = Files.walk(it, 2)) {
            return files
                    .filter(file ->
                            it.getFileSystem().getPathMatcher("glob:" + glob).matches(it.relativize(file)))
                    .map(ReadmeExcerptsTest::text)
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Without comments, layout, and the version of this plugin: README may name the one that was released last. */
    private static String xml(String text) {
        return spaced(COMMENT.matcher(text).replaceAll(""))
                .replaceAll("> <", "><")
                .replace("@project.groupId@", "io.github.veomaven")
                .replace("@project.artifactId@", "veo-maven-plugin")
                .replaceAll(
                        "(<artifactId>veo-maven-plugin</artifactId><version>)[^<]*(</version>)", "$1of-this-plugin$2");
    }

    private static String spaced(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static Pattern secretsIgnored(String excerpt) {
        return Pattern.compile(Stream.of(excerpt.split(Pattern.quote(SECRET), -1))
                .map(Pattern::quote)
                .reduce((before, after) -> before + "[^<]+" + after)
                .orElseThrow());
    }
}
