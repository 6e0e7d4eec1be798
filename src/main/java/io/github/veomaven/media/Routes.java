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
 * Which URLs are fetched, and through which proxy: those that the service states are untrusted, and so is where they
 * redirect to.
 */
public final class Routes {

    private static final int MAX_LENGTH = 8000;
    private static final int MAX_PORT = 65_535;

    /** May not stand in a URL, and yet some services write them. */
    private static final Pattern NEVER_IN_A_URL = Pattern.compile("[ \"<>\\\\^`{|}]");

    private final MediaHosts hosts;
    private final Function<URI, Optional<ProxySettings>> proxies;

    /**
     * @param hosts which hosts may be asked
     * @param proxies the proxy on the way to a URL that is not loopback; throws {@link IllegalArgumentException} with a
     *     sentence without its full stop when its settings cannot be used
     */
    public Routes(MediaHosts hosts, Function<URI, Optional<ProxySettings>> proxies) {
        this.hosts = hosts;
        this.proxies = proxies;
    }

    /**
     * Where a request goes.
     *
     * @param uri https, or http of a loopback host, without user name, password or fragment
     * @param proxy empty for the direct way
     */
    public record Route(URI uri, Optional<ProxySettings> proxy) {}

    /** The way to a URL of the results. The message of the failure does not quote it. */
    Route to(String url) throws TransferFailure {
        return route(url, "its URL ");
    }

    /** Where a redirect leads. */
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
                    "holds a user name or a password, which the URL of a video does not need");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty() || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("names no host");
        }
        if (plain && !Loopback.isLoopback(uri.getHost())) {
            throw new IllegalArgumentException(
                    "is plain http, so that anyone on the way could replace the video: other hosts must use https");
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
