package io.github.veomaven.media;

import io.github.veomaven.http.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which URLs are fetched: those that the service states are untrusted, and so is where they redirect to. */
public final class MediaUrl {

    private static final int MAX_LENGTH = 8000;
    private static final int MAX_PORT = 65_535;

    /** May not stand in a URL, and yet some services write them. */
    private static final Pattern NEVER_IN_A_URL = Pattern.compile("[ \"<>\\\\^`{|}]");

    private MediaUrl() {}

    /**
     * Reads a URL: https, or http of a loopback host, without user name or password.
     *
     * @throws IllegalArgumentException with a message that continues "its URL", and does not quote it
     */
    public static URI parse(String url) {
        if (url.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("is longer than " + MAX_LENGTH + " characters");
        }
        try {
            String encoded = NEVER_IN_A_URL
                    .matcher(url.strip())
                    .replaceAll(match -> "%%%02X".formatted((int) match.group().charAt(0)));
            return checked(new URI(new URI(encoded).toASCIIString()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL", e);
        }
    }

    /**
     * Where a redirect leads.
     *
     * @throws IllegalArgumentException as {@link #parse}, and when it would leave TLS
     */
    static URI redirect(URI from, String location) {
        URI target = parse(resolved(from, location));
        if (isPlain(target) && !Loopback.isLoopback(from.getHost())) {
            throw new IllegalArgumentException("leads from another machine to plain http on this one");
        }
        return target;
    }

    private static String resolved(URI from, String location) {
        try {
            return from.resolve(new URI(location)).toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL", e);
        }
    }

    private static URI checked(URI uri) throws URISyntaxException {
        boolean plain = isPlain(uri);
        if (!plain && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("is neither https nor http");
        }
        if (uri.getRawUserInfo() != null
                || String.valueOf(uri.getRawAuthority()).contains("@")) {
            throw new IllegalArgumentException("holds a user name or a password, which a video's URL has no use for");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty() || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("names no host");
        }
        if (plain && !Loopback.isLoopback(uri.getHost())) {
            throw new IllegalArgumentException(
                    "is plain http, over which anybody could replace the video: only https is fetched from other hosts");
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

    /** Host and port for a message; what follows them may hold a token. */
    static String shown(URI uri) {
        return uri.getRawAuthority();
    }
}
