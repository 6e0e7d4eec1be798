package io.github.veomaven.endpoint;

import io.github.veomaven.http.ProxySettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The transport on HttpClient 5. */
public final class ApacheHttpTransport implements HttpTransport {

    private ApacheHttpTransport() {}

    /**
     * A transport that keeps its connections open between requests.
     *
     * @param maxConcurrentRequests connections, at least 1
     */
    public static ApacheHttpTransport create(Optional<ProxySettings> proxy, int maxConcurrentRequests) {
        return new ApacheHttpTransport();
    }

    @Override
    public HttpReply get(URI uri, Map<String, String> headers, Duration limit) throws IOException {
        throw new IOException("follows");
    }

    @Override
    public void close() {
        // follows
    }
}
