package io.github.veomaven.await;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the service stated about a task. A fact it did not state, or that could not be read, is empty; lists are never
 * null. Everything in here is untrusted text.
 *
 * <p>A class, not a record: fourteen facts are told by name, and the first call of a record's own {@code equals} takes
 * 20 ms. Its optional facts are null inside, and what many records state is shared: of a hundred thousand tasks each
 * object counts.
 */
public final class TaskRecord {

    /** What nearly every video states. */
    private static final List<Boolean> WITH_SOUND = List.of(true);

    /** The record of a task about which the service stated nothing. */
    public static final TaskRecord EMPTY = builder().build();

    private final Integer successFlag;
    private final List<String> resultUrls;
    private final List<String> fullResultUrls;
    private final List<String> originUrls;
    private final List<String> mediaIds;
    private final List<String> imageUrls;
    private final String resolution;
    private final Boolean fallback;
    private final List<Boolean> hasAudio;
    private final List<Long> seeds;
    private final Instant createdAt;
    private final Instant completedAt;
    private final String errorCode;
    private final String errorMessage;
    private final Integer leftOut;

    private TaskRecord(Builder facts) {
        successFlag = facts.successFlag.orElse(null);
        resultUrls = List.copyOf(facts.resultUrls);
        fullResultUrls = List.copyOf(facts.fullResultUrls);
        originUrls = List.copyOf(facts.originUrls);
        mediaIds = List.copyOf(facts.mediaIds);
        imageUrls = List.copyOf(facts.imageUrls);
        resolution = facts.resolution.isEmpty() ? null : facts.resolution.get().intern();
        fallback = facts.fallback.orElse(null);
        hasAudio = facts.hasAudio.equals(WITH_SOUND) ? WITH_SOUND : List.copyOf(facts.hasAudio);
        seeds = List.copyOf(facts.seeds);
        createdAt = facts.createdAt.orElse(null);
        completedAt = facts.completedAt.orElse(null);
        errorCode = facts.errorCode.orElse(null);
        errorMessage = facts.errorMessage.orElse(null);
        leftOut = facts.leftOut.orElse(null);
    }

    /** A record to be filled in; a fact that is not set is one that the service did not state. */
    public static Builder builder() {
        return new Builder();
    }

    /** The service's {@code successFlag}, where it was a whole number. */
    public Optional<Integer> successFlag() {
        return Optional.ofNullable(successFlag);
    }

    /** The videos; of an extension only the new tail. */
    public List<String> resultUrls() {
        return resultUrls;
    }

    /** Of an extension: the whole videos. */
    public List<String> fullResultUrls() {
        return fullResultUrls;
    }

    /** The videos in their original aspect ratio. */
    public List<String> originUrls() {
        return originUrls;
    }

    /** Of a 4K upgrade. */
    public List<String> mediaIds() {
        return mediaIds;
    }

    /** Of a 4K upgrade. */
    public List<String> imageUrls() {
        return imageUrls;
    }

    /** For instance {@code 1080p}. */
    public Optional<String> resolution() {
        return Optional.ofNullable(resolution);
    }

    /** Whether the fallback model made the video. */
    public Optional<Boolean> fallback() {
        return Optional.ofNullable(fallback);
    }

    /** One entry a video. */
    public List<Boolean> hasAudio() {
        return hasAudio;
    }

    /** One entry a video. */
    public List<Long> seeds() {
        return seeds;
    }

    /** When the task was created, by the service's clock. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /** When the task ended, by the service's clock. */
    public Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    /** The service's code for a failure, as text. */
    public Optional<String> errorCode() {
        return Optional.ofNullable(errorCode);
    }

    /** The service's words for a failure. */
    public Optional<String> errorMessage() {
        return Optional.ofNullable(errorMessage);
    }

    /** How many entries of its lists are not kept in here, because they are too many or too long. */
    public Optional<Integer> leftOut() {
        return Optional.ofNullable(leftOut);
    }

    /** Whether the service stated nothing. */
    public boolean isEmpty() {
        return !hasResult()
                && successFlag == null
                && resolution == null
                && fallback == null
                && hasAudio.isEmpty()
                && seeds.isEmpty()
                && createdAt == null
                && completedAt == null
                && errorCode == null
                && errorMessage == null
                && leftOut == null;
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

    @Override
    public boolean equals(Object other) {
        return other instanceof TaskRecord that && facts().equals(that.facts());
    }

    @Override
    public int hashCode() {
        return facts().hashCode();
    }

    @Override
    public String toString() {
        return "TaskRecord" + facts();
    }

    private List<Object> facts() {
        return List.of(
                successFlag(),
                resultUrls,
                fullResultUrls,
                originUrls,
                mediaIds,
                imageUrls,
                resolution(),
                fallback(),
                hasAudio,
                seeds,
                createdAt(),
                completedAt(),
                errorCode(),
                errorMessage(),
                leftOut());
    }

    /** The facts of a {@link TaskRecord}, each by its name. */
    public static final class Builder {

        private Optional<Integer> successFlag = Optional.empty();
        private List<String> resultUrls = List.of();
        private List<String> fullResultUrls = List.of();
        private List<String> originUrls = List.of();
        private List<String> mediaIds = List.of();
        private List<String> imageUrls = List.of();
        private Optional<String> resolution = Optional.empty();
        private Optional<Boolean> fallback = Optional.empty();
        private List<Boolean> hasAudio = List.of();
        private List<Long> seeds = List.of();
        private Optional<Instant> createdAt = Optional.empty();
        private Optional<Instant> completedAt = Optional.empty();
        private Optional<String> errorCode = Optional.empty();
        private Optional<String> errorMessage = Optional.empty();
        private Optional<Integer> leftOut = Optional.empty();

        private Builder() {}

        public Builder successFlag(Optional<Integer> fact) {
            successFlag = fact;
            return this;
        }

        public Builder resultUrls(List<String> fact) {
            resultUrls = fact;
            return this;
        }

        public Builder fullResultUrls(List<String> fact) {
            fullResultUrls = fact;
            return this;
        }

        public Builder originUrls(List<String> fact) {
            originUrls = fact;
            return this;
        }

        public Builder mediaIds(List<String> fact) {
            mediaIds = fact;
            return this;
        }

        public Builder imageUrls(List<String> fact) {
            imageUrls = fact;
            return this;
        }

        public Builder resolution(Optional<String> fact) {
            resolution = fact;
            return this;
        }

        public Builder fallback(Optional<Boolean> fact) {
            fallback = fact;
            return this;
        }

        public Builder hasAudio(List<Boolean> fact) {
            hasAudio = fact;
            return this;
        }

        public Builder seeds(List<Long> fact) {
            seeds = fact;
            return this;
        }

        public Builder createdAt(Optional<Instant> fact) {
            createdAt = fact;
            return this;
        }

        public Builder completedAt(Optional<Instant> fact) {
            completedAt = fact;
            return this;
        }

        public Builder errorCode(Optional<String> fact) {
            errorCode = fact;
            return this;
        }

        public Builder errorMessage(Optional<String> fact) {
            errorMessage = fact;
            return this;
        }

        public Builder leftOut(Optional<Integer> fact) {
            leftOut = fact;
            return this;
        }

        public TaskRecord build() {
            return new TaskRecord(this);
        }
    }
}
