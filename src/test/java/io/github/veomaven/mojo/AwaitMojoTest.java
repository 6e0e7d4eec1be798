package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollAnswer.Failed;
import io.github.veomaven.await.PollAnswer.Generating;
import io.github.veomaven.await.PollAnswer.Refusal;
import io.github.veomaven.await.PollAnswer.Succeeded;
import io.github.veomaven.await.PollAnswer.Trouble;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.report.ResultsReader;
import io.github.veomaven.testing.VirtualTime;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwaitMojoTest {

    private static final String KEY = "s3cr3t-of-the-account";
    private static final PollAnswer GENERATING = new Generating(TaskRecord.EMPTY);
    private static final PollAnswer DONE = new Succeeded(Samples.video("1080p", false));
    private static final PollAnswer BROKEN = new Failed(Reason.GENERATION_FAILED, "Internal Error", TaskRecord.EMPTY);
    private static final PollAnswer TROUBLE =
            new Trouble("HTTP 502", "bad gateway", PollAnswer.Throttle.NO, Optional.empty());
    private static final PollAnswer REFUSED = new Refusal(Reason.UNAUTHORIZED, "Unauthorized – Authentication failed");

    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>(Map.of("VEO_API_KEY", KEY));
    private final ScriptedConnection endpoint = new ScriptedConnection();
    private final RecordingLog log = new RecordingLog();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final DefaultRepositorySystemSession repositorySession = new DefaultRepositorySystemSession();
    private final MavenProject project = Builds.project();
    private final AwaitMojo mojo =
            new AwaitMojo(new FakeDecrypter(true), environment::get, endpoint, new VirtualTime());

    @BeforeEach
    void configure() {
        request.setBaseDirectory(root.toFile());
        MavenSession session = Builds.session(repositorySession, request, project);
        Builds.inject(mojo, log, session, Builds.execution("await", "videos"));
        mojo.outputDirectory = output().toFile();
        mojo.taskIds = List.of("hero=1");
        mojo.pollInterval = "2s";
    }

    @Test
    void tasksThatSucceedLetTheBuildGoOn() throws Exception {
        mojo.taskIds = List.of("hero=1", "teaser=2");
        endpoint.answering("1", GENERATING, GENERATING, DONE).answering("2", DONE);

        mojo.execute();

        AwaitReport report = results();
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(report.provenance().plugin()).isEqualTo("io.github.veomaven:veo-maven-plugin:1.2.3");
        assertThat(endpoint.polled()).containsExactlyInAnyOrder("1", "2", "1", "1");
        assertThat(endpoint.isClosed()).isTrue();
    }

    @Test
    void laterPluginsFindTheResultsInTheProjectsProperties() throws Exception {
        endpoint.answering("1", DONE);

        mojo.execute();

        assertThat(project.getProperties())
                .containsEntry("veo.verdict", "SUCCEEDED")
                .containsEntry("veo.hero.url", "https://tempfile.example/v/hero.mp4");
    }

    @Test
    void ofVeryManyTasksOnlyTheVerdictIsAProperty() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i <= 10_000; i++) {
            ids.add("t" + i + "=1");
        }
        mojo.taskIds = ids;
        endpoint.answering("1", DONE);

        mojo.execute();

        assertThat(project.getProperties())
                .containsEntry("veo.verdict", "SUCCEEDED")
                .doesNotContainKey("veo.t0.url");
        assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN Only veo.verdict is set"));
    }

    @Test
    void aTaskThatFailedFailsTheBuildAfterTheResultsAreWritten() throws Exception {
        mojo.taskIds = List.of("hero=1", "teaser=2");
        endpoint.answering("1", DONE).answering("2", BROKEN);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("Task teaser (2) failed during generation: Internal Error.")
                .hasMessageContaining("Details: " + Path.of("target", "veo", "results.json"));
        assertThat(results().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(project.getProperties()).containsEntry("veo.teaser.reason", "GENERATION_FAILED");
    }

    @Test
    void aTaskThatTimedOutFailsTheBuildAndMayStillFinish() throws Exception {
        mojo.timeout = "10s";
        endpoint.answering("1", GENERATING);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("Task hero (1) timed out after 10s")
                .hasMessageContaining("It may still finish: run veo:await again, do not re-create it.");
        assertThat(results().has(Reason.TIMED_OUT)).isTrue();
    }

    @Test
    void aTaskThatWasUnreachableTooLongFailsTheBuild() throws Exception {
        mojo.errorTolerance = "1m";
        endpoint.answering("1", TROUBLE);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("Task hero (1) could not be reached")
                .hasMessageContaining("do not re-create it");
        assertThat(results().has(Reason.UNREACHABLE)).isTrue();
    }

    @Test
    void withoutFailOnErrorTheErrorsAreLoggedAndTheBuildGoesOn() throws Exception {
        mojo.failOnError = "false";
        endpoint.answering("1", BROKEN);

        mojo.execute();

        assertThat(results().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(log.lines())
                .anySatisfy(line ->
                        assertThat(line).startsWith("ERROR ").contains("Task hero (1) failed during generation"));
    }

    @Test
    void aRefusedKeyIsAnErrorWhateverFailOnErrorSays() throws Exception {
        mojo.failOnError = "false";
        mojo.taskIds = List.of("hero=1", "teaser=2");
        endpoint.answering("1", REFUSED).answering("2", REFUSED);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("The service refused the key from environment variable VEO_API_KEY"
                        + " (Unauthorized – Authentication failed).")
                .hasMessageContaining("then run veo:await again")
                .message()
                .doesNotContain(KEY);
        assertThat(results().has(Reason.UNAUTHORIZED)).isTrue();
    }

    @Test
    void anInterruptIsAnErrorAfterTheResultsAreWrittenAndStaysSet() throws Exception {
        mojo.taskIds = List.of("hero=1", "teaser=2");
        endpoint.answering("1", DONE).answering("2", GENERATING).onPoll(() -> {
            if (endpoint.polled().size() == 3) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("interrupted")
                .hasMessageContaining("do not re-create it");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(results().count(Verdict.SUCCEEDED)).isEqualTo(1);
        assertThat(results().has(Reason.INTERRUPTED)).isTrue();
    }

    @Test
    void resultsThatCannotBeWrittenAreAnErrorWithAdvice() {
        endpoint.answering("1", DONE).onPoll(this::putAFileInTheWay);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("The results could not be written: Cannot write " + output())
                .hasMessageContaining("Make <outputDirectory> (-Dveo.outputDirectory) writable")
                .hasMessageContaining("do not re-create the tasks");
        assertThat(endpoint.isClosed()).isTrue();
    }

    @Test
    void everyProblemOfTheConfigurationIsReportedBeforeTheFirstRequest() {
        environment.clear();
        mojo.taskIds = List.of("a=1", "a=2");
        mojo.timeout = "30";
        mojo.pollInterval = "1ms";
        mojo.failFast = "yes";
        mojo.maxConcurrentRequests = "0";
        mojo.minResolution = "480p";
        mojo.baseUrl = "http://api.kie.ai";
        mojo.outputDirectory = new File("${project.build.directory}/veo");
        mojo.apiKeyEnvName = "my key";

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .message()
                .startsWith("veo:await cannot run, for 9 reasons:")
                .contains("<taskIds> (-Dveo.taskIds)")
                .contains("<timeout> (-Dveo.timeout) \"30\" has no unit")
                .contains("<pollInterval> (-Dveo.pollInterval) \"1ms\" must be from 10ms to 168h")
                .contains("<failFast> (-Dveo.failFast) \"yes\" is neither true nor false")
                .contains("<maxConcurrentRequests> (-Dveo.maxConcurrentRequests) \"0\" must be")
                .contains("<minResolution> (-Dveo.minResolution) \"480p\" must be one of 720p, 1080p, 4k")
                .contains("<baseUrl> (-Dveo.baseUrl) \"http://api.kie.ai\" must begin with https://")
                .contains("<outputDirectory> (-Dveo.outputDirectory) \"${project.build.directory}")
                .contains("<apiKeyEnvName> (-Dveo.apiKeyEnvName) must be the name of an environment variable")
                .doesNotContain("my key");
        assertThat(endpoint.polled()).isEmpty();
    }

    @Test
    void aBaseUrlWithAPasswordIsRefusedWithoutShowingIt() {
        mojo.baseUrl = "https://user:geheim@api.kie.ai";

        assertThatThrownBy(mojo::execute)
                .hasMessageContaining("<baseUrl> (-Dveo.baseUrl) must not contain a user name or password")
                .message()
                .doesNotContain("geheim");
    }

    @Test
    void withoutAKeyNothingIsAskedAndBothWaysAreShown() {
        environment.clear();

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("export VEO_API_KEY=<key>")
                .hasMessageContaining("<server><id>veo</id>");
        assertThat(endpoint.polled()).isEmpty();
    }

    @Test
    void aBadKeyIsAnErrorThatDoesNotShowIt() {
        environment.put("VEO_API_KEY", "Bearer " + KEY);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("environment variable VEO_API_KEY")
                .message()
                .doesNotContain(KEY);
    }

    @Test
    void offlineIsAnError() {
        request.setOffline(true);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Maven is offline (-o");
        assertThat(endpoint.polled()).isEmpty();
    }

    @Test
    void offlineAServiceOnThisMachineIsAskedAllTheSame() throws Exception {
        request.setOffline(true);
        mojo.baseUrl = "http://127.0.0.1:1";
        endpoint.answering("1", DONE);

        mojo.execute();

        assertThat(endpoint.polled()).containsExactly("1");
    }

    @Test
    void anEmptyGateDoesNotPass() {
        mojo.taskIds = null;

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("there is no task to wait for: set <taskIds> (-Dveo.taskIds)");
    }

    @Test
    void anEmptyGatePassesWhereThatIsWantedAndNeedsNoKey() throws Exception {
        environment.clear();
        mojo.taskIds = null;
        mojo.taskIdFiles =
                List.of(Files.createFile(root.resolve("video-tasks.txt")).toFile());
        mojo.failIfNoTasks = "false";

        mojo.execute();

        assertThat(results().tasks()).isEmpty();
        assertThat(endpoint.polled()).isEmpty();
    }

    @Test
    void tasksThatNothingDefinesAreAProblemUnlessABuildMayLackTasks() throws Exception {
        Parameter taskIds = new Parameter();
        taskIds.setName("taskIds");
        taskIds.setExpression("${veo.taskIds}");
        mojo.execution = Builds.commandLine("await");
        mojo.execution.getMojoDescriptor().addParameter(taskIds);
        mojo.execution.setConfiguration(Builds.configuration("taskIds", "${videos}"));
        mojo.taskIds = null;

        assertThatThrownBy(mojo::execute).hasMessageContaining("<taskIds> (-Dveo.taskIds) \"${videos}\"");
        mojo.failIfNoTasks = "false";
        mojo.execute();

        assertThat(results().tasks()).isEmpty();
    }

    @Test
    void skippingDoesNothingAndSaysSoOnce() throws Exception {
        mojo.skip = "true";
        mojo.timeout = "nonsense";

        mojo.execute();

        assertThat(log.lines()).containsExactly("INFO veo:await is skipped: <skip> (-Dveo.skip) is true");
        assertThat(output()).doesNotExist();
    }

    @Test
    void staleResultsAreGoneEvenWhenTheConfigurationIsBad() throws IOException {
        Files.createDirectories(output());
        Files.writeString(output().resolve("results.json"), "{\"schemaVersion\":1,\"verdict\":\"SUCCEEDED\"}");
        mojo.timeout = "0s";

        assertThatThrownBy(mojo::execute).isInstanceOf(MojoExecutionException.class);
        assertThat(output().resolve("results.json")).doesNotExist();
    }

    @Test
    void filesOfOthersInThePlacesOfOursAreAnErrorBeforeTheFirstRequestAndStay() throws IOException {
        Files.createDirectories(output().resolve("tasks"));
        Path page = Files.writeString(output().resolve("index.html"), "the user's");
        Path answer = Files.writeString(output().resolve("tasks/keep.json"), "the user's");
        endpoint.onPoll(() -> fail("nothing is asked"));

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("<outputDirectory> (-Dveo.outputDirectory)")
                .hasMessageContaining("index.html")
                .hasMessageContaining("tasks/keep.json");
        assertThat(page).hasContent("the user's");
        assertThat(answer).hasContent("the user's");
    }

    @Test
    void anOutputDirectoryThatIsAFileIsAnError() throws IOException {
        Files.createDirectories(output().getParent());
        Files.writeString(output(), "in the way");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("<outputDirectory> (-Dveo.outputDirectory)")
                .hasMessageContaining("cannot be written (a file is where a directory should be)");
    }

    @Test
    void withoutAPomTheResultsAreWrittenWhereMavenWasStarted() throws Exception {
        mojo.outputDirectory = root.resolve("${project.basedir}/target/veo").toFile();
        endpoint.answering("1", DONE);

        mojo.execute();

        assertThat(results().verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void aSecondExecutionInTheSameDirectoryIsAnErrorAndLeavesTheResultsOfTheFirst() throws Exception {
        endpoint.answering("1", DONE);
        mojo.execute();
        mojo.execution = Builds.execution("await", "more-videos");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(
                        "is shared by the executions org.example:app:videos and org.example:app:more-videos");
        assertThat(results().verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void executionsThatWouldShareADirectoryAreReportedByTheFirst() {
        Plugin plugin = Builds.plugin();
        plugin.addExecution(Builds.planned("videos", null));
        plugin.addExecution(Builds.planned("more-videos", null));
        Build build = new Build();
        build.setDirectory(root.resolve("target").toString());
        build.addPlugin(plugin);
        project.setBuild(build);
        project.setFile(root.resolve("pom.xml").toFile());

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(
                        "is shared by the executions org.example:app:videos and org.example:app:more-videos");
        assertThat(endpoint.polled()).isEmpty();
    }

    @Test
    void oneExecutionMayRunTwiceInABuild() throws Exception {
        endpoint.answering("1", DONE);

        mojo.execute();
        mojo.execute();

        assertThat(endpoint.polled()).hasSize(2);
    }

    @Test
    void aSimulatorOfThisBuildNeedsNoKey() throws Exception {
        environment.clear();
        Simulators.add(mojo.session, "http://127.0.0.1:4711", () -> {});
        mojo.baseUrl = "http://127.0.0.1:4711/";
        endpoint.answering("1", DONE);

        mojo.execute();

        assertThat(endpoint.keys()).containsExactly(Optional.empty());
        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("WARN"))
                .containsExactly("WARN The endpoint http://127.0.0.1:4711 is a simulation: no video is made, and the"
                        + " results say so.");
    }

    @Test
    void aSimulatorThatOnlyItsRepliesGiveAwayIsWarnedAboutOnce() throws Exception {
        mojo.baseUrl = "http://localhost:4711";
        endpoint.simulated().answering("1", DONE);

        mojo.execute();

        assertThat(results().simulated()).isTrue();
        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("WARN"))
                .containsExactly("WARN The endpoint http://localhost:4711 is a simulation: no video is made, and the"
                        + " results say so.");
    }

    @Test
    void aSimulatorIsSentAKeyThatIsThereSoThatKeysCanBeRehearsed() throws Exception {
        Simulators.add(mojo.session, "http://127.0.0.1:4711", () -> {});
        mojo.baseUrl = "http://127.0.0.1:4711/";
        endpoint.answering("1", DONE);

        mojo.execute();

        assertThat(endpoint.keys()).hasSize(1).allMatch(Optional::isPresent);
    }

    @Test
    void aSimulatorElsewhereOnThisMachineNeedsNoKey() throws Exception {
        environment.clear();
        mojo.baseUrl = "http://localhost:4711";
        endpoint.simulated().answering("1", DONE);

        mojo.execute();

        assertThat(endpoint.keys()).containsExactly(Optional.empty());
        assertThat(endpoint.isClosed()).isTrue();
    }

    @Test
    void aSimulatorThatGetsNoAnswerThroughIsRecordedAsASimulationAllTheSame() throws Exception {
        environment.clear();
        mojo.baseUrl = "http://localhost:4711";
        mojo.errorTolerance = "1m";
        endpoint.simulated().answering("1", TROUBLE);

        assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);

        assertThat(results().simulated()).isTrue();
        assertThat(project.getProperties()).containsEntry("veo.simulated", "true");
    }

    @Test
    void anotherServiceOnThisMachineNeedsAKey() {
        environment.clear();
        mojo.baseUrl = "http://localhost:4711";

        assertThatThrownBy(mojo::execute).hasMessageContaining("there is no key for the service");
    }

    @Test
    void aServiceThatCallsItselfASimulatorButIsNotOnThisMachineNeedsAKey() {
        environment.clear();
        endpoint.simulated();

        assertThatThrownBy(mojo::execute).hasMessageContaining("there is no key for the service");
    }

    @Test
    void theProxyOfSettingsIsUsedExceptForLoopback() throws Exception {
        Proxy proxy = new Proxy();
        proxy.setHost("proxy.example");
        request.addProxy(proxy);
        endpoint.answering("1", DONE);

        mojo.execute();
        assertThat(endpoint.proxy())
                .hasValueSatisfying(used -> assertThat(used.host()).isEqualTo("proxy.example"));

        mojo.baseUrl = "http://127.0.0.1:4711";
        mojo.execute();
        assertThat(endpoint.proxy()).isEmpty();
    }

    @Test
    void theKeyIsInNoLineOfTheLogAndInNoFile() throws Exception {
        mojo.taskIds = List.of("hero=1", "teaser=2");
        endpoint.answering("1", TROUBLE, GENERATING, DONE).answering("2", BROKEN);

        assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);

        assertThat(endpoint.keys())
                .singleElement()
                .satisfies(key -> assertThat(key).isPresent());
        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(KEY));
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().noneMatch(AwaitMojoTest::holdsKey);
        }
    }

    private static boolean holdsKey(Path file) {
        try {
            return Files.readString(file).contains(KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putAFileInTheWay() {
        try (Stream<Path> files = Files.walk(output())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            Files.writeString(output(), "in the way");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path output() {
        return root.resolve("target/veo");
    }

    private AwaitReport results() throws Exception {
        return ResultsReader.read(output().resolve("results.json"));
    }
}
