package io.github.veomaven.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.Test;

/** Failures that no server on this machine can produce at will; the endpoint tests all others over sockets. */
class NetworkTroubleTest {

    private static final Optional<ProxySettings> NONE = Optional.empty();
    private static final Optional<ProxySettings> PROXY =
            Optional.of(new ProxySettings("corporate", "proxy.example", 3128, Optional.empty(), Optional.empty()));
    private static final String NAMED = "<proxy> corporate of settings.xml (proxy.example:3128)";

    private static NetworkTrouble of(Throwable failure, Optional<ProxySettings> proxy) {
        return NetworkTrouble.of(failure, proxy, "<baseUrl>");
    }

    @Test
    void aConnectTimeoutIsBlamedOnTheProxyIfThereIsOne() {
        ConnectTimeoutException failure = new ConnectTimeoutException("Connect to x failed");

        assertThat(of(failure, NONE))
                .isEqualTo(new NetworkTrouble("connect timeout", "No connection was accepted in time"));
        assertThat(of(failure, PROXY).kind()).isEqualTo("proxy connect timeout");
        assertThat(of(failure, PROXY).message())
                .isEqualTo(NAMED + " accepted no connection in time, so the request went no further:"
                        + " check its <host> and <port>, and whether it runs");
    }

    @Test
    void aMissingRouteIsBlamedOnTheProxyIfThereIsOne() {
        for (IOException failure :
                new IOException[] {new NoRouteToHostException("No route"), new ConnectException("Unreachable")}) {
            assertThat(of(failure, NONE).kind()).isEqualTo("no connection");
            assertThat(of(failure, NONE).message()).isEqualTo("No connection could be made: " + failure.getMessage());
            assertThat(of(failure, PROXY).kind()).isEqualTo("proxy no connection");
            assertThat(of(failure, PROXY).message()).startsWith(NAMED + " could not be reached");
        }
    }

    @Test
    void aBrokenConnectionIsNotBlamedOnTheProxy() {
        assertThat(of(new SocketException("Broken pipe"), PROXY).kind()).isEqualTo("connection reset");
        assertThat(of(new SocketException("Connection reset"), NONE).message()).doesNotContain("<proxy>");
        assertThat(of(new SocketException("odd"), PROXY))
                .isEqualTo(new NetworkTrouble("connection broken", "The connection broke: odd, through " + NAMED));
        assertThat(of(new SSLException("closed", new SocketException("Connection reset")), NONE)
                        .kind())
                .isEqualTo("connection broken");
        assertThat(of(new SSLException("closed", new EOFException()), NONE).kind())
                .isEqualTo("connection broken");
    }

    @Test
    void aBadCertificateIsNotABrokenConnection() {
        assertThat(of(new SSLHandshakeException("unknown authority"), PROXY).kind())
                .isEqualTo("TLS failure");
    }

    @Test
    void anythingElseIsNamed() {
        assertThat(of(new IOException("odd"), NONE).kind()).isEqualTo("I/O error");
        assertThat(of(new IllegalStateException("odd"), NONE))
                .isEqualTo(new NetworkTrouble(
                        "internal error", "The request failed: java.lang.IllegalStateException: odd"));
    }
}
