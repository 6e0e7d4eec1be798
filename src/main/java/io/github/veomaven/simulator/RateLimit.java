package io.github.veomaven.simulator;

import java.util.ArrayDeque;
import java.util.OptionalInt;

/** So many requests in any one second; refused ones do not count. */
final class RateLimit {

    private static final long SECOND = 1_000_000_000L;

    private final OptionalInt requestsPerSecond;
    private final ArrayDeque<Long> allowed = new ArrayDeque<>();

    RateLimit(OptionalInt requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    synchronized boolean allows(long nanos) {
        if (requestsPerSecond.isEmpty()) {
            return true;
        }
        while (!allowed.isEmpty() && nanos - allowed.getFirst() >= SECOND) {
            allowed.removeFirst();
        }
        if (allowed.size() >= requestsPerSecond.getAsInt()) {
            return false;
        }
        allowed.addLast(nanos);
        return true;
    }
}
