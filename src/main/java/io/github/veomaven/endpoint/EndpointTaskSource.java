package io.github.veomaven.endpoint;

import io.github.veomaven.await.PollReply;
import io.github.veomaven.await.TaskSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the service. */
public final class EndpointTaskSource implements TaskSource, AutoCloseable {

    /**
     * A source over a transport, which it closes.
     *
     * @param key sent with every request; none for a simulator
     */
    public EndpointTaskSource(HttpTransport transport, BaseUrl baseUrl, Optional<ApiKey> key) {}

    @Override
    public void poll(String taskId, Duration limit, Consumer<PollReply> answer) {
        throw new UnsupportedOperationException("follows");
    }

    /** Ends every request and every thread, at once. Answers that are not out by then may never come. */
    @Override
    public void close() {
        // follows
    }
}
