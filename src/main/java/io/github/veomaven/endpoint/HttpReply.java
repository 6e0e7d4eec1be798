package io.github.veomaven.endpoint;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A whole HTTP reply. All of it is untrusted.
 *
 * @param status the HTTP status
 * @param headers names in any case; of a repeated header one value
 * @param body decompressed; not copied: {@link Redaction} overwrites what is secret in it
 */
public record HttpReply(int status, Map<String, String> headers, byte[] body) {

    public HttpReply {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
    }

    /** A header's value, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether it says that a simulator sent it, so that results of a rehearsal cannot pass for real ones. */
    boolean declaresSimulation() {
        return header("Veo-Simulated").filter("true"::equalsIgnoreCase).isPresent();
    }

    /** Without headers and body, which may hold what must not reach a log. */
    @Override
    public String toString() {
        return "HttpReply[" + status + ", " + body.length + " bytes]";
    }
}
