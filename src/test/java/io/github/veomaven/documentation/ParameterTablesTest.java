package io.github.veomaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterTablesTest {

    private static final Path PAGE = Path.of("src/site/markdown/parameters.md");

    @Test
    void everyGoalHasATableAndEveryTableAGoal() throws Exception {
        List<String> goals = Descriptor.read().goals();

        assertThat(goals).contains("await", "check", "download", "preflight", "simulate");
        assertThat(Page.read(PAGE).subheadings())
                .containsExactlyInAnyOrderElementsOf(
                        goals.stream().map(goal -> "`veo:" + goal + "`").toList());
    }

    @ParameterizedTest
    @MethodSource("goals")
    void theTableMatchesAnnotationsAndJavadoc(String goal) throws Exception {
        List<ParameterRow> rows =
                Page.read(PAGE).section("## `veo:" + goal + "`").parameterRows();

        assertThat(rows)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Descriptor.read().parameters(goal));
    }

    @ParameterizedTest
    @MethodSource("goals")
    void everyParameterIsExplainedAndHasAProperty(String goal) throws Exception {
        assertThat(Descriptor.read().parameters(goal)).allSatisfy(parameter -> {
            assertThat(parameter.property()).as(parameter.name()).startsWith("veo.");
            assertThat(parameter.meaning()).as(parameter.name()).endsWith(".");
        });
    }

    static Stream<String> goals() throws Exception {
        return Descriptor.read().goals().stream();
    }
}
