package io.github.veomaven.await;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the service stated about a task. A fact it did not state, or that could not be read, is empty; lists are never
 * null. Everything in here is untrusted text.
 *
 * @param successFlag the service's {@code successFlag}, where it was a whole number
 * @param resultUrls the videos; of an extension only the new tail
 * @param fullResultUrls of an extension: the whole videos
 * @param originUrls the videos in their original aspect ratio
 * @param mediaIds of a 4K upgrade
 * @param imageUrls of a 4K upgrade
 * @param resolution for instance {@code 1080p}
 * @param fallback whether the fallback model made the video
 * @param hasAudio one entry a video
 * @param seeds one entry a video
 * @param createdAt when the task was created, by the service's clock
 * @param completedAt when the task ended, by the service's clock
 * @param errorCode the service's code for a failure, as text
 * @param errorMessage the service's words for a failure
 */
public record TaskRecord(
        Optional<Integer> successFlag,
        List<String> resultUrls,
        List<String> fullResultUrls,
        List<String> originUrls,
        List<String> mediaIds,
        List<String> imageUrls,
        Optional<String> resolution,
        Optional<Boolean> fallback,
        List<Boolean> hasAudio,
        List<Long> seeds,
        Optional<Instant> createdAt,
        Optional<Instant> completedAt,
        Optional<String> errorCode,
        Optional<String> errorMessage) {

    /** The record of a task about which the service stated nothing. */
    public static final TaskRecord EMPTY = new TaskRecord(
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public TaskRecord {
        Objects.requireNonNull(successFlag, "successFlag");
        resultUrls = List.copyOf(resultUrls);
        fullResultUrls = List.copyOf(fullResultUrls);
        originUrls = List.copyOf(originUrls);
        mediaIds = List.copyOf(mediaIds);
        imageUrls = List.copyOf(imageUrls);
        Objects.requireNonNull(resolution, "resolution");
        Objects.requireNonNull(fallback, "fallback");
        hasAudio = List.copyOf(hasAudio);
        seeds = List.copyOf(seeds);
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(completedAt, "completedAt");
        Objects.requireNonNull(errorCode, "errorCode");
        Objects.requireNonNull(errorMessage, "errorMessage");
    }

    /** Whether the service stated nothing. Spelt out: the first call of a record's own {@code equals} takes 20 ms. */
    public boolean isEmpty() {
        return !hasResult()
                && successFlag.isEmpty()
                && resolution.isEmpty()
                && fallback.isEmpty()
                && hasAudio.isEmpty()
                && seeds.isEmpty()
                && createdAt.isEmpty()
                && completedAt.isEmpty()
                && errorCode.isEmpty()
                && errorMessage.isEmpty();
    }

    /** Whether there is anything to use: a URL of any kind, or media ids. */
    public boolean hasResult() {
        return !(resultUrls.isEmpty()
                && fullResultUrls.isEmpty()
                && originUrls.isEmpty()
                && mediaIds.isEmpty()
                && imageUrls.isEmpty());
    }

    /** The videos to use: {@code fullResultUrls}, else {@code resultUrls}. The first one is <em>the</em> video. */
    public List<String> videoUrls() {
        return fullResultUrls.isEmpty() ? resultUrls : fullResultUrls;
    }
}
