package io.github.veomaven.media;

import java.time.Duration;

/**
 * How to fetch.
 *
 * @param timeout the whole budget, positive
 * @param maxConcurrentRequests videos under way at a time, at least 1
 * @param maxFileSize the most bytes of one video, at least 1
 * @param stallLimit a transfer of which nothing arrives for this long is cut and resumed, positive
 */
public record DownloadSettings(Duration timeout, int maxConcurrentRequests, long maxFileSize, Duration stallLimit) {

    /** Longer than any healthy host is silent. */
    public static final Duration USUAL_STALL_LIMIT = Duration.ofSeconds(60);

    public DownloadSettings {
        if (timeout.isNegative() || timeout.isZero() || stallLimit.isNegative() || stallLimit.isZero()) {
            throw new IllegalArgumentException("timeout: " + timeout + ", stallLimit: " + stallLimit);
        }
        if (maxConcurrentRequests < 1 || maxFileSize < 1) {
            throw new IllegalArgumentException(
                    "maxConcurrentRequests: " + maxConcurrentRequests + ", maxFileSize: " + maxFileSize);
        }
    }
}
