package io.github.veomaven.await;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the service stated about a task. A fact that it did not state or that could not be read is empty; lists are never
 * null. All of it is untrusted text.
 *
 * <p>A class instead of a record: fourteen facts are set by name, and the first call of a record's own {@code equals}
 * takes 20 ms. Optional facts are null inside, and what many records state is shared, because each object counts if there
 * are a hundred thousand tasks. Immutable once built.
 */
public final class TaskRecord {

    /** The value that nearly every record has. */
    private static final List<Boolean> WITH_SOUND = List.of(true);

    /** The record of a task about which the service stated nothing. */
    public static final TaskRecord EMPTY = builder().build();

    private Integer successFlag;
    private List<String> resultUrls = List.of();
    private List<String> fullResultUrls = List.of();
    private List<String> originUrls = List.of();
    private List<String> mediaIds = List.of();
    private List<String> imageUrls = List.of();
    private String resolution;
    private Boolean fallback;
    private List<Boolean> hasAudio = List.of();
    private List<Long> seeds = List.of();
    private Instant createdAt;
    private Instant completedAt;
    private String errorCode;
    private String errorMessage;
    private Integer leftOut;

    private TaskRecord() {}

    /** Returns a builder. A fact that is not set is one that the service did not state. */
    public static Builder builder() {
        return new Builder();
    }

    /** The service's {@code successFlag}, if it was a whole number. */
    public Optional<Integer> successFlag() {
        return Optional.ofNullable(successFlag);
    }

    /** The URLs of the videos; for an extension, only the new tail. */
    public List<String> resultUrls() {
        return resultUrls;
    }

    /** The URLs of the whole videos, for an extension. */
    public List<String> fullResultUrls() {
        return fullResultUrls;
    }

    /** The URLs of the videos in their original aspect ratio. */
    public List<String> originUrls() {
        return originUrls;
    }

    /** The media ids of a 4K upgrade. */
    public List<String> mediaIds() {
        return mediaIds;
    }

    /** The URLs of the images of a 4K upgrade. */
    public List<String> imageUrls() {
        return imageUrls;
    }

    /** The resolution, for instance {@code 1080p}. */
    public Optional<String> resolution() {
        return Optional.ofNullable(resolution);
    }

    /** Whether the fallback model made the video. */
    public Optional<Boolean> fallback() {
        return Optional.ofNullable(fallback);
    }

    /** Whether each video has sound. */
    public List<Boolean> hasAudio() {
        return hasAudio;
    }

    /** The seed of each video. */
    public List<Long> seeds() {
        return seeds;
    }

    /** The time when the task was created, by the service's clock. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /** The time when the task ended, by the service's clock. */
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

    /** How many entries of its lists were left out, because they were too many or too long. */
    public Optional<Integer> leftOut() {
        return Optional.ofNullable(leftOut);
    }

    /** Returns whether the service stated nothing. */
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

    /** Returns whether there is anything to use: a URL of any kind, or media ids. */
    public boolean hasResult() {
        return isNamedIn(resultUrls)
                || isNamedIn(fullResultUrls)
                || isNamedIn(originUrls)
                || isNamedIn(mediaIds)
                || isNamedIn(imageUrls);
    }

    private static boolean isNamedIn(List<String> texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The URLs of the videos to use: {@code fullResultUrls}, else {@code resultUrls}. The first one is <em>the</em> video. */
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

    /** Sets the facts of a {@link TaskRecord} by name. */
    public static final class Builder {

        private TaskRecord record = new TaskRecord();

        private Builder() {}

        public Builder successFlag(Optional<Integer> fact) {
            record.successFlag = fact.orElse(null);
            return this;
        }

        public Builder resultUrls(List<String> fact) {
            record.resultUrls = List.copyOf(fact);
            return this;
        }

        public Builder fullResultUrls(List<String> fact) {
            record.fullResultUrls = List.copyOf(fact);
            return this;
        }

        public Builder originUrls(List<String> fact) {
            record.originUrls = List.copyOf(fact);
            return this;
        }

        public Builder mediaIds(List<String> fact) {
            record.mediaIds = List.copyOf(fact);
            return this;
        }

        public Builder imageUrls(List<String> fact) {
            record.imageUrls = List.copyOf(fact);
            return this;
        }

        public Builder resolution(Optional<String> fact) {
            record.resolution = fact.isPresent() ? fact.get().intern() : null;
            return this;
        }

        public Builder fallback(Optional<Boolean> fact) {
            record.fallback = fact.orElse(null);
            return this;
        }

        public Builder hasAudio(List<Boolean> fact) {
            record.hasAudio = fact.equals(WITH_SOUND) ? WITH_SOUND : List.copyOf(fact);
            return this;
        }

        public Builder seeds(List<Long> fact) {
            record.seeds = List.copyOf(fact);
            return this;
        }

        public Builder createdAt(Optional<Instant> fact) {
            record.createdAt = fact.orElse(null);
            return this;
        }

        public Builder completedAt(Optional<Instant> fact) {
            record.completedAt = fact.orElse(null);
            return this;
        }

        public Builder errorCode(Optional<String> fact) {
            record.errorCode = fact.orElse(null);
            return this;
        }

        public Builder errorMessage(Optional<String> fact) {
            record.errorMessage = fact.orElse(null);
            return this;
        }

        public Builder leftOut(Optional<Integer> fact) {
            record.leftOut = fact.orElse(null);
            return this;
        }

        /** Returns the record. The builder must not be used any more. */
        public TaskRecord build() {
            TaskRecord built = record;
            record = null;
            return built;
        }
    }
}
