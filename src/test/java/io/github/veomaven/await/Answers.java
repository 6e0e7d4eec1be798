package io.github.veomaven.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers for tests. */
final class Answers {

    private Answers() {}

    static PollAnswer generating() {
        return new PollAnswer.Generating(TaskRecord.EMPTY);
    }

    static PollAnswer succeeded() {
        return new PollAnswer.Succeeded(record("720p", false, List.of(true)));
    }

    static PollAnswer succeededWithoutResult() {
        return new PollAnswer.Succeeded(TaskRecord.EMPTY);
    }

    static PollAnswer failed() {
        return new PollAnswer.Failed(Reason.GENERATION_FAILED, "Internal Error", TaskRecord.EMPTY);
    }

    static PollAnswer notVisible() {
        return new PollAnswer.NotVisible("Record not found");
    }

    static PollAnswer unauthorized() {
        return new PollAnswer.Unauthorized("Unauthorized");
    }

    static PollAnswer trouble(String kind) {
        return new PollAnswer.Trouble(kind, kind, false, Optional.empty());
    }

    static PollAnswer troubleWithRetryAfter(Duration retryAfter) {
        return new PollAnswer.Trouble("HTTP 503", "HTTP 503", false, Optional.of(retryAfter));
    }

    static PollAnswer throttled() {
        return new PollAnswer.Trouble("code 429", "too many", true, Optional.empty());
    }

    static TaskRecord record(String resolution, Boolean fallback, List<Boolean> hasAudio) {
        return new TaskRecord(
                Optional.of(1),
                List.of("https://example.com/v.mp4"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.ofNullable(resolution),
                Optional.ofNullable(fallback),
                hasAudio,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static TaskRecord createdAt(Instant instant) {
        return new TaskRecord(
                Optional.of(0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(instant),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
