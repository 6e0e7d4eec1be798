package io.github.veomaven.endpoint;

import io.github.veomaven.http.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** The address of the service: a scheme, a host, perhaps a port and a path. Plain http is only for this machine. */
public final class BaseUrl {

    private static final String API_VERSION = "/api/v1";

    private final String value;
    private final boolean loopback;

    private BaseUrl(String value, boolean loopback) {
        this.value = value;
        this.loopback = loopback;
    }

    /**
     * Parses a base URL. Blanks around it and slashes at its end are ignored.
     *
     * @throws IllegalArgumentException with a message that continues the name of the text's source, and never repeats user
     *     info
     */
    public static BaseUrl parse(String text) {
        URI uri = uri(text.strip());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("https") || scheme.equals("http"), "must begin with https://");
        require(
                uri.getRawUserInfo() == null && !authority(uri).contains("@"),
                "must not contain a user name or password");
        require(uri.getHost() != null, "must name a host, for instance https://api.kie.ai");
        requireNoApiPath(uri, scheme);
        require(uri.getRawQuery() == null, "must not contain a query (?...)");
        require(uri.getRawFragment() == null, "must not contain a fragment (#...)");
        require(uri.getPort() != 0 && uri.getPort() <= 65_535, "must have a port from 1 to 65535");
        boolean loopback = Loopback.isLoopback(uri.getHost());
        require(
                loopback || scheme.equals("https"),
                "must begin with https://, because otherwise the key would be sent unencrypted:"
                        + " plain http is for 127.0.0.1, [::1] and localhost only");
        return new BaseUrl(scheme + "://" + authority(uri) + path(uri), loopback);
    }

    /** The path of the API would be there twice. A path that only ends in {@code /api} may be a gateway's own. */
    private static void requireNoApiPath(URI uri, String scheme) {
        int start = (path(uri) + "/").indexOf(API_VERSION + "/");
        if (start >= 0) {
            throw new IllegalArgumentException("must not contain the path of the API, which is added to it: " + scheme
                    + "://" + authority(uri) + path(uri).substring(0, start));
        }
    }

    private static URI uri(String text) {
        require(!text.isEmpty(), "must not be blank");
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Neither the text nor the cause is repeated: they may contain user info.
            throw new IllegalArgumentException(
                    "is not a valid URL: " + e.getReason().toLowerCase(Locale.ROOT));
        }
    }

    private static String authority(URI uri) {
        return Objects.requireNonNullElse(uri.getRawAuthority(), "");
    }

    private static String path(URI uri) {
        return uri.getRawPath().replaceAll("/+$", "");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** Returns whether the host is literally this machine. */
    public boolean isLoopback() {
        return loopback;
    }

    /** Returns the URL that answers for a task; any id reaches the service exactly as written. */
    public URI recordInfo(String taskId) {
        // URLEncoder writes a blank as "+", which only some servers read as a blank; all understand "%20".
        String encoded = URLEncoder.encode(taskId, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(value + API_VERSION + "/veo/record-info?taskId=" + encoded);
    }

    URI simulatorProbe() {
        return URI.create(value + "/veo-simulator");
    }

    /** Returns the URL without a slash at its end. */
    @Override
    public String toString() {
        return value;
    }
}
