package io.github.veomaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Checks what IDEs read: m2e's lifecycle mapping, and the descriptor that completion uses. */
class IdeTest {

    private static final String LIFECYCLE = "/META-INF/m2e/lifecycle-mapping-metadata.xml";

    @Test
    void eclipseRunsNoGoalOnSave() throws Exception {
        Document lifecycle;
        try (var stream = IdeTest.class.getResourceAsStream(LIFECYCLE)) {
            lifecycle = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(stream);
        }

        assertThat(texts(lifecycle.getElementsByTagName("goal")))
                .containsExactlyInAnyOrderElementsOf(Descriptor.read().goals());
        assertThat(lifecycle.getElementsByTagName("pluginExecution").getLength())
                .isEqualTo(1);
        assertThat(lifecycle.getElementsByTagName("ignore").getLength()).isEqualTo(1);
        assertThat(lifecycle.getElementsByTagName("execute").getLength()).isZero();
    }

    /** Every Maven can set only text, lists and files, from a pom and from the command line. */
    @ParameterizedTest
    @MethodSource("goals")
    void completionHasATypeAndAVersionForEveryParameter(String goal) throws Exception {
        assertThat(Descriptor.read().typesByParameter(goal))
                .isNotEmpty()
                .allSatisfy((name, type) ->
                        assertThat(type).as(name).isIn("java.lang.String", "java.util.List", "java.io.File"));
        assertThat(Descriptor.read().parametersWithoutSince(goal)).isEmpty();
    }

    static Stream<String> goals() throws Exception {
        return Descriptor.read().goals().stream();
    }

    private static List<String> texts(NodeList nodes) {
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            texts.add(nodes.item(index).getTextContent());
        }
        return texts;
    }
}
