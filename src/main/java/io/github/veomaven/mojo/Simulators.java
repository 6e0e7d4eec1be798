package io.github.veomaven.mojo;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;

/** The simulators that {@code veo:simulate} runs in this build. */
final class Simulators {

    static final String KEY = "veo.simulator.urls";

    private Simulators() {}

    /** Their base URLs. Class loaders may differ between goals, so the session holds JDK types only. */
    static Set<String> of(MavenSession session) {
        return session.getRepositorySession().getData().get(KEY) instanceof Set<?> urls
                ? urls.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
