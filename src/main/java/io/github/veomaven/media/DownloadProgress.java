package io.github.veomaven.media;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * A sign of life.
 *
 * @param done downloads that ended
 * @param total all downloads
 * @param underWay downloads in transfer
 * @param bytes what is on this machine of those done and those under way
 * @param expected bytes of all downloads, once the size of every one is known
 * @param elapsed since the start
 * @param left until the deadline
 */
public record DownloadProgress(
        int done, int total, int underWay, long bytes, OptionalLong expected, Duration elapsed, Duration left) {}
