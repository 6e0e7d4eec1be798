package io.github.veomaven.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.net.PercentCodec;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.net.WWWFormCodec;

/**
 * The parts of a request that the simulator uses.
 *
 * @param target path and query as sent
 * @param path as sent
 * @param query as sent; empty when there is none
 * @param authority host and port of a target that is an absolute URL
 * @param headers without those that carry credentials, by lower-case name
 * @param authorization the {@code Authorization} header; used for the response only, never kept
 * @param proxyAuthorization likewise
 */
record IncomingRequest(
        String method,
        String target,
        String path,
        String query,
        Optional<String> authority,
        Map<String, List<String>> headers,
        Optional<String> authorization,
        Optional<String> proxyAuthorization) {

    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]");

    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie");

    /** @param known headers of the previous request on the connection: shared if they are the same, because all are logged */
    static IncomingRequest of(HttpRequest request, Map<String, List<String>> known) {
        String target = Optional.ofNullable(request.getPath()).orElse("/");
        int question = target.indexOf('?');
        return new IncomingRequest(
                request.getMethod(),
                target,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                Optional.ofNullable(request.getAuthority()).map(URIAuthority::toString),
                shared(headers(request), known),
                value(request, "Authorization"),
                value(request, "Proxy-Authorization"));
    }

    private static Map<String, List<String>> shared(
            Map<String, List<String>> headers, Map<String, List<String>> known) {
        return headers.equals(known) ? known : headers;
    }

    private static Map<String, List<String>> headers(HttpRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : request.getHeaders()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            if (!CREDENTIALS.contains(name)) {
                headers.computeIfAbsent(name, key -> new ArrayList<>(1)).add(header.getValue());
            }
        }
        headers.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(headers);
    }

    private static Optional<String> value(HttpRequest request, String name) {
        return Optional.ofNullable(request.getFirstHeader(name)).map(Header::getValue);
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * Whether the request names this machine as its host. One from a web page whose host name was made to resolve to
     * 127.0.0.1 does not.
     *
     * @param port the simulator's own
     */
    boolean isFor(int port) {
        List<String> hosts = headers.getOrDefault("host", List.of());
        return hosts.size() == 1
                && isLoopback(hosts.get(0), port)
                && authority.map(host -> isLoopback(host, port)).orElse(true);
    }

    private static boolean isLoopback(String host, int port) {
        String name = host.endsWith(":" + port)
                ? host.substring(0, host.lastIndexOf(':'))
                : port == 80 && !host.contains(":") ? host : "";
        return LOOPBACK.matcher(name).matches();
    }

    boolean isGetOrHead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Returns a parameter of the query, decoded. */
    Optional<String> parameter(String name) {
        return WWWFormCodec.parse(query, StandardCharsets.UTF_8).stream()
                .filter(parameter -> parameter.getName().equals(name))
                .map(NameValuePair::getValue)
                .map(value -> value == null ? "" : value)
                .findFirst();
    }

    /** Returns what follows a prefix of the path, decoded. */
    String pathAfter(String prefix) {
        return PercentCodec.decode(path.substring(prefix.length()), StandardCharsets.UTF_8);
    }

    /** Whether the client accepts gzip (RFC 9110, 12.5.3). */
    boolean acceptsGzip() {
        return headers.getOrDefault("accept-encoding", List.of()).stream()
                .flatMap(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split(",")))
                .map(String::trim)
                .anyMatch(coding -> coding.matches("(x-)?gzip(\\s*;\\s*q\\s*=\\s*(1(\\.0*)?|0?\\.0*[1-9]\\d*))?"));
    }
}
