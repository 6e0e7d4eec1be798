package io.github.veomaven.await;

import java.util.Objects;
import java.util.Optional;

/**
 * What a finished video must be like to count as a success.
 *
 * @param fallback what to do about a video made by the fallback model
 * @param minResolution a lower, or unstated, resolution fails the task
 * @param requireAudio whether a video known to be silent fails the task
 */
public record Requirements(FallbackPolicy fallback, Optional<String> minResolution, boolean requireAudio) {

    /** Takes every video. */
    public static final Requirements NONE = new Requirements(FallbackPolicy.ALLOW, Optional.empty(), false);

    public Requirements {
        Objects.requireNonNull(fallback, "fallback");
        minResolution.ifPresent(text -> {
            if (Resolution.parse(text).isEmpty()) {
                throw new IllegalArgumentException("minResolution: " + text);
            }
        });
    }

    /** The first requirement that a finished task does not meet. */
    public Optional<Shortfall> shortfall(TaskRecord record) {
        if (fallback == FallbackPolicy.FAIL && record.fallback().orElse(false)) {
            return Optional.of(new Shortfall(
                    Reason.FALLBACK_MODEL, "the fallback model made it, and <fallback> (-Dveo.fallback) is FAIL"));
        }
        if (minResolution.isPresent() && isTooLow(record)) {
            return Optional.of(new Shortfall(
                    Reason.LOW_RESOLUTION,
                    "its resolution is "
                            + record.resolution()
                                    .map(text -> SafeText.line(text, 40))
                                    .orElse("not stated")
                            + ", and <minResolution> (-Dveo.minResolution) is " + minResolution.get()));
        }
        if (requireAudio && record.hasAudio().contains(false)) {
            return Optional.of(new Shortfall(
                    Reason.NO_AUDIO,
                    "the service says that it is silent, and <requireAudio> (-Dveo.requireAudio) is true"));
        }
        return Optional.empty();
    }

    private boolean isTooLow(TaskRecord record) {
        Resolution wanted = Resolution.parse(minResolution.orElseThrow()).orElseThrow();
        return record.resolution()
                .flatMap(Resolution::parse)
                .map(actual -> actual.compareTo(wanted) < 0)
                .orElse(true);
    }

    /**
     * A requirement that was not met.
     *
     * @param reason which one
     * @param message the fact and the requirement, in words
     */
    public record Shortfall(Reason reason, String message) {}
}
