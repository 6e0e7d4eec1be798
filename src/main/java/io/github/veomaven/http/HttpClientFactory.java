package io.github.veomaven.http;

import java.time.Duration;
import java.util.Optional;
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
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes HTTP clients that do what they are told and nothing else. */
public final class HttpClientFactory {

    private static final String USER_AGENT = "veo-maven-plugin";

    /**
     * A connection is looked at before it is used again (which takes a millisecond): since nothing is retried, one that
     * the server has closed meanwhile would cost a poll.
     */
    private static final TimeValue TRUSTED_WHILE_IDLE = TimeValue.ZERO_MILLISECONDS;

    private HttpClientFactory() {}

    /**
     * A client that makes each request once: no retries, redirects, cookies, cached authentication or decompression. It
     * ignores the JVM's proxy and authenticator settings, and never logs a header or a body. Host names are always
     * verified against certificates.
     *
     * @param proxy for every request of this client
     * @param maxConnections open connections, in all and to one host alike; at least 1
     * @param connectTimeout for one attempt to connect, positive
     */
    public static CloseableHttpClient create(
            Optional<ProxySettings> proxy, int maxConnections, Duration connectTimeout) {
        return create(proxy, maxConnections, connectTimeout, SystemDefaultDnsResolver.INSTANCE);
    }

    /**
     * As {@link #create(Optional, int, Duration)}.
     *
     * @param resolver asked once for each connection, which then goes to one of the addresses it gives
     */
    public static CloseableHttpClient create(
            Optional<ProxySettings> proxy, int maxConnections, Duration connectTimeout, DnsResolver resolver) {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections(maxConnections, connectTimeout, resolver))
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
            // The builder's own choice would follow the JVM's proxy settings.
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

    private static PoolingHttpClientConnectionManager connections(
            int max, Duration connectTimeout, DnsResolver resolver) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> new QuietConnection())
                .setTlsSocketStrategy(new JdkTls())
                .setDnsResolver(resolver)
                .setMaxConnTotal(max)
                .setMaxConnPerRoute(max)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setValidateAfterInactivity(TRUSTED_WHILE_IDLE)
                        .build())
                .build();
    }

    private static CredentialsProvider credentials(ProxySettings proxy) {
        AuthScope proxyScope = new AuthScope(host(proxy));
        UsernamePasswordCredentials credentials = new UsernamePasswordCredentials(
                proxy.username().orElseThrow(), proxy.password().orElse("").toCharArray());
        // To the proxy only, never to a target that asks for credentials.
        return (scope, context) -> proxyScope.match(scope) >= 0 ? credentials : null;
    }

    private static HttpHost host(ProxySettings proxy) {
        return new HttpHost("http", proxy.host(), proxy.port());
    }
}
