package io.github.veomaven.endpoint;

import io.github.veomaven.await.TaskSource;

/** A connection to an endpoint, until it is closed. */
public interface Connection extends TaskSource, AutoCloseable {

    /** Asks the endpoint whether it is a simulation, without sending the key. Never throws. */
    boolean isSimulated();

    /** Ends every request and every thread, at once. Replies that have not arrived by then may never come. */
    @Override
    void close();
}
