package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollAnswer.Failed;
import io.github.veomaven.await.PollAnswer.Generating;
import io.github.veomaven.await.PollAnswer.NotVisible;
import io.github.veomaven.await.PollAnswer.Refusal;
import io.github.veomaven.await.PollAnswer.Succeeded;
import io.github.veomaven.await.PollAnswer.Trouble;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightMojoTest {

    private static final PollAnswer DONE = new Succeeded(Samples.video("720p", false));
    private static final PollAnswer BROKEN = new Failed(Reason.GENERATION_FAILED, "Internal Error", TaskRecord.EMPTY);
    private static final PollAnswer TROUBLE =
            new Trouble("HTTP 502", "bad gateway", PollAnswer.Throttle.NO, Optional.empty());
    private static final PollAnswer REFUSED = new Refusal(Reason.UNAUTHORIZED, "Unauthorized");

    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>(Map.of("VEO_API_KEY", "s3cr3t-of-the-account"));
    private final ScriptedConnection endpoint = new ScriptedConnection();
    private final RecordingLog log = new RecordingLog();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final PreflightMojo mojo =
            new PreflightMojo(new FakeDecrypter(true), environment::get, endpoint, new VirtualTime());

    @BeforeEach
    void configure() {
        request.setBaseDirectory(root.toFile());
        Builds.inject(mojo, log, Builds.session(request, Builds.project()), Builds.execution("preflight", "videos"));
        mojo.taskIds = List.of("hero=1", "teaser=2", "outro=3", "intro=4");
    }

    @Test
    void whatIsNotCertainToFailPassesAfterOneRequestForEachTask() throws Exception {
        endpoint.answering("1", DONE)
                .answering("2", new Generating(TaskRecord.EMPTY))
                .answering("3", new NotVisible("Record not found for taskId: 3"))
                .answering("4", TROUBLE);

        mojo.execute();

        assertThat(endpoint.polled()).containsExactly("1", "2", "3", "4");
        assertThat(endpoint.isClosed()).isTrue();
        assertThat(log.lines())
                .filteredOn(line -> !line.startsWith("DEBUG"))
                .containsExactly(
                        "INFO Asking once about 4 tasks at https://api.kie.ai, at most 20s",
                        "INFO hero (1): succeeded",
                        "INFO teaser (2): generating",
                        "INFO outro (3): not visible",
                        "WARN intro (4): bad gateway (veo:await will try again)");
    }

    @Test
    void everyTaskThatHasFailedOrMissesARequirementIsInTheError() {
        mojo.minResolution = "1080p";
        endpoint.answering("1", DONE)
                .answering("2", BROKEN)
                .answering("3", new Generating(TaskRecord.EMPTY))
                .answering("4", TROUBLE);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("2 of 4 tasks cannot pass veo:await, so the build stops before it begins.")
                .hasMessageContaining("Task hero (1) ")
                .hasMessageContaining("its resolution is 720p, and <minResolution> (-Dveo.minResolution) is 1080p")
                .hasMessageContaining("Task teaser (2) failed during generation: Internal Error.");
    }

    @Test
    void aRefusedKeyIsConfirmedOnceAndStopsTheBuild() {
        mojo.maxConcurrentRequests = "1";
        endpoint.answering("1", REFUSED);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(
                        "The service refused the key from environment variable VEO_API_KEY (Unauthorized)")
                .hasMessageEndingWith("then run the build again.");
        assertThat(endpoint.polled()).containsExactly("1", "1");
    }

    @Test
    void aRefusalByTheProxyIsReportedInItsWords() {
        mojo.maxConcurrentRequests = "1";
        endpoint.answering("1", new Refusal(Reason.PROXY_REFUSED, "<proxy> corporate refused the password"));

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("<proxy> corporate refused the password; then run the build again.");
    }

    @Test
    void everyProblemOfTheSharedConfigurationIsReportedBeforeTheFirstRequest() {
        mojo.timeout = "30";
        mojo.failOnError = "yes";
        mojo.failIfNoTasks = "no";
        environment.clear();

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("for 4 reasons")
                .hasMessageContaining("<timeout> (-Dveo.timeout) \"30\"")
                .hasMessageContaining("<failOnError> (-Dveo.failOnError) \"yes\"")
                .hasMessageContaining("<failIfNoTasks> (-Dveo.failIfNoTasks) \"no\"")
                .hasMessageContaining("there is no key for the service");
        assertThat(endpoint.polled()).isEmpty();
    }

    @Test
    void noTaskAtAllIsNoErrorAndNeedsNoKey() throws Exception {
        mojo.taskIds = List.of();
        environment.clear();

        mojo.execute();

        assertThat(log.lines()).containsExactly("INFO veo:preflight: there is no task to ask about yet");
    }

    @Test
    void aFileThatALaterStepWritesIsNoErrorButItsKeyIsNeeded() {
        mojo.taskIds = List.of();
        mojo.taskIdFiles = List.of(root.resolve("written-later.txt").toFile());

        assertThatCode(mojo::execute).doesNotThrowAnyException();

        environment.clear();
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("there is no key for the service");
    }

    @Test
    void tasksThatWereNotAskedInTimeAreCountedAndPass() throws Exception {
        mojo.requestTimeout = "1s";
        mojo.maxConcurrentRequests = "1";
        mojo.maxRequestsPerSecond = "1";
        endpoint.answering("1", DONE).answering("2", DONE).answering("3", DONE).answering("4", DONE);

        mojo.execute();

        assertThat(log.lines())
                .anyMatch(line -> line.matches("WARN \\d tasks of 4 could not be asked about within 1s"
                        + " \\(<requestTimeout>, -Dveo\\.requestTimeout\\): veo:await decides"));
    }

    @Test
    void nothingIsWritten() throws Exception {
        mojo.taskIds = List.of("hero=1");
        endpoint.answering("1", DONE);

        mojo.execute();

        assertThat(files()).isEmpty();
        assertThat(mojo.project.getProperties()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.toList();
        }
    }
}
