package io.github.veomaven.testing;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollAnswer.Throttle;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers for tests. */
public final class Answers {

    private Answers() {}

    public static PollAnswer generating() {
        return new PollAnswer.Generating(TaskRecord.EMPTY);
    }

    public static PollAnswer unfinished(String words) {
        return new PollAnswer.Generating(TaskRecord.EMPTY, Optional.of(words));
    }

    public static PollAnswer succeeded() {
        return new PollAnswer.Succeeded(record("720p", false, List.of(true)));
    }

    public static PollAnswer succeededWithoutResult() {
        return new PollAnswer.Succeeded(TaskRecord.EMPTY);
    }

    public static PollAnswer failed() {
        return new PollAnswer.Failed(Reason.GENERATION_FAILED, "Internal Error", TaskRecord.EMPTY);
    }

    public static PollAnswer notVisible() {
        return new PollAnswer.NotVisible("Record not found");
    }

    public static PollAnswer refused() {
        return new PollAnswer.Refusal(Reason.UNAUTHORIZED, "Unauthorized");
    }

    public static PollAnswer refusedByProxy() {
        return new PollAnswer.Refusal(Reason.PROXY_REFUSED, "407");
    }

    public static PollAnswer trouble(String kind) {
        return new PollAnswer.Trouble(kind, kind, Throttle.NO, Optional.empty());
    }

    public static PollAnswer troubleWithRetryAfter(Duration retryAfter) {
        return new PollAnswer.Trouble("HTTP 503", "HTTP 503", Throttle.PERHAPS, Optional.of(retryAfter));
    }

    public static PollAnswer unavailable() {
        return new PollAnswer.Trouble("HTTP 503", "HTTP 503", Throttle.PERHAPS, Optional.empty());
    }

    public static PollAnswer throttled() {
        return new PollAnswer.Trouble("code 429", "too many", Throttle.YES, Optional.empty());
    }

    public static TaskRecord record(String resolution, Boolean fallback, List<Boolean> hasAudio) {
        return TaskRecord.builder()
                .successFlag(Optional.of(1))
                .resultUrls(List.of("https://example.com/v.mp4"))
                .resolution(Optional.ofNullable(resolution))
                .fallback(Optional.ofNullable(fallback))
                .hasAudio(hasAudio)
                .build();
    }

    public static TaskRecord createdAt(Instant instant) {
        return TaskRecord.builder()
                .successFlag(Optional.of(0))
                .createdAt(Optional.of(instant))
                .build();
    }
}
