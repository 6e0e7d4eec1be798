package io.github.veomaven.endpoint;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Makes HTTP requests, each exactly once: no retries, no redirects. Any thread may call it. */
public interface HttpTransport extends AutoCloseable {

    /**
     * Makes one GET request and reads the whole reply.
     *
     * @param headers sent as they are, beside those that say what the transport can read
     * @param limit how long everything may take, connecting and the last byte of the body included; positive
     * @return the reply, whatever its status
     * @throws IOException when there was no whole reply; the message holds no header
     */
    HttpReply get(URI uri, Map<String, String> headers, Duration limit) throws IOException;

    /** Aborts what is under way and closes every connection, at once. */
    @Override
    void close();
}
