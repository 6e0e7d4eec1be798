package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations as Maven hands them to a goal: the pom's, merged with the plugin's defaults. */
class PomConfigurationTest {

    private static final String FROM_THE_COMMAND_LINE = "hero=GOOD";

    @TempDir
    Path root;

    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenProject project = Builds.project();
    private final Parameters parameters = new Parameters("veo:await", "veo.");
    private boolean mayLackTasks;

    @BeforeEach
    void liftTheGateFromTheCommandLine() {
        project.setFile(root.resolve("pom.xml").toFile());
        request.setUserProperties(new Properties());
        request.getUserProperties().setProperty("veo.taskIds", FROM_THE_COMMAND_LINE);
        request.getUserProperties().setProperty("bad", "BAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taskId", "taskid", "id", "task", "param", "item", "value", "element", "string", "entry", "taskIds"
            })
    void elementsOfThePomWinOverWhatMavenInjected(String element) throws Exception {
        assertThat(ids("<taskIds text='${veo.taskIds}'><" + element + ">hero=BAD</" + element + "></taskIds>"))
                .containsExactly("hero=BAD");
    }

    @Test
    void anEmptyPropertyDropsNoElement() throws Exception {
        PomConfiguration pom = pom("<taskIds text='${veo.taskIds}'><taskId>hero=BAD</taskId></taskIds>");

        assertThat(pom.tasks("taskIds", List.of(), parameters)).containsExactly("hero=BAD");
        assertThat(pom.tasks("taskIds", null, parameters)).containsExactly("hero=BAD");
    }

    @Test
    void anElementThatIsCalledAfterItsTaskNamesIt() throws Exception {
        assertThat(ids("<taskIds><hero>4c9a</hero><teaser> 0819 </teaser><video>clip=77</video></taskIds>"))
                .containsExactly("hero=4c9a", "teaser=0819", "clip=77");
    }

    @Test
    void expressionsAreEvaluatedAsMavenDoes() throws Exception {
        assertThat(ids("<taskIds><taskId>hero=${bad}</taskId><teaser>${project.version}</teaser></taskIds>"))
                .containsExactly("hero=BAD", "teaser=1");
    }

    @Test
    void anUnresolvedExpressionStaysForTheGoalToRefuse() throws Exception {
        assertThat(ids("<taskIds><taskId>hero=${nothing}</taskId><taskId>${nothing}</taskId></taskIds>"))
                .containsExactly("hero=${nothing}", "${nothing}");
        assertThat(pom("<taskIdFiles><file>${nothing}</file></taskIdFiles>").files("taskIdFiles", null, parameters))
                .containsExactly(root.resolve("${nothing}").toFile());
    }

    @ParameterizedTest
    @CsvSource({"minResolution,veo.", "taskIds,veo.", "port,veo.simulator."})
    void aParameterWhoseWholeValueIsUndefinedIsAProblem(String name, String prefix) throws Exception {
        refuseUndefined(name, prefix, "${nothing}");

        assertThatThrownBy(parameters::throwIfAny)
                .hasMessageContaining(
                        "<" + name + "> (-D" + prefix + name + ") \"${nothing}\" contains an expression that"
                                + " Maven could not resolve: define the property that it names");
    }

