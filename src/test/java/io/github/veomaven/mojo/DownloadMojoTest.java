package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.AwaitReport.Provenance;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.report.ResultFiles;
import io.github.veomaven.simulator.Scenario;
import io.github.veomaven.simulator.SimulatedRequest;
import io.github.veomaven.simulator.Simulator;
import io.github.veomaven.testing.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against the simulator, over real sockets. */
@Timeout(60)
class DownloadMojoTest {

    @TempDir
    Path root;

    private final RecordingLog log = new RecordingLog();
    private final RecordingAttachments attachments = new RecordingAttachments();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final DefaultRepositorySystemSession repositorySession = new DefaultRepositorySystemSession();
    private final MavenProject project = Builds.project();
    private final DownloadMojo mojo = new DownloadMojo(new FakeDecrypter(true), attachments);
    private Simulator simulator;

    @BeforeEach
    @SuppressWarnings("deprecation") // the way to a session without a container
    void configure() throws Exception {
        simulator = Simulator.start(
                0,
                Scenario.parse(
                        "{\"media\":{\"gone.mp4\":[{\"status\":410}],\"silent.mp4\":[{\"neverAnswer\":true}]}}"));
        request.setBaseDirectory(root.toFile());
        request.setStartTime(Date.from(Samples.START));
        MavenSession session = Builds.session(repositorySession, request, project);
        Builds.inject(mojo, log, session, Builds.execution("download", "videos"));
        mojo.resultsFile = output().resolve("results.json").toFile();
        mojo.mediaDirectory = media().toFile();
    }

