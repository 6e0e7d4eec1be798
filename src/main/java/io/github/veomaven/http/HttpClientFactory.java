package io.github.veomaven.http;

import java.io.IOException;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.StandardAuthScheme;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicSchemeFactory;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes HTTP clients without any behaviour of their own, such as retries or redirects. */
public final class HttpClientFactory {

    private static final String USER_AGENT = "veo-maven-plugin";

    /**
     * A connection is checked before it is reused, which takes a millisecond: because nothing is retried, a connection
     * that the server has closed would cost a poll.
     */
    private static final TimeValue TRUSTED_WHILE_IDLE = TimeValue.ZERO_MILLISECONDS;

    /** For one attempt. Short enough to leave time for a host's other addresses within a request's limit. */
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(10);

    private HttpClientFactory() {}

    /**
     * Makes a client that makes each request once: no retries, redirects, cookies, cached authentication or
     * decompression. It ignores the JVM's proxy and authenticator settings, and never logs a header or a body. Host names
     * are always verified against certificates.
     *
     * @param proxy for every request of this client
     * @param maxConnections open connections in total, all of which may be to one host; at least 1
     */
    public static CloseableHttpClient create(Optional<ProxySettings> proxy, int maxConnections) {
        return create(proxy, maxConnections, SystemDefaultDnsResolver.INSTANCE);
    }

    /**
     * As {@link #create(Optional, int)}.
     *
     * @param resolver called once for each connection, which then goes to one of the addresses it returns
     */
    public static CloseableHttpClient create(Optional<ProxySettings> proxy, int maxConnections, DnsResolver resolver) {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections(maxConnections, resolver))
                .setUserAgent(USER_AGENT)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .setDefaultAuthSchemeRegistry(
                        name -> StandardAuthScheme.BASIC.equalsIgnoreCase(name) ? BasicSchemeFactory.INSTANCE : null);
        if (proxy.isEmpty()) {
            // The builder's default would follow the JVM's proxy settings.
            builder.setRoutePlanner(new DefaultRoutePlanner(null));
        } else {
            builder.setProxy(host(proxy.get()));
        }
        boolean authenticates = proxy.isPresent() && proxy.get().username().isPresent();
        return builder.setDefaultCredentialsProvider(
                        authenticates ? credentials(proxy.get()) : (scope, context) -> null)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setAuthenticationEnabled(authenticates)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(int max, DnsResolver resolver) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> new QuietConnection())
                .setTlsSocketStrategy(new JdkTls())
                .setDnsResolver(resolver)
                .setMaxConnTotal(max)
                .setMaxConnPerRoute(max)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setValidateAfterInactivity(TRUSTED_WHILE_IDLE)
                        .build())
                .build();
    }

    private static CredentialsProvider credentials(ProxySettings proxy) {
        AuthScope proxyScope = new AuthScope(host(proxy));
        UsernamePasswordCredentials credentials = new UsernamePasswordCredentials(
                proxy.username().orElseThrow(), proxy.password().orElse("").toCharArray());
        // For the proxy only, never for a target that asks for credentials.
        return (scope, context) -> proxyScope.match(scope) >= 0 ? credentials : null;
    }

    private static HttpHost host(ProxySettings proxy) {
        return new HttpHost("http", proxy.host(), proxy.port());
    }

    /** The JDK's default TLS. It reads the trust store, which takes time, only for the first https connection. */
    private static final class JdkTls implements TlsSocketStrategy {

        @Override
        public SSLSocket upgrade(Socket socket, String host, int port, Object attachment, HttpContext context)
                throws IOException {
            SSLSocket tls = (SSLSocket) context().getSocketFactory().createSocket(socket, host, port, true);
            SSLParameters parameters = tls.getSSLParameters();
            // Without this the JDK checks the certificate, but not whether it is this host's.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return tls;
        }

        private static SSLContext context() throws IOException {
            try {
                return SSLContext.getDefault();
            } catch (NoSuchAlgorithmException e) {
                throw new IOException("The JDK's TLS cannot be used: " + e.getMessage(), e);
            }
        }
    }
}
