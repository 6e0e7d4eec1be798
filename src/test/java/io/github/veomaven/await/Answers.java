package io.github.veomaven.await;

import io.github.veomaven.await.PollAnswer.Throttle;
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

    static PollAnswer unfinished(String words) {
        return new PollAnswer.Generating(TaskRecord.EMPTY, Optional.of(words));
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

    static PollAnswer refused() {
        return new PollAnswer.Refusal(Reason.UNAUTHORIZED, "Unauthorized");
    }

    static PollAnswer refusedByProxy() {
        return new PollAnswer.Refusal(Reason.PROXY_REFUSED, "407");
    }

    static PollAnswer trouble(String kind) {
        return new PollAnswer.Trouble(kind, kind, Throttle.NO, Optional.empty());
    }

    static PollAnswer troubleWithRetryAfter(Duration retryAfter) {
        return new PollAnswer.Trouble("HTTP 503", "HTTP 503", Throttle.PERHAPS, Optional.of(retryAfter));
    }

    static PollAnswer unavailable() {
        return new PollAnswer.Trouble("HTTP 503", "HTTP 503", Throttle.PERHAPS, Optional.empty());
    }

    static PollAnswer throttled() {
        return new PollAnswer.Trouble("code 429", "too many", Throttle.YES, Optional.empty());
    }

    static TaskRecord record(String resolution, Boolean fallback, List<Boolean> hasAudio) {
        return TaskRecord.builder()
                .successFlag(Optional.of(1))
                .resultUrls(List.of("https://example.com/v.mp4"))
                .resolution(Optional.ofNullable(resolution))
                .fallback(Optional.ofNullable(fallback))
                .hasAudio(hasAudio)
                .build();
    }

    static TaskRecord createdAt(Instant instant) {
        return TaskRecord.builder()
                .successFlag(Optional.of(0))
                .createdAt(Optional.of(instant))
                .build();
    }
}
