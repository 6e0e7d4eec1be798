package io.github.veomaven.http;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/**
 * The proxy answered instead of the host behind it. The message is a sentence without its full stop that names the proxy and
 * says what to do.
 */
public final class ProxyException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int UNAUTHORIZED = 401;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final int status;
    private final boolean refusal;

    private ProxyException(int status, boolean refusal, String message) {
        super(message);
        this.status = status;
        this.refusal = refusal;
    }

    /**
     * Throws if the proxy itself sent a response.
     *
     * @param uri the requested one
     * @param context of the exchange: if it has no TLS session for an {@code https} URI, the proxy opened no tunnel
     */
    public static void throwIfProxyAnswered(
            URI uri, HttpResponse response, HttpClientContext context, Optional<ProxySettings> proxy)
            throws ProxyException {
        if (proxy.isEmpty()) {
            return;
        }
        int status = response.getCode();
        boolean tunnel = "https".equals(uri.getScheme());
        // Some proxies, such as tinyproxy, answer CONNECT with 401 if they refuse the password for themselves.
        boolean refusal = status == PROXY_AUTHENTICATION_REQUIRED || tunnel && status == UNAUTHORIZED;
        if (tunnel ? context.getSSLSession() == null : refusal) {
            String message =
                    refusal ? refused(proxy.get(), response) : notConnected(proxy.get(), status, uri.getRawAuthority());
            throw new ProxyException(status, refusal, message);
        }
    }

    private static String refused(ProxySettings proxy, HttpResponse response) {
        String answer = " (HTTP " + response.getCode() + ")";
        if (proxy.username().isEmpty()) {
            return proxy.named() + " asks for a user name and a password" + answer
                    + ": add <username> and <password> to it";
        }
        return offersBasic(response)
                ? proxy.named() + " refused the user name or the password" + answer
                        + ": correct its <username> and <password>"
                : proxy.named() + " offers no Basic authentication" + answer
                        + ", so its <username> and <password> were not sent: no other kind is supported";
    }

    /** A response without any challenge counts as one. */
    private static boolean offersBasic(HttpResponse response) {
        Header[] challenges = response.getHeaders(HttpHeaders.PROXY_AUTHENTICATE);
        for (Header challenge : challenges) {
            if (challenge.getValue().toLowerCase(Locale.ROOT).contains("basic")) {
                return true;
            }
        }
        return challenges.length == 0;
    }

    private static String notConnected(ProxySettings proxy, int status, String authority) {
        String answer = " (HTTP " + status + " in answer to CONNECT)";
        return status >= 500
                ? proxy.named() + " cannot reach " + authority + answer
                : proxy.named() + " does not allow a connection to " + authority + answer
                        + ": have it allowed on the proxy, or add the host to its <nonProxyHosts>";
    }

    public int status() {
        return status;
    }

    /** Whether the proxy refused the credentials, or asked for some, so that further requests can only do harm. */
    public boolean isRefusal() {
        return refusal;
    }
}
