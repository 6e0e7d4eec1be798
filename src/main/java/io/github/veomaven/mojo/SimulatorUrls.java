package io.github.veomaven.mojo;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * Tells the other goals of a build which base URLs are simulated. Modules may load the plugin anew, so what the session
 * keeps is of JDK types only.
 */
final class SimulatorUrls {

    static final String KEY = "veo.simulator.urls";

    private final SessionData data;

    SimulatorUrls(MavenSession session) {
        this.data = session.getRepositorySession().getData();
    }

    @SuppressWarnings("unchecked") // only this class puts something under the key
    void add(String url) {
        data.set(KEY, null, ConcurrentHashMap.newKeySet());
        ((Set<String>) data.get(KEY)).add(url);
    }
}
