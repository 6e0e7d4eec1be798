package io.github.veomaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Poms and command lines depend on the parameters: a changed line in that file breaks a user's build. */
class PublishedParametersTest {

    private static final Path PUBLISHED = Path.of("src/test/resources/published-parameters.txt");

    @Test
    void everyGoalParameterPropertyAndDefaultIsAsPublished() throws Exception {
        assertThat(Descriptor.read().published()).containsExactlyInAnyOrderElementsOf(lines());
    }

    private static List<String> lines() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(PUBLISHED));
        lines.removeIf(line -> line.isBlank() || line.startsWith("#"));
        return lines;
    }
}