    @AfterEach
    void nothingIsLeftRunningAndNoKeyWasSent() {
        assertThat(simulator.requests()).noneMatch(SimulatedRequest::authorizationSent);
        simulator.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("veo-download"));
    }

    @Test
    void videosOfTasksThatSucceededAreThereAfterwards() throws Exception {
        results(
                task("hero", url("a.mp4"), url("b.mp4")),
                Samples.failed(Samples.TEASER, Reason.GENERATION_FAILED, "Internal Error"));

        mojo.execute();

        assertThat(media()).isDirectoryContaining("glob:**/hero.mp4").isDirectoryContaining("glob:**/hero-2.mp4");
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("WARN 1 of 2 tasks did not succeed"))
                .anyMatch(line -> line.startsWith(
                        "INFO Downloading 2 videos to " + Path.of("target", "veo", "media") + ", at most 30m"))
                .anyMatch(line -> line.startsWith("INFO hero.mp4: downloaded, "))
                .noneMatch(line -> line.contains("http://"));
        assertThat(attachments.attached).isEmpty();
    }

    @Test
    void runningAgainDownloadsNothing() throws Exception {
        results(task("hero", url("a.mp4")));

        mojo.execute();
        mojo.execute();

        assertThat(simulator.requests()).hasSize(1);
        assertThat(log.lines()).anyMatch(line -> line.contains("hero.mp4: unchanged"));
    }

    @Test
    void videosOnThisMachineAreDownloadedOffline() throws Exception {
        results(task("hero", url("a.mp4")));
        request.setOffline(true);

        mojo.execute();

        assertThat(media()).isDirectoryContaining("glob:**/hero.mp4");
    }

    @Test
    void offlineAVideoElsewhereIsAProblemBeforeTheFirstRequest() throws Exception {
        results(task("hero", url("a.mp4")), task("teaser", "https://media.example/b.mp4"));
        request.setOffline(true);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContainingAll("Maven is offline", "<skip> (-Dveo.skip)");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void videosAreAttachedUnderTheirNames() throws Exception {
        results(task("hero", url("a.mp4"), url("b.mp4")), task("take two!", url("c.mp4")));
        mojo.attach = "true";

        mojo.execute();

        assertThat(attachments.attached)
                .containsExactly("mp4:hero:hero.mp4", "mp4:hero-2:hero-2.mp4", "mp4:take_two_:take_two_.mp4");
    }

    @Test
    void thePageBesideTheResultsPlaysWhatWasDownloaded() throws Exception {
        results(task("hero", url("a.mp4")));

        mojo.execute();

        assertThat(output().resolve("index.html")).content().contains("./media/hero.mp4");
    }

    @Test
    void withoutAPageNoneIsWritten() throws Exception {
        results(task("hero", url("a.mp4")));
        Files.delete(output().resolve("index.html"));

        mojo.execute();

        assertThat(output().resolve("index.html")).doesNotExist();
    }

    @Test
    void everyMissingVideoIsListedWithItsReason() throws Exception {
        results(
                task("hero", url("gone.mp4")),
                task("teaser", "http://media.example/a.mp4"),
                task("good", url("a.mp4")));
        mojo.attach = "true";

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContainingAll(
                        "2 of 3 videos could not be downloaded.",
                        "Video hero.mp4 of task hero: the host answered HTTP 410",
                        "Links in results expire",
                        "Video teaser.mp4 of task teaser: its URL is plain http",
                        "Results: " + Path.of("target", "veo", "results.json"));
        assertThat(media().resolve("good.mp4")).exists();
        assertThat(attachments.attached).isEmpty();
    }

    @Test
    void aServiceElsewhereLeadsNowhereOnThisMachineUnlessTheHostIsListed() throws Exception {
        results(false, "https://api.kie.ai", task("hero", url("a.mp4")));

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("its URL leads to 127.0.0.1, which is not on the Internet")
                .hasMessageContaining("only if <mediaHosts> (-Dveo.mediaHosts) lists the host");
        assertThat(simulator.requests()).isEmpty();

        mojo.mediaHosts = List.of(" 127.0.0.1", "*.cdn.example");
        mojo.execute();
        assertThat(media().resolve("hero.mp4")).exists();
    }

    @Test
    void anInvalidMediaHostIsAProblem() throws Exception {
        results(task("hero", url("a.mp4")));
        mojo.mediaHosts = List.of("https://media.example");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("<mediaHosts> (-Dveo.mediaHosts) \"https://media.example\" is not a host: write");
    }

    @Test
    void aFileOfSomebodyElseInTheMediaDirectoryIsAnErrorThatSaysWhatToDo() throws Exception {
        results(task("hero", url("a.mp4")));
        Files.createDirectories(media());
        Files.writeString(media().resolve("hero.mp4"), "precious");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(media().resolve("hero.mp4") + " was not written by this plugin")
                .hasMessageContaining("Move your files, or set <mediaDirectory> (-Dveo.mediaDirectory) to another");
        assertThat(media().resolve("hero.mp4")).hasContent("precious");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aProxyThatRefusesItsPasswordEndsTheBuildAsAnErrorThatNamesIt() throws Exception {
        results(task("hero", "https://tempfile.example/a.mp4"), task("teaser", "https://tempfile.example/b.mp4"));
        byte[] refusal = ScriptedServer.response(407, new byte[0], "Proxy-Authenticate: Basic realm=\"x\"");
        try (ScriptedServer proxy = new ScriptedServer(exchange -> exchange.send(refusal))) {
            mojo.session.getSettings().addProxy(proxy(proxy.port()));

            assertThatThrownBy(mojo::execute)
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageContainingAll(
                            "veo:download stopped: <proxy> corporate of settings.xml (127.0.0.1:" + proxy.port() + ")",
                            "correct its <username> and <password>. Then run veo:download again",
                            "2 of 2 videos could not be downloaded.");
        }
        assertThat(output().resolve("index.html")).content().contains("Not ready for release");
    }

    @Test
    void afterAMissingVideoNothingSaysReadyForRelease() throws Exception {
        results(task("hero", url("gone.mp4")), task("teaser", url("a.mp4")));
        Path summary = root.resolve("summary.md");
        mojo.environment = Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString())::get;

        assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);

        assertThat(output().resolve("index.html")).content().contains("Not ready for release", "HTTP 410");
        assertThat(output().resolve("TEST-veo-download.xml"))
                .content()
                .contains("tests=\"2\"", "failures=\"1\"", "HTTP 410");
        assertThat(summary)
                .content()
                .contains("Not ready for release", "HTTP 410")
                .doesNotContain("# Ready");
    }

    @Test
    void nothingSaysReadyForReleaseWhileVideosAreFetched() throws Exception {
        results(task("hero", url("a.mp4")));
        Path page = output().resolve("index.html");
        List<String> pages = new ArrayList<>();
        mojo.setLog(new RecordingLog() {
            @Override
            public void info(CharSequence line) {
                super.info(line);
                if (line.toString().startsWith("hero.mp4: downloaded")) {
                    pages.add(read(page));
                }
            }
        });

        mojo.execute();

        assertThat(pages).singleElement().asString().contains("Not ready for release", "stopped before it ended");
        assertThat(page).content().contains("Ready for release").doesNotContain("stopped before it ended");
    }

    @Test
    void afterAnInterruptNothingSaysReadyForRelease() throws Exception {
        results(task("hero", url("silent.mp4")));
        Thread.currentThread().interrupt();

        assertThatThrownBy(mojo::execute).isInstanceOf(MojoExecutionException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(output().resolve("index.html")).content().contains("Not ready for release");
        assertThat(output().resolve("TEST-veo-download.xml")).content().contains("failures=\"1\"");
    }

    @Test
    void theTimeoutHolds() throws Exception {
        results(task("hero", url("silent.mp4")));
        mojo.timeout = "300ms";

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("not done within 300ms: nothing had arrived");
    }

    @Test
    void anInterruptedRunIsAnErrorThatSaysHowToContinue() throws Exception {
        results(task("hero", url("silent.mp4")));
        Thread.currentThread().interrupt();

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("veo:download was interrupted. Run it again");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void everyProblemIsReportedAtOnceBeforeTheFirstRequest() throws Exception {
        results(task("hero", url("a.mp4")), task("teaser", "https://media.example/b.mp4"));
        mojo.timeout = "30";
        mojo.maxFileSize = "1048576";
        mojo.maxConcurrentRequests = "0";
        mojo.attach = "yes";
        request.setOffline(true);
        mojo.session.getSettings().addProxy(proxyThatCannotBeDecrypted());

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContainingAll(
                        "6 reasons",
                        "<timeout> (-Dveo.timeout) \"30\" has no unit",
                        "<maxFileSize> (-Dveo.maxFileSize) \"1048576\" has no unit: write 1048576MB",
                        "<maxConcurrentRequests> (-Dveo.maxConcurrentRequests) \"0\"",
                        "<attach> (-Dveo.attach) \"yes\"",
                        "Maven is offline",
                        "<proxy> corporate of settings.xml has a password that Maven cannot decrypt");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aFileSizeOutOfRangeIsAProblem() throws Exception {
        results(task("hero", url("a.mp4")));
        mojo.maxFileSize = "2TB";

        assertThatThrownBy(mojo::execute).hasMessageContaining("\"2TB\" must be from 1B to 1TB");
    }

    @Test
    void missingResultsAreAnErrorThatSaysSo() {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContainingAll("missing", "Run veo:await first");
    }

    @Test
    void aMediaDirectoryThatIsAFileIsAnError() throws Exception {
        results(task("hero", url("a.mp4")));
        Files.writeString(media(), "in the way");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContainingAll("<mediaDirectory> (-Dveo.mediaDirectory)", "a file is where");
    }

    @Test
    void aMediaDirectoryThatIsALinkIsAnErrorAndNothingBehindItIsTouched() throws Exception {
        results(task("hero", url("a.mp4")));
        Path elsewhere = Files.createDirectories(media().resolveSibling("elsewhere"));
        Path kept = Files.writeString(elsewhere.resolve("hero.mp4.part"), "the user's");
        Files.createSymbolicLink(media(), elsewhere);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContainingAll("<mediaDirectory> (-Dveo.mediaDirectory)", "symbolic link");
        assertThat(kept).hasContent("the user's");
        assertThat(elsewhere).isDirectoryContaining(kept::equals);
    }

    @Test
    void twoExecutionsThatShareADirectoryAreAnError() throws Exception {
        results(task("hero", url("a.mp4")));
        mojo.execute();
        mojo.execution = Builds.execution("download", "more-videos");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(
                        "shared by the executions org.example:app:videos and org.example:app:more-videos");
    }

    @Test
    void aTaskWithoutAUrlIsWarnedAboutAndHasNothingToDownload() throws Exception {
        results(task("hero"));

        mojo.execute();

        assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN hero (id-hero) has no video URL"));
        assertThat(media().resolve("downloads.json")).exists();
    }

    @Test
    void simulatedVideosAreReportedAsSuch() throws Exception {
        results(true, simulator.baseUrl().toString(), task("hero", url("a.mp4")));

        mojo.execute();

        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("WARN The results " + Path.of("target", "veo", "results.json")
                        + " are simulated: the videos are samples"));
    }

    @Test
    void aSkippedDownloadDoesNothing() throws Exception {
        mojo.skip = "true";

        mojo.execute();

        assertThat(log.lines()).containsExactly("INFO veo:download is skipped: <skip> (-Dveo.skip) is true");
        assertThat(media()).doesNotExist();
    }

    @Test
    void resultsOfAnEarlierBuildAreNotDownloaded() throws Exception {
        results(task("hero", url("a.mp4")));
        request.setStartTime(Date.from(Samples.START.plusMillis(1)));

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("too old")
                .hasMessageContaining("<maxAge> (-Dveo.maxAge)");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void resultsOfAnEarlierBuildAreDownloadedWithinTheirAge() throws Exception {
        results(task("hero", url("a.mp4")));
        request.setStartTime(Date.from(Samples.START.plusMillis(1)));
        mojo.maxAge = "365d";

        mojo.execute();

        assertThat(media()).isDirectoryContaining("glob:**/hero.mp4");
    }

    @Test
    void resultsAboutOtherTasksAreNotDownloaded() throws Exception {
        results(task("hero", url("a.mp4")));
        mojo.taskIds = List.of("hero=other");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("not about the tasks that the project names");
        assertThat(simulator.requests()).isEmpty();
    }

    private void results(TaskOutcome... tasks) throws Exception {
        results(false, simulator.baseUrl().toString(), tasks);
    }

    /** @param service that the results are from; only one on this machine may lead to this machine */
    private void results(boolean simulated, String service, TaskOutcome... tasks) throws Exception {
        AwaitReport usual = Samples.report(simulated, tasks);
        Provenance provenance = new Provenance(usual.provenance().plugin(), service, simulated);
        new ResultFiles(output())
                .write(new AwaitReport(
                        provenance, usual.startedAt(), usual.finishedAt(), usual.requests(), usual.tasks()));
    }

    private static TaskOutcome task(String name, String... urls) {
        TaskRecord usual = Samples.video("720p", false);
        return Samples.succeeded(
                new VideoTask(name, "id-" + name),
                TaskRecord.builder()
                        .successFlag(usual.successFlag())
                        .resultUrls(Stream.of(urls).toList())
                        .mediaIds(List.of("media-1"))
                        .resolution(usual.resolution())
                        .fallback(usual.fallback())
                        .hasAudio(usual.hasAudio())
                        .seeds(usual.seeds())
                        .build());
    }

    private String url(String name) {
        return simulator.baseUrl() + "/media/" + name;
    }

    private Path output() {
        return root.resolve("target").resolve("veo");
    }

    private Path media() {
        return output().resolve("media");
    }

    private static Proxy proxyThatCannotBeDecrypted() {
        Proxy proxy = new Proxy();
        proxy.setId("corporate");
        proxy.setProtocol("https");
        proxy.setHost("proxy.example");
        proxy.setPort(3128);
        proxy.setUsername("builder");
        proxy.setPassword(FakeDecrypter.BROKEN);
        return proxy;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Proxy proxy(int port) {
        Proxy proxy = new Proxy();
        proxy.setId("corporate");
        proxy.setProtocol("https");
        proxy.setHost("127.0.0.1");
        proxy.setPort(port);
        proxy.setUsername("builder");
        proxy.setPassword("wrong");
        return proxy;
    }
}
