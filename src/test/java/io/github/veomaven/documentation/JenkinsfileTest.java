package io.github.veomaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.documentation.Jenkins.Result;
import io.github.veomaven.documentation.Jenkins.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JenkinsfileTest {

    private static final Path FILE = Path.of("it/jenkins/Jenkinsfile");
    private static final String MAVEN = "mvn -B -ntp ";
    private static final String AWAIT = MAVEN + "veo:await";
    private static final String DOWNLOAD = MAVEN + "veo:download";
    private static final List<String> PUBLISHING = List.of("junit", "archiveArtifacts", "publishHTML");

    @Test
    void theStagesRunInOrderAndDeployIsLast() throws IOException {
        Jenkins jenkins = Jenkins.run(FILE);

        assertThat(jenkins.result()).isEqualTo(Result.SUCCESS);
        assertThat(jenkins.stages()).containsExactly("Build", "Videos", "Deploy");
        assertThat(jenkins.steps())
                .extracting(Step::name)
                .containsExactly(
                        "sh",
                        "withCredentials",
                        "sh",
                        "sh",
                        "junit",
                        "archiveArtifacts",
                        "sh",
                        "publishHTML",
                        "readProperties");
    }

    @Test
    void theCommandsAreThoseThatTheProjectBesideItRuns() throws IOException {
        Properties invoker = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("it/jenkins/invoker.properties"))) {
            invoker.load(reader);
        }

        assertThat(Jenkins.run(FILE).commands())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, invoker.size())
                        .mapToObj(number -> "mvn -B " + invoker.getProperty("invoker.goals." + number))
                        .toList());
    }

    @Test
    void onlyAwaitSeesTheKey() throws IOException {
        assertThat(Jenkins.run(FILE).steps())
                .filteredOn(step -> !step.secrets().isEmpty())
                .containsExactly(new Step("Videos", "sh", AWAIT, List.of("VEO_API_KEY"), 1));
    }

    @ParameterizedTest
    @EnumSource(Result.class)
    void noStepNamesTheKeyOrExpandsAVariable(Result trouble) throws IOException {
        assertThat(Jenkins.run(FILE, AWAIT, trouble).steps())
                .filteredOn(step -> !step.name().equals("withCredentials"))
                .extracting(Step::argument)
                .noneMatch(argument -> argument.contains("VEO_API_KEY") || argument.contains("$"))
                .noneMatch(argument -> argument.matches("(?s).*\\b(set -x|env|printenv|mvn .*-X)\\b.*"));
        assertThat(Files.readString(FILE)).doesNotContain("\"");
    }

    @ParameterizedTest
    @CsvSource({"veo:await, FAILURE", "veo:await, ABORTED", "veo:download, FAILURE", "veo:download, ABORTED"})
    void resultsArePublishedAndNothingIsDeployedWhenAVideoIsMissing(String goal, Result trouble) throws IOException {
        Jenkins jenkins = Jenkins.run(FILE, MAVEN + goal, trouble);

        assertThat(jenkins.result()).isEqualTo(trouble);
        assertThat(jenkins.stages()).contains("Videos").doesNotContain("Deploy");
        assertThat(jenkins.commands()).noneMatch(command -> command.contains("deploy"));
        assertThat(jenkins.steps()).extracting(Step::name).containsSubsequence(PUBLISHING);
    }

    @Test
    void nothingIsDownloadedWhenAwaitFails() throws IOException {
        assertThat(Jenkins.run(FILE, AWAIT, Result.FAILURE).commands()).doesNotContain(DOWNLOAD);
    }

    @Test
    void anAbortSaysThatTheTasksMayStillFinish() throws IOException {
        assertThat(Jenkins.run(FILE, AWAIT, Result.ABORTED).steps()).anySatisfy(step -> {
            assertThat(step.name()).isEqualTo("echo");
            assertThat(step.argument()).contains("may still finish").contains("do not re-create them");
        });
        assertThat(Jenkins.run(FILE, AWAIT, Result.FAILURE).steps())
                .noneMatch(step -> step.name().equals("echo"));
    }

    @Test
    void aReportWithFailuresStopsDeploymentEvenIfTheGoalDidNotFail() throws IOException {
        Jenkins jenkins = Jenkins.run(FILE, "", Result.UNSTABLE);

        assertThat(jenkins.result()).isEqualTo(Result.UNSTABLE);
        assertThat(jenkins.stages()).doesNotContain("Deploy");
    }

    @Test
    void aFailedBuildStageStopsThePipeline() throws IOException {
        Jenkins jenkins = Jenkins.run(FILE, MAVEN + "clean verify", Result.FAILURE);

        assertThat(jenkins.stages()).containsExactly("Build");
    }

    @Test
    void theFilesThatTheGoalWritesArePublished() throws IOException {
        assertThat(Jenkins.run(FILE).steps())
                .extracting(Step::argument)
                .anyMatch(argument -> argument.contains("testResults=target/veo/TEST-*.xml"))
                .anyMatch(argument -> argument.contains("artifacts=target/veo/**"))
                .anyMatch(argument -> argument.contains("reportDir=target/veo, reportFiles=index.html"));
    }

    @Test
    void theVideoIsLinkedFromTheBuild() throws IOException {
        assertThat(Jenkins.run(FILE).description()).contains("veo.hero.url of target/veo/results.properties");
        assertThat(Jenkins.run(FILE, AWAIT, Result.FAILURE).description()).isEmpty();
    }

    @Test
    void aMisplacedStepIsAnError(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("Jenkinsfile");
        Files.writeString(file, "pipeline { stages { stage('Build') { sh 'mvn verify' } } }");

        assertThatThrownBy(() -> Jenkins.run(file)).hasMessageContaining("sh");
    }
}
