package io.github.veomaven.media;

import io.github.veomaven.http.Loopback;
import io.github.veomaven.http.ProxySettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Decides which URLs are fetched, and through which proxy. URLs that the service states and redirects are not trusted.
 */
public final class Routes {

    private static final int MAX_LENGTH = 8000;
    private static final int MAX_PORT = 65_535;

    /** Not allowed in a URL, but some services write them. */
    private static final Pattern NEVER_IN_A_URL = Pattern.compile("[ \"<>\\\\^`{|}]");

    private final MediaHosts hosts;
    private final Function<URI, Optional<ProxySettings>> proxies;

    /**
     * @param hosts which hosts may be requested
     * @param proxies finds the proxy for a URL that is not loopback; throws {@link IllegalArgumentException} with a
     *     sentence without its full stop if its settings cannot be used
     */
    public Routes(MediaHosts hosts, Function<URI, Optional<ProxySettings>> proxies) {
        this.hosts = hosts;
        this.proxies = proxies;
    }

    /**
     * Where a request goes.
     *
     * @param uri https, or http of a loopback host, without user name, password or fragment
     * @param proxy empty for a direct connection
     */
    public record Route(URI uri, Optional<ProxySettings> proxy) {}

    /** The route to a URL of the results. The message of the failure does not quote the URL. */
    Route to(String url) throws TransferFailure {
        return route(url, "its URL ");
    }

    /** The route to the target of a redirect. */
    Route redirect(URI from, String location) throws TransferFailure {
        String whose = "the URL that it redirects to ";
        Route target;
        try {
            target = route(from.resolve(new URI(location)).toString(), whose);
        } catch (URISyntaxException e) {
            throw TransferFailure.giveUp(whose + "is not a valid URL.");
        }
        if (isPlain(target.uri()) && !Loopback.isLoopback(from.getHost())) {
            throw TransferFailure.giveUp(whose + "leads from another machine to plain http on this one.");
        }
        return target;
    }

    MediaHosts hosts() {
        return hosts;
    }

    private Route route(String url, String whose) throws TransferFailure {
        URI uri;
        try {
            uri = parse(url);
        } catch (IllegalArgumentException e) {
            throw TransferFailure.giveUp(whose + e.getMessage() + ".");
        }
        Optional<String> problem = hosts.problem(uri.getHost());
        if (problem.isPresent()) {
            throw TransferFailure.giveUp(whose + problem.get() + ".");
        }
        try {
            return new Route(uri, Loopback.isLoopback(uri.getHost()) ? Optional.empty() : proxies.apply(uri));
        } catch (IllegalArgumentException e) {
            throw TransferFailure.giveUp(e.getMessage() + ".");
        }
    }

    private static URI parse(String url) {
        if (url.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("is longer than " + MAX_LENGTH + " characters");
        }
        try {
            String encoded = NEVER_IN_A_URL
                    .matcher(url.strip())
                    .replaceAll(match -> "%%%02X".formatted((int) match.group().charAt(0)));
            return checked(new URI(new URI(encoded).toASCIIString()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a valid URL", e);
        }
    }

    private static URI checked(URI uri) throws URISyntaxException {
        boolean plain = isPlain(uri);
        if (!plain && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("is neither https nor http");
        }
        if (uri.getRawUserInfo() != null
                || String.valueOf(uri.getRawAuthority()).contains("@")) {
            throw new IllegalArgumentException(
                    "contains a user name or a password, which the URL of a video does not need");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty() || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("names no host");
        }
        if (plain && !Loopback.isLoopback(uri.getHost())) {
            throw new IllegalArgumentException(
                    "is plain http, so anyone on the network could replace the video: other hosts must use https");
        }
        return withoutFragment(uri);
    }

    private static URI withoutFragment(URI uri) throws URISyntaxException {
        String text = uri.toString();
        int fragment = text.indexOf('#');
        String scheme = uri.getScheme();
        String bare = fragment < 0 ? text : text.substring(0, fragment);
        return new URI(scheme.toLowerCase(Locale.ROOT) + bare.substring(scheme.length()));
    }

    private static boolean isPlain(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme());
    }
}
