package io.github.veomaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that SECURITY.md names exists, so that no promise loses its test when one is renamed or removed. */
class SecurityPolicyTest {

    private static final Path POLICY = Path.of("SECURITY.md");

    @Test
    void everyUnitTestThatItNamesExists() throws IOException {
        assertThat(named("`([A-Z]\\w*Test)\\.(\\w+)`"))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(source(test.group(1)))
                        .as(test.group())
                        .containsPattern("(?s)@(Parameterized)?Test.*\\bvoid " + test.group(2)
                                + "\\(|@AfterEach\\s+void " + test.group(2) + "\\("));
    }

    @Test
    void everyProjectThatItNamesExists() throws IOException {
        assertThat(named("`(it/[a-z0-9-]+)`"))
                .isNotEmpty()
                .allSatisfy(project ->
                        assertThat(Path.of(project.group(1), "verify.groovy")).exists());
    }

    @Test
    void everyPromiseNamesATest() throws IOException {
        List<String> rows = Files.readAllLines(POLICY).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
                .toList();

        assertThat(rows).isNotEmpty().allMatch(row -> row.matches("\\|.+\\|.*`(\\w+Test\\.\\w+|it/[a-z0-9-]+)`.*\\|"));
    }

    private static List<MatchResult> named(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(POLICY))
                .results()
                .toList();
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return Files.readString(files.filter(file -> file.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(test + " does not exist")));
        }
    }
}