    @ParameterizedTest
    @CsvSource({
        "minResolution,${veo.minResolution}",
        "minResolution,${bad}",
        "minResolution,${project.version}",
        "minResolution,4k",
        "minResolution,",
        // The goal itself refuses it.
        "minResolution,x${nothing}",
        // Its default does not weaken the gate.
        "skip,${skipVideos}"
    })
    void anyOtherValueIsLeftToTheGoal(String name, String value) throws Exception {
        refuseUndefined(name, "veo.", value == null ? "" : value);

        assertThatCode(parameters::throwIfAny).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"taskIds,false", "taskIdFiles,false", "minResolution,true"})
    void whereABuildMayLackTasksTheyMayBeUndefined(String name, boolean refused) throws Exception {
        mayLackTasks = true;

        refuseUndefined(name, "veo.", "${nothing}");

        assertThat(catchThrowable(parameters::throwIfAny) != null).isEqualTo(refused);
    }

    private void refuseUndefined(String name, String prefix, String value) throws Exception {
        pom("<" + name + ">" + value + "</" + name + ">", name, prefix).refuseUndefined(parameters, mayLackTasks);
    }

    @Test
    void aBlankElementStaysForTheGoalToRefuse() throws Exception {
        assertThat(ids("<taskIds><taskId/><hero> </hero></taskIds>")).containsExactly("", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<taskIds text='${veo.taskIds}'></taskIds>",
                "<taskIds implementation='java.util.List'>${veo.taskIds}</taskIds>",
                "<taskIds/>"
            })
    void wherePomStatesNothingTheCommandLineIsAsked(String configuration) throws Exception {
        assertThat(ids(configuration)).containsExactly(FROM_THE_COMMAND_LINE);
        assertThat(pom(configuration).states("taskIds", "veo.taskIds")).isFalse();
    }

    @Test
    void textOfThePomIsWhatMavenInjected() throws Exception {
        assertThat(pom("<taskIds>hero=BAD</taskIds>").tasks("taskIds", List.of("hero=BAD"), parameters))
                .containsExactly("hero=BAD");
        assertThat(pom("<taskIds>hero=BAD</taskIds>").states("taskIds", "veo.taskIds"))
                .isTrue();
    }

    @Test
    void textAndElementsOfTwoPomsAreNotGuessedAbout() throws Exception {
        ids("<taskIds text='hero=BAD'><taskId>hero=GOOD</taskId></taskIds>");

        assertThatThrownBy(parameters::throwIfAny)
                .hasMessageContaining(
                        "<taskIds> (-Dveo.taskIds) is stated as text in one pom and as elements in another")
                .hasMessageContaining("combine.self=\"override\"");
    }

    @Test
    void otherListsAreReadAsTheyAreWritten() throws Exception {
        PomConfiguration pom =
                pom("<mediaHosts text='${veo.mediaHosts}'><cdn>a=b</cdn><host>c.example</host></mediaHosts>");

        assertThat(pom.list("mediaHosts", List.of("other"), parameters)).containsExactly("a=b", "c.example");
        assertThat(pom("").list("mediaHosts", List.of("other"), parameters)).containsExactly("other");
        assertThat(pom("").list("mediaHosts", null, parameters)).isEmpty();
    }

    @Test
    void filesAreRelativeToTheProject() throws Exception {
        PomConfiguration pom = pom("<taskIdFiles text='${veo.taskIdFiles}'><file>ids.txt</file><taskIdFile>"
                + root.resolve("x.json") + "</taskIdFile></taskIdFiles>");

        assertThat(pom.files("taskIdFiles", List.of(new File("other")), parameters))
                .containsExactly(
                        root.resolve("ids.txt").toFile(), root.resolve("x.json").toFile());
        assertThatCode(parameters::throwIfAny).doesNotThrowAnyException();
    }

    private List<String> ids(String configuration) throws Exception {
        return pom(configuration).tasks("taskIds", List.of(FROM_THE_COMMAND_LINE), parameters);
    }

    private PomConfiguration pom(String configuration) throws Exception {
        return pom(configuration, "taskIds", "veo.");
    }

    /** @param known a parameter of the goal, whose property has this prefix */
    private PomConfiguration pom(String configuration, String known, String prefix) throws Exception {
        Xpp3Dom dom = Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>"));
        for (Xpp3Dom element : dom.getChildren()) {
            // What a merge leaves, but no parser makes: text beside elements.
            if (element.getAttribute("text") != null) {
                element.setValue(element.getAttribute("text"));
            }
        }
        Parameter parameter = new Parameter();
        parameter.setName(known);
        parameter.setExpression("${" + prefix + known + "}");
        MojoExecution execution = Builds.commandLine("await");
        execution.getMojoDescriptor().addParameter(parameter);
        execution.setConfiguration(dom);
        return new PomConfiguration(new Invocation(Builds.session(request, project), project, execution));
    }
}
