package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollAnswer.Refusal;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.report.ResultFiles;
import io.github.veomaven.testing.VirtualTime;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who searches the FAQ for a message finds it: the messages are provoked, and the headings must be parts of them. */
class FaqTest {

    private static final Path FAQ = Path.of("src/site/markdown/faq.md");

    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>(Map.of("VEO_API_KEY", "a-key"));
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenProject project = Builds.project();
    private final ScriptedConnection endpoint = new ScriptedConnection();
    private final MavenSession session = Builds.session(request, project);

    @BeforeEach
    void configure() {
        request.setBaseDirectory(root.toFile());
        request.setStartTime(Date.from(Instant.parse("2026-11-24T00:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("headings")
    void theHeadingIsWhatThePluginSays(String heading) throws Exception {
        assertThat(messages()).as(heading).anyMatch(message -> message.contains(heading));
    }

    @Test
    void noMessageIsExplainedTwice() throws Exception {
        assertThat(headings()).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    static List<String> headings() throws Exception {
        return Files.readAllLines(FAQ).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
    }

    private List<String> messages() throws Exception {
        List<String> messages = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            messages.add(Samples.failed(Samples.HERO, reason, "and so on").sentence());
        }
        messages.add(ofAwait(mojo -> environment.clear()));
        environment.put("VEO_API_KEY", "a-key");
        messages.add(ofAwait(mojo -> mojo.taskIds = List.of()));
        File empty = Files.createFile(root.resolve("video-tasks.txt")).toFile();
        messages.add(ofAwait(mojo -> mojo.taskIdFiles = List.of(empty)));
        messages.add(ofAwait(mojo -> mojo.timeout = "30"));
        messages.add(ofAwait(mojo -> mojo.baseUrl = "http://api.example"));
        messages.add(ofAwait(mojo -> request.setOffline(true)));
        request.setOffline(false);
        messages.add(ofAwait(mojo -> endpoint.answering("1", refused(), refused(), refused())));
        messages.add(undecryptedPassword());
        messages.add(sharedDirectory());
        messages.add(ofCheck());
        messages.add(ofDownload(media -> {}));
        messages.add(ofDownload(media -> Files.writeString(media.resolve("hero.mp4"), "mine")));
        messages.add(besideAnOldBuildCache());
        messages.add(inAReactor());
        return messages;
    }

    private String ofAwait(Consumer<AwaitMojo> settings) throws Exception {
        AwaitMojo mojo = new AwaitMojo(new FakeDecrypter(true), environment::get, endpoint, new VirtualTime());
        Builds.inject(mojo, new RecordingLog(), session, Builds.execution("await", "videos"));
        mojo.outputDirectory = root.resolve("target/veo").toFile();
        mojo.taskIds = List.of("hero=1");
        settings.accept(mojo);
        return failureOf(mojo);
    }

    private String undecryptedPassword() {
        Server server = new Server();
        server.setId("veo");
        server.setPassword(FakeDecrypter.BROKEN);
        try {
            new Decryption(new FakeDecrypter(false)).passwordOf(server, "<server> veo");
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
        throw new AssertionError("decrypted");
    }

    private String sharedDirectory() throws Exception {
        ofAwait(mojo -> endpoint.answering("1", refused(), refused(), refused()));
        return ofAwait(mojo -> mojo.execution = Builds.execution("await", "others"));
    }

    /** Written by a simulated endpoint, before this build. */
    private String ofCheck() throws Exception {
        Path directory = Files.createDirectories(root.resolve("earlier"));
        new ResultFiles(directory).write(Samples.report(true, Samples.failed(Samples.HERO, Reason.FAILED, "no")));
        CheckMojo mojo = new CheckMojo();
        Builds.inject(mojo, new RecordingLog(), session, Builds.execution("check", "judgement"));
        mojo.resultsFile = directory.resolve("results.json").toFile();
        return failureOf(mojo);
    }

    private interface Before {

        void fill(Path media) throws IOException;
    }

    /** Of a service on the Internet, and with a URL of this machine. */
    private String ofDownload(Before before) throws Exception {
        Path directory = Files.createDirectories(root.resolve("downloads"));
        TaskRecord record = TaskRecord.builder()
                .successFlag(Optional.of(1))
                .resultUrls(List.of("http://127.0.0.1:9192/manager/stop"))
                .build();
        new ResultFiles(directory).write(Samples.report(Samples.succeeded(Samples.HERO, record)));
        Path media = Files.createDirectories(directory.resolve("media"));
        before.fill(media);
        DownloadMojo mojo = new DownloadMojo(new FakeDecrypter(true), new RecordingAttachments());
        Builds.inject(mojo, new RecordingLog(), session, Builds.execution("download", "videos"));
        mojo.resultsFile = directory.resolve("results.json").toFile();
        mojo.mediaDirectory = media.toFile();
        Date started = request.getStartTime();
        request.setStartTime(Date.from(Samples.START));
        String failure = failureOf(mojo);
        request.setStartTime(started);
        return failure;
    }

    private String besideAnOldBuildCache() throws Exception {
        ClassRealm realm = new ClassWorld().newRealm("coreExtension>");
        realm.addURL(new URL("file:/maven-build-cache-extension-1.2.3.jar"));
        request.setMultiModuleProjectDirectory(root.toFile());
        try {
            new BuildCache(List.of(realm))
                    .leaveNothingOf(new Invocation(session, project, Builds.execution("await", "videos")));
        } catch (MojoExecutionException e) {
            return e.getMessage();
        }
        throw new AssertionError("the cache may save the build");
    }

    private String inAReactor() {
        MavenProject module = new MavenProject(Builds.model("module"));
        module.getProperties().setProperty("veo.taskIds", "hero=1");
        Invocation run = new Invocation(Builds.session(request, project, module), project, Builds.commandLine("await"));
        Parameters parameters = new Parameters("veo:await", "veo.");
        ReactorTasks.check(run, List.of(), List.of(), parameters);
        try {
            parameters.throwIfAny();
        } catch (MojoExecutionException e) {
            return e.getMessage();
        }
        throw new AssertionError("the module is passed over");
    }

    private static String failureOf(AbstractMojo mojo) throws Exception {
        try {
            mojo.execute();
        } catch (MojoExecutionException | MojoFailureException e) {
            return e.getMessage();
        }
        throw new AssertionError("the goal did not fail");
    }

    private static PollAnswer refused() {
        return new Refusal(Reason.UNAUTHORIZED, "Unauthorized");
    }
}
