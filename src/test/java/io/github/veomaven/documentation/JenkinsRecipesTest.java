package io.github.veomaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.documentation.Jenkins.Result;
import io.github.veomaven.documentation.Jenkins.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipelines that occupy no executor while they wait, and the one that becomes unstable instead of failing. */
class JenkinsRecipesTest {

    private static final Path ANNOUNCED = Path.of("it/jenkins-announced/Jenkinsfile");
    private static final Path LOOKED_UP = Path.of("it/jenkins-looked-up/Jenkinsfile");
    private static final Path UNSTABLE = Path.of("it/jenkins-unstable/Jenkinsfile");

    private static final String MAVEN = "mvn -B -ntp ";
    private static final String CREATE = "./create-videos";
    private static final String AWAIT = MAVEN + "veo:await";
    private static final String DOWNLOAD = MAVEN + "veo:download";
    private static final String DEPLOY = MAVEN + "veo:check deploy";
    private static final String LAST_LOOK = AWAIT + " -Dveo.timeout=5s";
    private static final String LOOK = LAST_LOOK + " -Dveo.failOnError=false";

    @TempDir
    Path directory;

    @Test
    void announcedTheWaitHoldsNoNodeAndThePollsComeAfterIt() throws IOException {
        Jenkins jenkins = announced().run();

        assertThat(jenkins.result()).isEqualTo(Result.SUCCESS);
        assertThat(jenkins.commands()).containsExactly(CREATE, MAVEN + "clean verify", AWAIT, DOWNLOAD, DEPLOY);
        assertThat(nodeOf(jenkins, "waitForWebhook")).isZero();
        assertThat(jenkins.steps()).extracting(Step::node).startsWith(0, 1).endsWith(2);
    }

    @Test
    void announcedTheCommandsAreThoseOfTheOtherPipeline() throws IOException {
        assertThat(announced().run().commands().stream().skip(1))
                .containsExactlyElementsOf(commands(Path.of("it/jenkins/invoker.properties")));
    }

    @Test
    void announcedTheCreationGetsTheOneTimeUrl() throws IOException {
        List<Step> steps = announced().run().steps();

        assertThat(steps.get(indexOf(steps, CREATE) - 1).argument())
                .isEqualTo("[CALLBACK_URL=https://jenkins.example/webhook-step/of-this-run]");
    }

    @Test
    void announcedALostCallbackChangesNothing() throws IOException {
        Jenkins jenkins = announced().callbackLost().run();

        assertThat(jenkins.result()).isEqualTo(Result.SUCCESS);
        assertThat(jenkins.commands()).endsWith(AWAIT, DOWNLOAD, DEPLOY);
    }

    @Test
    void announcedAnAbortDuringTheWaitEndsTheRun() throws IOException {
        Jenkins jenkins = announced().ends("waitForWebhook", Result.ABORTED).run();

        assertThat(jenkins.result()).isEqualTo(Result.ABORTED);
        assertThat(jenkins.commands()).doesNotContain(AWAIT, DEPLOY);
    }

    @ParameterizedTest
    @ValueSource(strings = {AWAIT, DOWNLOAD})
    void announcedResultsArePublishedAndNothingIsDeployedWhenAVideoIsMissing(String goal) throws IOException {
        Jenkins jenkins = announced().ends(goal, Result.FAILURE).run();

        assertThat(jenkins.result()).isEqualTo(Result.FAILURE);
        assertThat(jenkins.commands()).doesNotContain(DEPLOY);
        assertThat(jenkins.steps()).extracting(Step::name).endsWith("junit", "archiveArtifacts");
    }

    @Test
    void lookedUpTheVerdictEndsTheLoopAndTheSleepsHoldNoNode() throws IOException {
        Jenkins jenkins = lookedUp().verdicts("UNDETERMINED", "SUCCEEDED").run();

        assertThat(jenkins.result()).isEqualTo(Result.SUCCESS);
        assertThat(jenkins.commands())
                .containsExactlyElementsOf(commands(Path.of("it/jenkins-looked-up/invoker.properties")));
        assertThat(jenkins.steps())
                .filteredOn(step -> step.name().equals("sleep"))
                .hasSize(1);
        assertThat(nodeOf(jenkins, "sleep")).isZero();
    }

    @Test
    void lookedUpAFailedVideoEndsTheLoopAndTheCheckFails() throws IOException {
        Jenkins jenkins = lookedUp()
                .verdicts("FAILED")
                .ends(MAVEN + "veo:check veo:download", Result.FAILURE)
                .run();

        assertThat(jenkins.result()).isEqualTo(Result.FAILURE);
        assertThat(jenkins.commands()).containsExactly(MAVEN + "clean verify", LOOK, MAVEN + "veo:check veo:download");
        assertThat(jenkins.steps()).extracting(Step::name).endsWith("junit", "archiveArtifacts");
    }

    @Test
    void lookedUpARefusedKeyEndsTheLoopAtOnce() throws IOException {
        Jenkins jenkins = lookedUp().ends(LOOK, Result.FAILURE).run();

        assertThat(jenkins.result()).isEqualTo(Result.FAILURE);
        assertThat(jenkins.commands()).endsWith(LOOK).doesNotContain(DEPLOY);
        assertThat(jenkins.steps()).noneMatch(step -> step.name().equals("sleep"));
    }

