package io.github.veomaven.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Why no complete response was received. With a proxy, every connection is one to the proxy, so a failure to connect says
 * nothing about the host behind it.
 *
 * @param kind a short, stable name, for instance {@code connection refused} or {@code proxy connection refused}
 * @param message what happened, and what to check
 */
public record NetworkTrouble(String kind, String message) {

    /**
     * Classifies a failure. Does not repeat the text of HttpClient's own exceptions, because it may quote the response.
     *
     * @param proxy on the way, if any
     * @param address the setting that says where the request goes, for instance {@code <baseUrl> (-Dveo.baseUrl)}
     */
    public static NetworkTrouble of(Throwable failure, Optional<ProxySettings> proxy, String address) {
        if (failure instanceof UnknownHostException) {
            return unreached(
                    proxy,
                    "DNS failure",
                    "has a host name that cannot be resolved",
                    "The host name cannot be resolved: check " + address
                            + ", the network, and whether settings.xml needs a <proxy>");
        }
        if (failure instanceof ConnectTimeoutException) {
            return unreached(
                    proxy, "connect timeout", "accepted no connection in time", "No connection was accepted in time");
        }
        if (failure instanceof SocketTimeoutException) {
            return outOfTime(proxy);
        }
        if (failure instanceof SSLException tls
                && !(tls.getCause() instanceof SocketException || tls.getCause() instanceof EOFException)) {
            return tls(tls);
        }
        if (failure instanceof NoHttpResponseException || failure instanceof ConnectionClosedException) {
            return through(proxy, "connection closed", "The connection was closed before an answer arrived");
        }
        if (failure instanceof MalformedChunkCodingException) {
            return through(proxy, "truncated reply", "The reply's body ends too early");
        }
        if (failure instanceof ClientProtocolException || failure instanceof MessageConstraintException) {
            return through(proxy, "not HTTP", "The reply is not valid HTTP");
        }
        return failure instanceof SocketException || failure instanceof SSLException
                ? broken(failure, proxy)
                : through(
                        proxy,
                        failure instanceof IOException ? "I/O error" : "internal error",
                        "The request failed: " + failure);
    }

    /** The request reached its time limit. */
    public static NetworkTrouble outOfTime(Optional<ProxySettings> proxy) {
        return through(
                proxy, "no answer within the limit", "No complete answer arrived within the request's time limit");
    }

    private static NetworkTrouble tls(SSLException tls) {
        return new NetworkTrouble(
                "TLS failure",
                "No secure connection: " + tls.getMessage()
                        + ". If the service, or an intercepting proxy, has a certificate from a"
                        + " private authority, add that authority to the trust store of the JDK that runs Maven"
                        + " (keytool -importcert -cacerts). Verification cannot be switched off");
    }

    private static NetworkTrouble broken(Throwable failure, Optional<ProxySettings> proxy) {
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        boolean unconnected = failure instanceof ConnectException || failure instanceof NoRouteToHostException;
        if (text.contains("refused")) {
            return unreached(proxy, "connection refused", "refused the connection", "Nothing is listening there");
        }
        if (unconnected) {
            return unreached(
                    proxy,
                    "no connection",
                    "could not be reached",
                    "No connection could be made: " + failure.getMessage());
        }
        return text.contains("reset") || text.contains("broken pipe")
                ? through(proxy, "connection reset", "The connection was reset before the whole answer had arrived")
                : through(proxy, "connection broken", "The connection broke: " + failure.getMessage());
    }

    /** No connection was made. */
    private static NetworkTrouble unreached(
            Optional<ProxySettings> proxy, String kind, String proxyDid, String withoutProxy) {
        return proxy.isEmpty()
                ? new NetworkTrouble(kind, withoutProxy)
                : new NetworkTrouble(
                        "proxy " + kind,
                        proxy.get().named() + " " + proxyDid
                                + ", so the request went no further: check its <host> and <port>, and whether it runs");
    }

    /** A connection was made, and it is not known who broke it. */
    private static NetworkTrouble through(Optional<ProxySettings> proxy, String kind, String what) {
        return new NetworkTrouble(
                kind, proxy.isEmpty() ? what : what + ", through " + proxy.get().named());
    }
}
