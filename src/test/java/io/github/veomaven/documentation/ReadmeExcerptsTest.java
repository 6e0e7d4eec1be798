package io.github.veomaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Every excerpt in README and the pages is part of a file in {@code it/}, and works when it is copied. */
class ReadmeExcerptsTest {

    private static final Path PIPELINES = Path.of("src/site/markdown/pipelines.md");
    private static final List<Path> PAGES = List.of(
            Path.of("README.md"),
            PIPELINES,
            Path.of("src/site/markdown/usage.md"),
            Path.of("src/site/markdown/multi-module.md"),
            Path.of("src/site/markdown/corporate-parent.md"));
    private static final Path IT = Path.of("it");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    /** Stands for a secret, and matches any. */
    private static final String SECRET = "{…}";

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("xml")
    void xmlIsPartOfAPomOrOfSettings(String excerpt) throws IOException {
        Pattern shown = secretsIgnored(xml(excerpt));

        assertThat(files("{*,*/*}/*.xml").map(ReadmeExcerptsTest::xml))
                .anyMatch(whole -> shown.matcher(whole).find());
    }

    @ParameterizedTest
    @MethodSource("groovy")
    void groovyIsPartOfAJenkinsfile(String excerpt) throws IOException {
        assertThat(files("*/Jenkinsfile")).anyMatch(whole -> isPart(excerpt, whole));
    }

    @ParameterizedTest
    @MethodSource("groovy")
    void copiedGroovyRuns(String excerpt) throws IOException {
        Path file = Files.writeString(directory.resolve("Jenkinsfile"), pipeline(excerpt));

        assertThat(Jenkins.of(file)
                        .idsIn("video-tasks.json")
                        .idsIn("video-tasks.json", "./create-videos")
                        .run()
                        .result())
                .isEqualTo(Jenkins.Result.SUCCESS);
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void yamlIsPartOfAWorkflowOrAGitlabFileAndNoStepIsEmpty(String excerpt) throws IOException {
        assertThat(files("{gitlab*/.gitlab-ci.yml,github-actions/*.yml}")).anyMatch(whole -> isPart(excerpt, whole));

        Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(excerpt);
        if (content instanceof List<?> steps) {
            assertThat(steps)
                    .allSatisfy(step -> assertThat(((Map<?, ?>) step).keySet().stream())
                            .anyMatch(key -> key.equals("run") || key.equals("uses")));
        }
    }

    @Test
    void excerptsOfEveryLanguageAreFound() throws IOException {
        assertThat(xml()).hasSizeGreaterThan(3);
        assertThat(groovy()).hasSizeGreaterThan(4);
        assertThat(yaml()).hasSizeGreaterThan(4);
    }

    @Test
    void commandsOfThePipelinesPageAreRunByAProject() throws IOException {
        List<String> run = files("*/invoker.properties")
                .flatMap(String::lines)
                .filter(line -> line.startsWith("invoker.goals"))
                .map(line -> "mvn " + line.substring(line.indexOf('=') + 1).strip())
                .toList();

        assertThat(blocks(List.of(PIPELINES), "sh"))
                .isNotEmpty()
                .allSatisfy(shown -> assertThat(run).contains(shown.strip()));
    }

    static List<String> xml() throws IOException {
        return blocks(PAGES, "xml");
    }

    static List<String> groovy() throws IOException {
        return blocks(PAGES, "groovy");
    }

    static List<String> yaml() throws IOException {
        return blocks(PAGES, "yaml");
    }

    private static List<String> blocks(List<Path> pages, String language) throws IOException {
        Pattern block = Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
        StringBuilder text = new StringBuilder();
        for (Path page : pages) {
            text.append(Files.readString(page));
        }
        return block.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Makes a complete pipeline of an excerpt. */
    private static String pipeline(String excerpt) {
        if (excerpt.startsWith("stage('Videos')")) {
            return "pipeline { agent any\n stages {\n" + excerpt + "} }";
        }
        return excerpt.startsWith("post {")
                ? "pipeline { agent any\n stages { stage('Videos') { steps { sh 'mvn veo:await' } } }\n" + excerpt + "}"
                : excerpt;
    }

    private static Stream<String> files(String glob) throws IOException {
        try (Stream<Path> files = Files.walk(IT, 3)) {
            return files
                    .filter(file ->
                            IT.getFileSystem().getPathMatcher("glob:" + glob).matches(IT.relativize(file)))
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

    /** Whether the file contains the excerpt, with any indentation of the whole excerpt. */
    private static boolean isPart(String excerpt, String whole) {
        return IntStream.range(0, 20).anyMatch(indentation -> whole.contains(indented(excerpt, indentation)));
    }

    private static String indented(String text, int indentation) {
        return text.replaceAll("(?m)^(?=.)", " ".repeat(indentation));
    }

    /** Removes comments, layout and the version of this plugin, because README may name the last release. */
    private static String xml(String text) {
        return COMMENT.matcher(text)
                .replaceAll("")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceAll("> <", "><")
                .replace("@project.groupId@", "io.github.veomaven")
                .replace("@project.artifactId@", "veo-maven-plugin")
                .replaceAll(
                        "(<artifactId>veo-maven-plugin</artifactId><version>)[^<]*(</version>)", "$1of-this-plugin$2");
    }

    private static Pattern secretsIgnored(String excerpt) {
        return Pattern.compile(Stream.of(excerpt.split(Pattern.quote(SECRET), -1))
                .map(Pattern::quote)
                .reduce((before, after) -> before + "[^<]+" + after)
                .orElseThrow());
    }
}
