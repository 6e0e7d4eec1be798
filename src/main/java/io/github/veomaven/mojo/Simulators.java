package io.github.veomaven.mojo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystemSession;

/**
 * The simulators that {@code veo:simulate} started in this build, by the base URLs that they serve. They end with the
 * Maven session, because the JVM may outlive it (daemons, IDEs, embedders).
 */
final class Simulators {

    static final String KEY = "veo.simulators";
    private static final String SESSION_ENDED = "sessionEnded";

    private Simulators() {}

    static Set<String> of(MavenSession session) {
        return Invocation.<String, Runnable>shared(session, KEY).keySet();
    }

    /** @param close ends the simulator; may be called again when it has ended */
    static void add(MavenSession session, String url, Runnable close) {
        Map<String, Runnable> simulators = Invocation.shared(session, KEY);
        boolean first = simulators.isEmpty();
        simulators.put(url, close);
        if (first) {
            atTheEnd(session, () -> simulators.values().forEach(Runnable::run));
        }
    }

    /** Maven 4 has a hook, looked up by name because the plugin is compiled against Maven 3.6.3, which has none. */
    private static void atTheEnd(MavenSession session, Runnable action) {
        try {
            RepositorySystemSession.class
                    .getMethod("addOnSessionEndedHandler", Runnable.class)
                    .invoke(session.getRepositorySession(), action);
        } catch (ReflectiveOperationException maven3) {
            MavenExecutionRequest request = session.getRequest();
            request.setExecutionListener(listener(
                    request.getExecutionListener() == null
                            ? new AbstractExecutionListener()
                            : request.getExecutionListener(),
                    action));
        }
    }

    /** Passes every event on; Maven asks the request for its listener at each of them. */
    private static ExecutionListener listener(ExecutionListener next, Runnable action) {
        return (ExecutionListener) Proxy.newProxyInstance(
                Simulators.class.getClassLoader(), new Class<?>[] {ExecutionListener.class}, (self, method, args) -> {
                    try {
                        return method.invoke(next, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().equals(SESSION_ENDED)) {
                            action.run();
                        }
                    }
                });
    }
}
