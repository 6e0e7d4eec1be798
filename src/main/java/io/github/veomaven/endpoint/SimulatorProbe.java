package io.github.veomaven.endpoint;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Finds out whether a base URL is a simulator's, which needs no key. */
public final class SimulatorProbe {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private SimulatorProbe() {}

    /**
     * Whether a simulator answers here. Asks only loopback: nothing else can be one. Sends no key, and never throws.
     */
    public static boolean answers(HttpTransport transport, BaseUrl baseUrl) {
        if (!baseUrl.isLoopback()) {
            return false;
        }
        try {
            HttpReply reply = transport.get(baseUrl.simulatorProbe(), Map.of(), LIMIT);
            return reply.status() == 200 && Simulation.declaredBy(reply);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
