package io.github.veomaven.await;

import java.time.Duration;

/**
 * A sign of life.
 *
 * @param done tasks that ended
 * @param total all tasks
 * @param generating tasks known to be generating
 * @param elapsed since the start
 * @param left until the deadline
 */
public record Heartbeat(int done, int total, int generating, Duration elapsed, Duration left) {

    /** Time between two signs of life. */
    public static final Duration EVERY = Duration.ofSeconds(30);
}
