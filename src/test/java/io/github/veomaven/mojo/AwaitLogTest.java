package io.github.veomaven.mojo;

import static io.github.veomaven.mojo.Samples.HERO;
import static io.github.veomaven.mojo.Samples.TEASER;
import static io.github.veomaven.mojo.Samples.failed;
import static io.github.veomaven.mojo.Samples.report;
import static io.github.veomaven.mojo.Samples.succeeded;
import static io.github.veomaven.mojo.Samples.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.AwaitListener.Heartbeat;
import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.Requirements.FallbackPolicy;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.TaskState;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.testing.EngineRun;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwaitLogTest {

    private static final String EVIL = "x\n[INFO] BUILD SUCCESS\r\u001b[2J\u202e";
    private static final Heartbeat BEAT =
            new Heartbeat(2, 5, 3, Duration.ofSeconds(80), Duration.ofSeconds(28 * 60 + 40));

    private final RecordingLog lines = new RecordingLog();
    private final AwaitLog log = log(FallbackPolicy.WARN);

    @Test
    void theStartSaysHowManyWhereAndHowLong() {
        log.started(List.of(HERO, TEASER), EngineRun.settings().build());
        log.started(List.of(HERO), EngineRun.settings().build());

        assertThat(lines.lines())
                .containsExactly(
                        "INFO Waiting for 2 tasks at https://api.kie.ai, at most 30m",
                        "INFO Waiting for 1 task at https://api.kie.ai, at most 30m");
    }

    @Test
    void aChangeOfStateIsOneLine() {
        log.changed(HERO, TaskState.GENERATING, Duration.ofSeconds(3));

        assertThat(lines.lines()).containsExactly("INFO hero (4c9a): generating (3s elapsed)");
    }

    @Test
    void theHeartbeatReadsAsTheContractSays() {
        log.heartbeat(BEAT);

        assertThat(lines.lines()).containsExactly("INFO 2 of 5 done, 3 generating, 1m20s elapsed, 28m40s left");
    }

    @Test
    void troubleIsReportedOncePerKindAndThenWithACount() {
        log.troubled(HERO, "HTTP 502", "bad gateway");
        log.troubled(TEASER, "HTTP 502", "bad gateway");
        log.troubled(HERO, "connection refused", "nobody listens");
        log.heartbeat(BEAT);
        log.heartbeat(BEAT);
        log.troubled(HERO, "HTTP 502", "bad gateway");
        log.finished(report(succeeded(HERO, TaskRecord.EMPTY)), "target/veo/results.json");

        assertThat(lines.lines())
                .filteredOn(line -> line.startsWith("WARN"))
                .containsExactly(
                        "WARN HTTP 502 while polling hero (4c9a): bad gateway (retrying)",
                        "WARN connection refused while polling hero (4c9a): nobody listens (retrying)",
                        "WARN HTTP 502: 2 times so far",
                        "WARN HTTP 502: 3 times so far");
    }

    @Test
    void theEndOfATaskIsOneLine() {
        log.ended(succeeded(HERO, video("1080p", false)));
        log.ended(failed(TEASER, Reason.GENERATION_FAILED, "Internal Error"));

        assertThat(lines.lines())
                .containsExactly(
                        "INFO hero (4c9a): succeeded after 42s",
                        "INFO Task teaser (0819) failed during generation: Internal Error.");
    }

    @Test
    void aFallbackVideoIsAWarning() {
        log.ended(succeeded(HERO, video("720p", true)));

        assertThat(lines.lines().get(1)).startsWith("WARN hero (4c9a) was made by the fallback model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "null", "/v/hero.mp4", "file:///v/hero.mp4"})
    void aVideoThatNoLinkCanLeadToIsAWarning(String url) {
        log.ended(succeeded(HERO, TaskRecord.builder().resultUrls(List.of(url)).build()));

        assertThat(lines.lines().get(1))
                .startsWith("WARN hero (4c9a): the service named no http or https URL for the video")
                .contains("${veo.hero.url}")
                .doesNotContain(url);
    }

    @Test
    void aVideoWithoutAnyUrlIsNoWarning() {
        log.ended(succeeded(
                HERO, TaskRecord.builder().mediaIds(List.of("media-1")).build()));

        assertThat(lines.lines()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FallbackPolicy.class,
            names = {"ALLOW", "FAIL"})
    void aFallbackVideoIsNoWarningUnderAnotherPolicy(FallbackPolicy policy) {
        log(policy).ended(succeeded(HERO, video("720p", true)));

        assertThat(lines.lines()).hasSize(1);
    }

    @Test
    void theClosingTableIsAlignedAndSaysWhereToReadOn() {
        log.finished(
                report(
                        succeeded(HERO, video("1080p", false)),
                        failed(TEASER, Reason.GENERATION_FAILED, "Internal Error")),
                "target/veo/results.json");

        assertThat(lines.lines())
                .containsExactly(
                        "INFO Task    Verdict    Reason             Polls  Elapsed  Resolution",
                        "INFO hero    SUCCEEDED                        14  42s      1080p",
                        "INFO teaser  FAILED     GENERATION_FAILED      9  1m30s",
                        "INFO Results: target/veo/results.json");
    }

    @Test
    void theClosingTableHasNoColumnThatSaysNothing() {
        log.finished(report(succeeded(HERO, video("1080p", false))), "target/veo/results.json");
        log.finished(report(failed(TEASER, Reason.TIMED_OUT, "still generating")), "target/veo/results.json");

        assertThat(lines.lines())
                .containsExactly(
                        "INFO Task  Verdict    Polls  Elapsed  Resolution",
                        "INFO hero  SUCCEEDED     14  42s      1080p",
                        "INFO Results: target/veo/results.json",
                        "INFO Task    Verdict       Reason     Polls  Elapsed",
                        "INFO teaser  UNDETERMINED  TIMED_OUT      9  1m30s",
                        "INFO Results: target/veo/results.json");
    }

    @Test
    void theClosingTableOfVeryManyTasksEndsAfterAThousand() {
        TaskOutcome[] tasks = new TaskOutcome[1002];
        Arrays.fill(tasks, succeeded(HERO, video("1080p", false)));

        log.finished(report(tasks), "target/veo/results.json");

        assertThat(lines.lines()).hasSize(1003).contains("INFO ... and 2 more tasks");
    }

    static Stream<PollAnswer> answers() {
        return Stream.of(
                new PollAnswer.Generating(TaskRecord.EMPTY),
                new PollAnswer.Succeeded(TaskRecord.EMPTY),
                new PollAnswer.Failed(Reason.REFUSED, EVIL, TaskRecord.EMPTY),
                new PollAnswer.NotVisible(EVIL),
                new PollAnswer.Refusal(Reason.UNAUTHORIZED, EVIL),
                new PollAnswer.Trouble(EVIL, EVIL, PollAnswer.Throttle.NO, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyPollIsOneLineAtDebug(PollAnswer answer) {
        log.polled(HERO, answer, Duration.ofMillis(12));

        assertThat(lines.lines())
                .singleElement()
                .asString()
                .startsWith("DEBUG hero (4c9a): ")
                .endsWith(" (12ms)");
        assertNothingForged();
    }

    @Test
    void nothingFromOutsideForgesALine() {
        VideoTask evil = new VideoTask("hero", EVIL);
        log.changed(evil, TaskState.GENERATING, Duration.ZERO);
        log.troubled(evil, EVIL, EVIL);
        log.troubled(evil, EVIL, EVIL);
        log.ended(failed(evil, Reason.FAILED, EVIL));
        log.ended(succeeded(evil, video(EVIL, true)));
        log.finished(
                report(succeeded(evil, video(EVIL, true)), failed(new VideoTask(EVIL, EVIL), Reason.FAILED, EVIL)),
                "target/veo/results.json");

        assertNothingForged();
    }

    @Test
    void aRunnerTakesNoMessageForACommand() {
        for (String command :
                List.of("##[error]x", "##vso[task.complete]x", "::error::x", "##teamcity[x]", "section_start:1:x")) {
            VideoTask named = new VideoTask(command, command);
            log.troubled(named, command, command);
            log.changed(named, TaskState.GENERATING, Duration.ZERO);
            log.ended(failed(named, Reason.FAILED, command));
            log.finished(report(failed(named, Reason.FAILED, command)), "target/veo/results.json");
        }

        assertThat(lines.lines())
                .hasSizeGreaterThan(20)
                .noneMatch(line -> line.contains("##") || line.contains("section_start:"))
                .noneMatch(line -> line.substring(line.indexOf(' ')).strip().startsWith("::"));
    }

    @Test
    void linesOfModulesThatAreBuiltAtTheSameTimeSayWhichOneTheyAreAbout() {
        AwaitLog ofModule = new AwaitLog(
                VeoMojo.naming("module-a", lines), "https://api.kie.ai", FallbackPolicy.WARN, Colours.none());
        ofModule.changed(HERO, TaskState.GENERATING, Duration.ofSeconds(3));
        ofModule.troubled(HERO, "HTTP 502", "bad gateway");

        assertThat(lines.lines())
                .containsExactly(
                        "INFO [module-a] hero (4c9a): generating (3s elapsed)",
                        "WARN [module-a] HTTP 502 while polling hero (4c9a): bad gateway (retrying)");
    }

    @Test
    void coloursAreMavensOwnOrNone() {
        assertThat(Colours.none().strong("text")).isEqualTo("text");
        assertThat(Colours.ofMaven().strong("text")).contains("text");
    }

    private void assertNothingForged() {
        assertThat(lines.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\r", "\u001b", "\u202e"));
    }

    private AwaitLog log(FallbackPolicy policy) {
        return new AwaitLog(lines, "https://api.kie.ai", policy, Colours.none());
    }
}
