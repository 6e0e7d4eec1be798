package io.github.veomaven.mojo;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * The base URLs that {@code veo:simulate} serves in this build. Modules may load the plugin anew, so what the session
 * keeps is of JDK types only.
 */
final class Simulators {

    private static final String KEY = "veo.simulator.urls";

    private Simulators() {}

    static Set<String> of(MavenSession session) {
        return session.getRepositorySession().getData().get(KEY) instanceof Set<?> urls
                ? urls.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    @SuppressWarnings("unchecked") // only this class puts something under the key
    static void add(MavenSession session, String url) {
        SessionData data = session.getRepositorySession().getData();
        data.set(KEY, null, ConcurrentHashMap.newKeySet());
        ((Set<String>) data.get(KEY)).add(url);
    }
}