    @Test
    void lookedUpTheLastOfThirtyRoundsFailsTheBuild() throws IOException {
        Jenkins jenkins = lookedUp()
                .verdicts("UNDETERMINED")
                .ends(LAST_LOOK, Result.FAILURE)
                .run();

        assertThat(jenkins.result()).isEqualTo(Result.FAILURE);
        assertThat(Collections.frequency(jenkins.commands(), LOOK)).isEqualTo(29);
        assertThat(jenkins.commands()).endsWith(LAST_LOOK);
        assertThat(jenkins.steps()).extracting(Step::name).endsWith("junit", "archiveArtifacts");
    }

    @Test
    void lookedUpAnAbortDuringASleepEndsTheRun() throws IOException {
        Jenkins jenkins = lookedUp()
                .verdicts("UNDETERMINED")
                .ends("sleep", Result.ABORTED)
                .run();

        assertThat(jenkins.result()).isEqualTo(Result.ABORTED);
        assertThat(jenkins.commands()).endsWith(LOOK);
    }

    @Test
    void unstableAFailedVideoIsAFailedTestAndNothingIsDeployed() throws IOException {
        Jenkins jenkins = Jenkins.run(UNSTABLE, "", Result.UNSTABLE);

        assertThat(jenkins.result()).isEqualTo(Result.UNSTABLE);
        assertThat(jenkins.commands())
                .contains(AWAIT + " -Dveo.failOnError=false")
                .doesNotContain(DEPLOY);
        assertThat(Jenkins.run(UNSTABLE).commands()).endsWith(DEPLOY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"it/jenkins-announced", "it/jenkins-looked-up", "it/jenkins-unstable", "it/jenkins"})
    void onlyCommandsThatCallTheServiceSeeTheKey(Path project) throws IOException {
        assertThat(Jenkins.of(project.resolve("Jenkinsfile"))
                        .idsIn("video-tasks.json", CREATE)
                        .idsIn("video-tasks.json")
                        .run()
                        .steps())
                .filteredOn(step -> step.name().equals("sh"))
                .allSatisfy(step -> assertThat(step.secrets().contains("VEO_API_KEY"))
                        .as(step.argument())
                        .isEqualTo(step.argument().startsWith(AWAIT)
                                || step.argument().equals(CREATE)));
    }

    /** The test's own runner rejects what Jenkins would not run, or not well. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            node { sleep time: 1, unit: 'MINUTES' }                                    | sleep waits inside a node
            node { def h = registerWebhook(); waitForWebhook h }                       | waitForWebhook waits inside a node
            pipeline { agent any; stages { stage('s') { steps { sleep time: 1, unit: 'MINUTES' } } } } | inside a node
            sh 'mvn verify'                                                            | sh outside a node
            node { sh 'mvn verify' }                                                   | pom.xml is not in the workspace of node 1
            node { checkout scm }; node { sh 'mvn verify' }                            | pom.xml is not in the workspace of node 2
            node { checkout scm; sh 'mvn veo:await' }; node { checkout scm; sh 'mvn veo:check' } | veo is not in the workspace
            node { unstash 'tasks' }                                                   | nothing is stashed as tasks
            def h = registerWebhook(); waitForWebhook h; waitForWebhook h              | called once
            registerWebhook(token: 'ours')                                             | registerWebhook
            while (true) { echo 'again' }                                              | for ever
            node { node { echo 'x' } }                                                 | a node inside a node
            """)
    void aPipelineThatJenkinsWouldNotRunIsAnError(String pipeline, String problem) throws IOException {
        Path file = Files.writeString(directory.resolve("Jenkinsfile"), pipeline);

        assertThatThrownBy(() -> Jenkins.run(file)).hasMessageContaining(problem);
    }

    @Test
    void aWaitWithoutALimitForALostCallbackIsAnError() throws IOException {
        Path file = Files.writeString(
                directory.resolve("Jenkinsfile"), "def hook = registerWebhook()\nwaitForWebhook hook\n");

        assertThatThrownBy(() -> Jenkins.of(file).callbackLost().run()).hasMessageContaining("waits for ever");
    }

    private static Jenkins announced() {
        return Jenkins.of(ANNOUNCED).idsIn("video-tasks.json", CREATE);
    }

    private static Jenkins lookedUp() {
        return Jenkins.of(LOOKED_UP).idsIn("video-tasks.json");
    }

    private static int nodeOf(Jenkins jenkins, String step) {
        return jenkins.steps().stream()
                .filter(ran -> ran.name().equals(step))
                .findFirst()
                .orElseThrow()
                .node();
    }

    private static int indexOf(List<Step> steps, String command) {
        return IntStream.range(0, steps.size())
                .filter(index -> steps.get(index).argument().equals(command))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> commands(Path invoker) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(invoker)) {
            properties.load(reader);
        }
        return IntStream.rangeClosed(1, properties.size())
                .mapToObj(number -> "mvn -B " + properties.getProperty("invoker.goals." + number))
                .toList();
    }
}
