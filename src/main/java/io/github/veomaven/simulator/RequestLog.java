package io.github.veomaven.simulator;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongFunction;

/** The latest requests, at most {@value #LIMIT} of them. */
final class RequestLog {

    static final int LIMIT = 100_000;

    private final ArrayDeque<SimulatedRequest> requests = new ArrayDeque<>();
    private long count;

    /** @param request makes the entry from its order */
    synchronized SimulatedRequest add(LongFunction<SimulatedRequest> request) {
        count++;
        SimulatedRequest added = request.apply(count);
        requests.addLast(added);
        if (requests.size() > LIMIT) {
            requests.removeFirst();
        }
        return added;
    }

    synchronized List<SimulatedRequest> snapshot() {
        return List.copyOf(requests);
    }
}
