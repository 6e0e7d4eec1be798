package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Reason;
import io.github.veomaven.report.ResultFiles;
import io.github.veomaven.testing.VirtualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckMojoTest {

    private static final Instant AWAIT_STARTED = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant AWAIT_FINISHED = AWAIT_STARTED.plusSeconds(100);
    private static final AwaitReport GOOD =
            Samples.report(Samples.succeeded(Samples.HERO, Samples.video("720p", false)));
    private static final AwaitReport BAD = Samples.report(
            Samples.succeeded(Samples.HERO, Samples.video("720p", false)),
            Samples.failed(Samples.TEASER, Reason.GENERATION_FAILED, "Internal Error"));

    @TempDir
    Path root;

    private final RecordingLog log = new RecordingLog();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private CheckMojo mojo;

    @BeforeEach
    void configure() {
        request.setBaseDirectory(root.toFile());
        buildBegins(AWAIT_STARTED);
        now(AWAIT_FINISHED);
    }

    @Test
    void resultsOfThisBuildThatSucceededPass() throws Exception {
        write(GOOD);

        mojo.execute();

        assertThat(log.lines()).anyMatch(line -> line.startsWith("INFO The task succeeded, as "));
    }

    @Test
    void aTaskThatFailedFailsTheBuildInTheWordsOfAwait() throws Exception {
        write(BAD);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(BAD.summary(Path.of("target", "veo", "results.json").toString()));
    }

    @Test
    void anUndeterminedTaskFailsTheBuildAndMayStillFinish() throws Exception {
        write(Samples.report(Samples.failed(Samples.HERO, Reason.TIMED_OUT, "still generating after 9 polls")));

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("timed out after 1m30s")
                .hasMessageContaining("run veo:await again, do not re-create it");
    }

    @Test
    void anInterruptedOrRefusedRunIsAnErrorAsInAwait() throws Exception {
        write(Samples.report(Samples.failed(Samples.HERO, Reason.INTERRUPTED, "interrupted")));
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("interrupted");

        write(Samples.report(Samples.failed(Samples.HERO, Reason.UNAUTHORIZED, "Unauthorized")));
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("The service refused the key");

        write(Samples.report(Samples.failed(Samples.HERO, Reason.PROXY_REFUSED, "proxy corp at proxy:3128: 407")));
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("proxy corp at proxy:3128: 407; then run veo:await again.");
    }

    @Test
    void missingResultsAreAnErrorThatSaysSo() {
        assertError("missing", "Run veo:await first", "set <resultsFile> (-Dveo.resultsFile)");
    }

    @Test
    void unreadableForeignAndIncompleteResultsAreErrorsThatSayWhich() throws Exception {
        Files.createDirectories(results().getParent());

        Files.writeString(results(), "{\"schemaVersion\":1,");
        assertError("unreadable");
        Files.writeString(results(), "{\"schemaVersion\":1,\"tests\":3}");
        assertError("foreign");
        Files.delete(results());
        write(GOOD);
        Files.writeString(results(), Files.readString(results()).replaceFirst("\"total\"\\s*:\\s*1", "\"total\": 2"));
        assertError("incomplete");
    }

    @Test
    void resultsOfAnEarlierBuildAreTooOld() throws Exception {
        write(GOOD);
        buildBegins(AWAIT_STARTED.plusMillis(1));

        assertError("too old", "before this build", "<maxAge> (-Dveo.maxAge), for instance 2h");
    }

    @Test
    void resultsOfTheVeryMillisecondInWhichTheBuildBeganAreItsOwn() throws Exception {
        write(GOOD);
        buildBegins(AWAIT_STARTED);

        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void resultsOfAnEarlierBuildAreAcceptedUpToTheirMaximalAge() throws Exception {
        write(GOOD);
        buildBegins(AWAIT_FINISHED.plusSeconds(60));
        mojo.maxAge = "2h";

        now(AWAIT_FINISHED.plus(Duration.ofHours(2)));
        assertThatCode(mojo::execute).doesNotThrowAnyException();

        now(AWAIT_FINISHED.plus(Duration.ofHours(2)).plusMillis(1));
        assertError("too old", "2h ago", "allows 2h");
    }

    @Test
    void resultsFromTheFutureAreNoFresherThanTheyClaim() throws Exception {
        write(GOOD);
        mojo.maxAge = "10m";

        now(AWAIT_FINISHED.minus(Duration.ofMinutes(10)));
        assertThatCode(mojo::execute).doesNotThrowAnyException();

        now(AWAIT_FINISHED.minus(Duration.ofMinutes(11)));
        assertError("from the future", "Correct the clocks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "365d"})
    void resultsOfTomorrowAreFromTheFutureWhateverTheirMaximalAge(String maxAge) throws Exception {
        write(GOOD);
        buildBegins(AWAIT_STARTED.minus(Duration.ofDays(1)));
        mojo.maxAge = maxAge;
        now(AWAIT_STARTED.minus(Duration.ofDays(1)));

        assertError("from the future", "Correct the clocks");
    }

    @Test
    void aStartInTheFutureIsNotBelievedWhateverTheEnd() throws Exception {
        write(GOOD);
        Files.writeString(
                results(),
                Files.readString(results()).replaceFirst("\"startedAt\"\\s*:\\s*\"2026", "\"startedAt\": \"2031"));

        assertError("from the future", "2031");
    }

    @Test
    void resultsAboutNoTaskProveNothing() throws Exception {
        write(Samples.report());

        assertError("empty: they contain no task", "<skip> (-Dveo.skip)");
    }

    @Test
    void aSuccessThatTheServiceDidNotStateIsContradictory() throws Exception {
        write(GOOD);
        Files.writeString(
                results(), Files.readString(results()).replaceFirst("\"successFlag\"\\s*:\\s*1", "\"successFlag\": 3"));

        assertError("contradictory", "task 1 succeeded, but its \"successFlag\" is 3");
    }

    @Test
    void simulatedResultsAreAnErrorUnlessTheyAreAllowed() throws Exception {
        write(Samples.report(true, Samples.succeeded(Samples.HERO, Samples.video("720p", false))));
        assertError("simulated", "<allowSimulated> (-Dveo.allowSimulated)");

        mojo.allowSimulated = "true";
        mojo.execute();
        assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN") && line.contains("simulated"));
    }

    @Test
    void resultsMustCoverTheNamedTasksExactly() throws Exception {
        write(BAD);
        mojo.taskIds = List.of("hero=4c9a", "extra=77");

        assertError("missing: extra (77)", "unexpected: teaser (0819)");
    }

    @Test
    void aTaskWithAnotherIdIsAnotherTask() throws Exception {
        write(GOOD);
        mojo.taskIds = List.of("hero=other");

        assertError("missing: hero (other)", "unexpected: hero (4c9a)");
    }

    @Test
    void namedTasksMayComeFromFilesToo() throws Exception {
        write(GOOD);
        mojo.taskIdFiles = List.of(
                Files.writeString(root.resolve("ids.txt"), "hero=4c9a\n").toFile());

        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void manyDifferencesAreCutShort() throws Exception {
        write(GOOD);
        mojo.taskIds = IntStream.range(0, 50).mapToObj(i -> "t" + i).toList();

        assertError("t19 and 30 more");
    }

    @Test
    void everyProblemIsReportedAtOnce() throws Exception {
        write(Samples.report(true, Samples.succeeded(Samples.HERO, Samples.video("720p", false))));
        buildBegins(AWAIT_FINISHED);
        mojo.taskIds = List.of("other");

        assertError("3 reasons", "too old", "simulated", "not about the tasks");
    }

    @Test
    void resultsAreNotCalledTooOldIfTheirMaximalAgeIsUnreadable() throws Exception {
        write(Samples.report(false, Samples.succeeded(Samples.HERO, Samples.video("720p", false))));
        buildBegins(AWAIT_FINISHED.plusSeconds(600));
        mojo.maxAge = "2";

        assertError("veo:check cannot run: <maxAge> (-Dveo.maxAge) \"2\" has no unit");
    }

    @Test
    void everyBadParameterIsReportedAtOnce() {
        mojo.maxAge = "2";
        mojo.allowSimulated = "yes";
        mojo.taskIds = List.of("a=");

        assertError(
                "<maxAge> (-Dveo.maxAge) \"2\" has no unit",
                "<allowSimulated> (-Dveo.allowSimulated) \"yes\"",
                "element 1 of <taskIds>",
                "missing");
    }

    @Test
    void aSkippedCheckJudgesNothing() throws Exception {
        mojo.skip = "true";

        mojo.execute();

        assertThat(log.lines()).containsExactly("INFO veo:check is skipped: <skip> (-Dveo.skip) is true");
    }

    private void assertError(String... parts) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContainingAll(parts);
    }

    private void write(AwaitReport report) throws Exception {
        new ResultFiles(results().getParent()).write(report);
    }

    private Path results() {
        return root.resolve("target").resolve("veo").resolve("results.json");
    }

    private void buildBegins(Instant start) {
        request.setStartTime(Date.from(start));
    }

    @SuppressWarnings("deprecation") // the way to a session without a container
    private void now(Instant now) {
        CheckMojo fresh = new CheckMojo(new VirtualTime(now));
        Builds.inject(fresh, log, Builds.session(request, Builds.project()), Builds.execution("check", "judgement"));
        fresh.resultsFile = results().toFile();
        if (mojo != null) {
            fresh.maxAge = mojo.maxAge;
        }
        mojo = fresh;
    }
}
