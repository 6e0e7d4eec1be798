package io.github.veomaven.await;

/** What to do about a video made by the fallback model. */
public enum FallbackPolicy {
    /** Take it. */
    ALLOW,
    /** Take it, and warn. */
    WARN,
    /** Fail the task. */
    FAIL
}
