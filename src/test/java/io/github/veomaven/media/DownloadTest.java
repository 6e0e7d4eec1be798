package io.github.veomaven.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.AwaitReport.Provenance;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.VideoTask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

    private static final Routes DIRECT = new Routes(new MediaHosts(true, List.of()), uri -> Optional.empty());

    @Test
    void filesAreNamedAfterTheTasksAndNumberedFromTheSecondOn() {
        List<Download> plan = plan(report(task("hero", "u1", "u2", "u3"), task("teaser", "u4")));

        assertThat(plan)
                .extracting(Download::fileName)
                .containsExactly("hero.mp4", "hero-2.mp4", "hero-3.mp4", "teaser.mp4");
        assertThat(plan).extracting(Download::url).containsExactly("u1", "u2", "u3", "u4");
    }

    @Test
    void aTasksOwnNameTakesPrecedenceOverTheSecondVideoOfAnother() {
        List<Download> plan = plan(report(task("hero", "u1", "u2"), task("Hero-2", "u3")));

        assertThat(plan).extracting(Download::fileName).containsExactly("hero.mp4", "hero-3.mp4", "Hero-2.mp4");
    }

    @Test
    void onlyTasksThatSucceededAreFetched() {
        TaskOutcome failed = TaskOutcome.of(new VideoTask("bad", "bad"))
                .reason(Optional.of(Reason.LOW_RESOLUTION))
                .record(record(List.of("u1"), List.of()))
                .polls(1)
                .build();

        assertThat(plan(report(failed, task("hero", "u2"))))
                .extracting(Download::url)
                .containsExactly("u2");
    }

    @Test
    void theWholeVideoOfAnExtensionIsFetched() {
        TaskOutcome extension = outcome("long", record(List.of("tail"), List.of("whole")));

        assertThat(plan(report(extension))).extracting(Download::url).containsExactly("whole");
    }

    @Test
    void hostileNamesStayWithinTheDirectory() {
        List<Download> plan = plan(report(
                task("../../etc/passwd", "u1"),
                task("C:\\windows\\system32", "u2"),
                task("..", "u3"),
                task("con", "u4"),
                task("a\u0000b", "u5"),
                task(".hidden", "u6"),
                task("x".repeat(500), "u7", "u8")));

        assertThat(plan).hasSize(8).allMatch(download -> MediaDirectory.isFileName(download.fileName()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../a.mp4", "a/b.mp4", "a\\b.mp4", "..mp4", ".mp4", "a.txt", "a\nb.mp4", "/a.mp4", "a.mp4\n"})
    void noDownloadHasAFileNameThatIsAPath(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Download.of("a", "u", name, DIRECT));
    }

    private static List<Download> plan(AwaitReport report) {
        return Download.allOf(report, DIRECT);
    }

    private static AwaitReport report(TaskOutcome... tasks) {
        return new AwaitReport(
                new Provenance("io.github.veomaven:veo-maven-plugin:1.0.0", "https://api.kie.ai", false),
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                List.of(tasks));
    }

    private static TaskOutcome task(String name, String... urls) {
        return outcome(name, record(List.of(urls), List.of()));
    }

    private static TaskOutcome outcome(String name, TaskRecord record) {
        return TaskOutcome.of(new VideoTask(name, name)).record(record).polls(1).build();
    }

    private static TaskRecord record(List<String> urls, List<String> fullUrls) {
        return TaskRecord.builder()
                .successFlag(Optional.of(1))
                .resultUrls(urls)
                .fullResultUrls(fullUrls)
                .build();
    }
}
