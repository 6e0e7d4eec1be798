package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.AwaitReport.Provenance;
import io.github.veomaven.await.BodyStore;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.VideoTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports to write. */
final class Reports {

    /** Steers terminals, forges lines and markup, ends CDATA, expands in Maven, is half a character. */
    static final String HOSTILE = "\u001B[31m\u202Eevil\u0000<script>alert('1')</script>\"]]>&amp;\uD800\r\n"
            + "::error::forged\u0085\u2028${env.SECRET} [[ATTACHMENT|/etc/passwd]] | `x` [y](javascript:z) %0A \uFFFE";

    static final String URL = "https://media.example/v/hero.mp4?a=1,2&b=3";
    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    static final byte[] BODY = "{\"code\":200,\"msg\":\"Größe\"}\n".getBytes(StandardCharsets.UTF_8);

    private Reports() {}

    /** Where the body of the task hero is; there is none of any other. */
    static Optional<String> body(TaskOutcome outcome) {
        return Optional.of("tasks/hero.json")
                .filter(any -> outcome.task().name().equals("hero"));
    }

    /** Writes as a run does: first the bodies, while it goes on, then all the rest. */
    static void write(ResultFiles files, AwaitReport report) throws IOException {
        BodyStore bodies =
                files.bodiesOf(report.tasks().stream().map(TaskOutcome::task).toList());
        for (TaskOutcome task : report.tasks()) {
            if (task.hasBody()) {
                bodies.keep(task.task(), BODY);
            }
        }
        files.write(report);
    }

    /** What {@code results.json} is then. */
    static String json(AwaitReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultsJson.write(report, Reports::body, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static AwaitReport of(TaskOutcome... tasks) {
        return of(false, List.of(tasks));
    }

    static AwaitReport of(boolean simulated, List<TaskOutcome> tasks) {
        return new AwaitReport(
                new Provenance("io.github.veomaven:veo-maven-plugin:1.0.0", "https://api.kie.ai", simulated),
                START,
                START.plusMillis(67_312),
                31,
                tasks);
    }

    /** One task of each verdict. */
    static AwaitReport mixed() {
        return of(succeeded("hero"), failed("teaser"), timedOut("trailer"));
    }

    static TaskOutcome succeeded(String name) {
        return succeeded(name, video(List.of(URL)));
    }

    static TaskOutcome succeeded(String name, TaskRecord record) {
        return outcome(name, Optional.empty(), Optional.empty(), record);
    }

    static TaskOutcome failed(String name) {
        return failed(name, "Internal Error, Please try again later.");
    }

    static TaskOutcome failed(String name, String message) {
        return outcome(
                name,
                Optional.of(Reason.GENERATION_FAILED),
                Optional.of(message),
                TaskRecord.builder()
                        .successFlag(Optional.of(3))
                        .createdAt(Optional.of(START.minusSeconds(30)))
                        .completedAt(Optional.of(START.plusSeconds(41)))
                        .errorCode(Optional.of("500"))
                        .build());
    }

    static TaskOutcome timedOut(String name) {
        return TaskOutcome.of(new VideoTask(name, "id-of-" + name))
                .reason(Optional.of(Reason.TIMED_OUT))
                .message(Optional.of("still generating after 412 polls"))
                .polls(412)
                .errors(2)
                .elapsed(Duration.ofMinutes(30))
                .build();
    }

    static TaskOutcome withUrls(String name, List<String> urls) {
        return succeeded(name, video(urls));
    }

    /** Everything that comes from outside is hostile, the name and the id included. */
    static TaskOutcome hostile() {
        List<String> hostile = List.of(HOSTILE, "javascript:alert(1)", "https://media.example/" + HOSTILE);
        return outcome(
                HOSTILE,
                Optional.of(Reason.FAILED),
                Optional.of(HOSTILE),
                TaskRecord.builder()
                        .successFlag(Optional.of(Integer.MIN_VALUE))
                        .resultUrls(hostile)
                        .fullResultUrls(hostile)
                        .originUrls(hostile)
                        .mediaIds(hostile)
                        .imageUrls(hostile)
                        .resolution(Optional.of(HOSTILE))
                        .fallback(Optional.of(true))
                        .hasAudio(List.of(false, true))
                        .seeds(List.of(Long.MIN_VALUE, Long.MAX_VALUE))
                        .createdAt(Optional.of(Instant.MIN))
                        .completedAt(Optional.of(Instant.MAX))
                        .errorCode(Optional.of(HOSTILE))
                        .errorMessage(Optional.of(HOSTILE))
                        .build());
    }

    /** The first file of a task. */
    static VideoFile downloaded(String task, String url) {
        return new VideoFile(task, url, task + ".mp4", Optional.of("media/" + task + ".mp4"), Optional.empty());
    }

    static VideoFile notDownloaded(String task, String url, String problem) {
        return new VideoFile(task, url, task + ".mp4", Optional.empty(), Optional.of(problem));
    }

    static TaskRecord video(List<String> urls) {
        return TaskRecord.builder()
                .successFlag(Optional.of(1))
                .resultUrls(urls)
                .resolution(Optional.of("1080p"))
                .fallback(Optional.of(false))
                .hasAudio(List.of(true))
                .seeds(List.of(61668L))
                .createdAt(Optional.of(START.minusSeconds(30)))
                .completedAt(Optional.of(START.plusSeconds(41)))
                .build();
    }

    private static TaskOutcome outcome(
            String name, Optional<Reason> reason, Optional<String> message, TaskRecord record) {
        return TaskOutcome.of(new VideoTask(name, "id-of-" + name))
                .reason(reason)
                .message(message)
                .record(record)
                .polls(14)
                .elapsed(Duration.ofMillis(42_312))
                .hasBody(true)
                .build();
    }
}
