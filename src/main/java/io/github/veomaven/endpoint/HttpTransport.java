package io.github.veomaven.endpoint;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes HTTP requests, each exactly once: no retries, no redirects. Any thread may call it. */
public interface HttpTransport extends AutoCloseable {

    /** The most bytes of a body, compressed and decompressed alike. A record is a few hundred bytes. */
    int MAX_BODY = 1024 * 1024;

    /**
     * Makes one GET request and reads the whole reply.
     *
     * @param headers sent as they are, besides those that say what the transport can read
     * @param limit how long everything may take, from connecting to the last byte of the body; positive
     * @return the reply, whatever its status
     * @throws IOException if there was no whole reply; the message contains no header
     */
    HttpReply get(URI uri, Map<String, String> headers, Duration limit) throws IOException;

    /** Aborts the requests under way and closes every connection, at once. */
    @Override
    void close();

    /**
     * A whole HTTP reply. All of it is untrusted.
     *
     * @param status the HTTP status
     * @param headers names in any case; one value of a repeated header
     * @param body decompressed; not copied, since {@link ApiKey#redact(byte[])} overwrites the key in it
     */
    record HttpReply(int status, Map<String, String> headers, byte[] body) {

        public HttpReply {
            Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            byName.putAll(headers);
            headers = byName;
        }

        /** Returns a header's value, whatever the case of its name. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /** Returns whether a simulator says that it sent this, so that a rehearsal's results cannot pass for real ones. */
        boolean declaresSimulation() {
            return "true".equalsIgnoreCase(headers.get("Veo-Simulated"));
        }

        /** Leaves out headers and body, which may contain what must not reach a log. */
        @Override
        public String toString() {
            return "HttpReply[" + status + ", " + body.length + " bytes]";
        }
    }
}
