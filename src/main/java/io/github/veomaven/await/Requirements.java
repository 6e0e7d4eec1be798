package io.github.veomaven.await;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a video must be like to count as a success.
 *
 * @param fallback what to do about a video made by the fallback model
 * @param minResolution a lower, or unstated, resolution fails the task
 * @param requireAudio whether a video known to be silent fails the task
 */
public record Requirements(FallbackPolicy fallback, Optional<String> minResolution, boolean requireAudio) {

    private static final int LINES_OF_4K = 2160;

    /** Accepts every video. */
    public static final Requirements NONE = new Requirements(FallbackPolicy.ALLOW, Optional.empty(), false);

    public Requirements {
        if (minResolution.isPresent() && lines(minResolution.get()) == 0) {
            throw new IllegalArgumentException("minResolution: " + minResolution.get());
        }
    }

    /** Returns the first requirement that a finished task does not meet. */
    public Optional<Shortfall> shortfall(TaskRecord record) {
        if (fallback == FallbackPolicy.FAIL && record.fallback().orElse(false)) {
            return Optional.of(new Shortfall(
                    Reason.FALLBACK_MODEL, "the fallback model made it, and <fallback> (-Dveo.fallback) is FAIL"));
        }
        if (minResolution.isPresent() && lines(record.resolution().orElse("")) < lines(minResolution.get())) {
            return Optional.of(new Shortfall(
                    Reason.LOW_RESOLUTION,
                    "its resolution is "
                            + (record.resolution().isPresent()
                                    ? SafeText.line(record.resolution().get(), 40)
                                    : "not stated")
                            + ", and <minResolution> (-Dveo.minResolution) is " + minResolution.get()));
        }
        if (requireAudio && record.hasAudio().contains(false)) {
            return Optional.of(new Shortfall(
                    Reason.NO_AUDIO,
                    "the service says that it is silent, and <requireAudio> (-Dveo.requireAudio) is true"));
        }
        return Optional.empty();
    }

    /** Reads {@code 720p}, {@code 1080p}, {@code 4k} and the like, in any case; returns 0 for any other text. */
    private static int lines(String resolution) {
        String text = resolution.trim().toLowerCase(Locale.ROOT);
        Matcher lines = Pattern.compile("([1-9][0-9]{2,4})p").matcher(text);
        if (lines.matches()) {
            return Integer.parseInt(lines.group(1));
        }
        return text.matches("[248]k") ? (text.charAt(0) - '0') * LINES_OF_4K / 4 : 0;
    }

    /** What to do about a video made by the fallback model. */
    public enum FallbackPolicy {
        /** Accept it. */
        ALLOW,
        /** Accept it with a warning. */
        WARN,
        /** Fail the task. */
        FAIL
    }

    /**
     * A requirement that was not met.
     *
     * @param reason which one
     * @param message the fact and the requirement, in words
     */
    public record Shortfall(Reason reason, String message) {}
}
