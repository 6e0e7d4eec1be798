package io.github.veomaven.endpoint;

/** How the simulator gives itself away, so that its results cannot pass for real ones. */
final class Simulation {

    private static final String HEADER = "Veo-Simulated";

    private Simulation() {}

    static boolean declaredBy(HttpReply reply) {
        return reply.header(HEADER).filter("true"::equalsIgnoreCase).isPresent();
    }
}
