package io.github.veomaven.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived. No credential is kept, only whether one was sent and whether it was the right one.
 *
 * @param order 1 for the first request since the start, then counting up
 * @param arrivalNanos nanoseconds since the start, never going back
 * @param connection 1 for the first connection since the start, then counting up
 * @param method as sent
 * @param target path and query, as sent
 * @param taskId of a poll, decoded
 * @param headers by lower-case name, in the order they came; {@code Authorization}, {@code Proxy-Authorization} and
 *     {@code Cookie} are left out
 * @param authorizationSent whether there was an {@code Authorization} header
 * @param keyAccepted whether it was the bearer key that the scenario requires; true if the scenario requires none
 * @param proxyAuthorizationSent whether there was a {@code Proxy-Authorization} header
 * @param rateLimited whether the request was refused because there were too many
 */
public record SimulatedRequest(
        long order,
        long arrivalNanos,
        long connection,
        String method,
        String target,
        Optional<String> taskId,
        Map<String, List<String>> headers,
        boolean authorizationSent,
        boolean keyAccepted,
        boolean proxyAuthorizationSent,
        boolean rateLimited) {

    /** Returns the first value of a header, ignoring the case of its name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }
}
