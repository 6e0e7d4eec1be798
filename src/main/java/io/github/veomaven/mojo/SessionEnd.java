package io.github.veomaven.mojo;

import org.eclipse.aether.RepositorySystemSession;

/**
 * The end of a Maven session. Maven 4 tells it; Maven 3 does not, and there the end of the process has to do, which is
 * the end of the build everywhere but in a daemon.
 */
final class SessionEnd {

    private final RepositorySystemSession session;

    SessionEnd(RepositorySystemSession session) {
        this.session = session;
    }

    /** Looked up by name because the plugin is compiled against Maven 3.6.3. */
    void then(Runnable action) {
        try {
            RepositorySystemSession.class
                    .getMethod("addOnSessionEndedHandler", Runnable.class)
                    .invoke(session, action);
        } catch (ReflectiveOperationException e) {
            // Maven 3: the simulator's threads are daemons
        }
    }
}
