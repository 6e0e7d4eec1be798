package io.github.veomaven.endpoint;

import io.github.veomaven.await.TaskSource;

/** The way to an endpoint, until it is closed. */
public interface Connection extends TaskSource, AutoCloseable {

    /** Whether the endpoint says of itself that it is a simulation. Asks it, without the key, and never throws. */
    boolean isSimulated();

    /** Ends every request and every thread, at once. Replies that have not arrived by then may never come. */
    @Override
    void close();
}
