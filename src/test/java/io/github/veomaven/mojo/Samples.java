package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.AwaitReport.Provenance;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.VideoTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Values for tests. */
final class Samples {

    static final VideoTask HERO = new VideoTask("hero", "4c9a");
    static final VideoTask TEASER = new VideoTask("teaser", "0819");

    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private Samples() {}

    static TaskOutcome succeeded(VideoTask task, TaskRecord record) {
        return TaskOutcome.of(task)
                .record(record)
                .polls(14)
                .elapsed(Duration.ofSeconds(42))
                .build();
    }

    static TaskOutcome failed(VideoTask task, Reason reason, String message) {
        return TaskOutcome.of(task)
                .reason(Optional.of(reason))
                .message(Optional.of(message))
                .polls(9)
                .errors(1)
                .elapsed(Duration.ofSeconds(90))
                .build();
    }

    static AwaitReport report(TaskOutcome... outcomes) {
        return report(false, outcomes);
    }

    static AwaitReport report(boolean simulated, TaskOutcome... outcomes) {
        return new AwaitReport(
                new Provenance("io.github.veomaven:veo-maven-plugin:1.0.0", "https://api.kie.ai", simulated),
                START,
                START.plusSeconds(100),
                23,
                List.of(outcomes));
    }

    /** What the service states of a finished video. */
    static TaskRecord video(String resolution, boolean fallback) {
        return TaskRecord.builder()
                .successFlag(Optional.of(1))
                .resultUrls(List.of("https://tempfile.example/v/hero.mp4"))
                .resolution(Optional.of(resolution))
                .fallback(Optional.of(fallback))
                .hasAudio(List.of(true))
                .build();
    }
}
