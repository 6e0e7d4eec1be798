package io.github.veomaven.mojo;

import io.github.veomaven.await.TaskSource;
import io.github.veomaven.endpoint.ApiKey;
import io.github.veomaven.endpoint.BaseUrl;
import io.github.veomaven.http.ProxySettings;
import java.util.Optional;

/** The way to an endpoint, open until it is closed; a seam, so that tests need no network. */
interface Connection extends AutoCloseable {

    /** Whether the endpoint says of itself that it is a simulation. Asks it. */
    boolean isSimulated();

    /** Where tasks are asked about, with the key or without one. */
    TaskSource source(Optional<ApiKey> key);

    @Override
    void close();

    /** Opens connections. */
    @FunctionalInterface
    interface Opener {

        Connection open(BaseUrl baseUrl, Optional<ProxySettings> proxy, int maxConcurrentRequests);
    }
}
