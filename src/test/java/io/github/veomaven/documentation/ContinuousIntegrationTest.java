package io.github.veomaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The pipelines for GitHub, GitLab and Jenkins agree with each other, and keep the key to themselves. */
class ContinuousIntegrationTest {

    private static final String JENKINS = "it/jenkins/Jenkinsfile";
    private static final String GITHUB = "it/github-actions/workflow.yml";
    private static final String GITHUB_DELAYED = "it/github-actions/delayed.yml";
    private static final String GITLAB_DELAYED = "it/gitlab-delayed/.gitlab-ci.yml";
    private static final String GITLAB = "it/gitlab-ci/.gitlab-ci.yml";

    @Test
    void allThreePipelinesRunTheSameCommands() throws IOException {
        List<Object> commands = List.copyOf(Jenkins.run(Path.of(JENKINS)).commands());

        assertThat(githubSteps().stream().map(step -> step.get("run")).filter(Objects::nonNull))
                .containsExactlyElementsOf(commands);
        Map<String, Object> gitlab = yaml(GITLAB);
        assertThat(Stream.of("build", "videos", "deploy").flatMap(job -> list(map(gitlab, job), "script").stream()))
                .filteredOn(command -> !command.toString().endsWith("> veo.env"))
                .containsExactlyElementsOf(commands);
    }

    @Test
    void onGithubTheKeyIsASecretThatOnlyAwaitSees() throws IOException {
        assertThat(githubSteps())
                .filteredOn(step -> step.containsKey("env"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.get("run")).isEqualTo("mvn -B -ntp veo:await");
                    assertThat(step.get("env")).isEqualTo(Map.of("VEO_API_KEY", "${{ secrets.VEO_API_KEY }}"));
                });
        assertThat(map(yaml(GITHUB), "jobs", "release"))
                .doesNotContainKey("env")
                .containsKey("timeout-minutes");
        assertThat(yaml(GITHUB)).doesNotContainKey("env");
    }

    @Test
    void onGithubTheResultsAreKeptWhateverHappensAndNothingElseRunsAfterAFailure() throws IOException {
        assertThat(githubSteps())
                .filteredOn(step -> step.containsKey("if"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.get("if")).isEqualTo("always()");
                    assertThat(map(step, "with")).containsEntry("path", "target/veo");
                });
    }

    @Test
    void onGitlabTheResultsAreKeptWhateverHappensAndNoKeyIsInTheFile() throws IOException {
        assertThat(map(yaml(GITLAB), "videos", "artifacts"))
                .containsEntry("when", "always")
                .containsEntry("paths", List.of("target/veo"))
                .containsEntry("reports", Map.of("junit", "target/veo/TEST-*.xml", "dotenv", "veo.env"));
        assertThat(yaml(GITLAB).toString()).doesNotContain("VEO_API_KEY");
        assertThat(yaml(GITLAB)).containsEntry("stages", List.of("build", "videos", "deploy"));
    }

    @Test
    void theDelayedPipelinesRunTheSameCommandsAfterTheTasksAreCreated() throws IOException {
        List<Object> commands = new ArrayList<>(List.of("./create-videos"));
        commands.addAll(Jenkins.run(Path.of(JENKINS)).commands());

        assertThat(Stream.of("create", "release")
                        .flatMap(job -> steps(GITHUB_DELAYED, job).stream())
                        .map(step -> step.get("run"))
                        .filter(Objects::nonNull))
                .containsExactlyElementsOf(commands);
        assertThat(map(yaml(GITHUB_DELAYED), "jobs", "release")).containsKey("environment");
        Map<String, Object> gitlab = yaml(GITLAB_DELAYED);
        assertThat(Stream.of("create", "build", "videos", "deploy")
                        .flatMap(job -> list(map(gitlab, job), "script").stream()))
                .containsExactlyElementsOf(commands);
        assertThat(map(gitlab, "videos")).containsEntry("when", "delayed").containsKey("start_in");
    }

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, GITHUB_DELAYED, ".github/workflows/build.yml", ".github/workflows/release.yml"})
    void actionsArePinnedByCommit(String file) throws IOException {
        List<String> uses = Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.contains("uses:"))
                .toList();

        assertThat(uses)
                .isNotEmpty()
                .allMatch(line -> line.matches(".*uses: [\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
        assertThat(yaml(file)).containsEntry("permissions", Map.of("contents", "read"));
    }

    private static List<Map<String, Object>> githubSteps() {
        return steps(GITHUB, "release");
    }

    private static List<Map<String, Object>> steps(String file, String job) {
        return list(map(yaml(file), "jobs", job), "steps").stream()
                .map(ContinuousIntegrationTest::asMap)
                .toList();
    }

    private static Map<String, Object> yaml(String file) {
        try {
            return asMap(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(Path.of(file))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> map(Map<String, Object> map, String... keys) {
        Map<String, Object> inner = map;
        for (String key : keys) {
            inner = asMap(inner.get(key));
        }
        return inner;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> map, String key) {
        return (List<Object>) map.get(key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
