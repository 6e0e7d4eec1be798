package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.http.ProxySettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.settings.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyLookupTest {

    private static final String TARGET = "https://api.kie.ai/api";

    @Test
    void withoutAProxyTheWayIsDirect() {
        assertThat(find(TARGET)).isEmpty();
    }

    @Test
    void theFirstActiveProxyOfTheTargetsProtocolIsChosen() {
        Proxy inactive = proxy("https", "off", "");
        inactive.setActive(false);

        assertThat(find(
                        TARGET,
                        inactive,
                        proxy("http", "plain", ""),
                        proxy("HTTPS", "one", ""),
                        proxy("https", "two", "")))
                .map(ProxySettings::host)
                .contains("one");
    }

    @Test
    void httpsFallsBackToAProxyForHttp() {
        assertThat(find(TARGET, proxy("http", "plain", "")))
                .map(ProxySettings::host)
                .contains("plain");
    }

    @Test
    void httpDoesNotTakeAProxyForHttps() {
        assertThat(find("http://api.kie.ai/", proxy("https", "tls", ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "api.kie.ai; true",
                "API.KIE.AI; true",
                "*.kie.ai; true",
                "api.*; true",
                "*; true",
                "localhost|*.kie.ai; true",
                "localhost,*.kie.ai; true",
                "localhost , api.kie.ai | x; true",
                "kie.ai; false",
                "*.kie.com; false",
                "apiXkie.ai; false",
                "api.kie.ai.evil; false",
                "|,| ; false",
                "(api; false"
            })
    void nonProxyHostsHasWildcardsAndBothSeparatorsInAnyCase(String nonProxyHosts, boolean direct) {
        assertThat(find(TARGET, proxy("https", "p", nonProxyHosts)).isEmpty()).isEqualTo(direct);
    }

    @Test
    void anExcludedProxyMakesRoomForTheNext() {
        assertThat(find(TARGET, proxy("https", "one", "*.kie.ai"), proxy("http", "two", "other")))
                .map(ProxySettings::host)
                .contains("two");
    }

    @Test
    void credentialsAreDecrypted() {
        Proxy proxy = proxy("https", "p", null);
        proxy.setUsername("user");
        proxy.setPassword("{in-the-clear}");

        assertThat(find(TARGET, proxy))
                .contains(new ProxySettings("default", "p", 8080, Optional.of("user"), Optional.of("in-the-clear")));
    }

    @Test
    void aPasswordThatCannotBeDecryptedIsAnError() {
        Proxy proxy = proxy("https", "p", null);
        proxy.setId("corporate");
        proxy.setPassword(FakeDecrypter.BROKEN);

        assertThatThrownBy(() -> find(TARGET, proxy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("<proxy> corporate of settings.xml has a password that Maven cannot decrypt");
    }

    @Test
    void aPasswordIsDecryptedOnceHoweverManyUrlsLeadThroughTheProxy() {
        Proxy proxy = proxy("https", "p", null);
        proxy.setPassword("{secret}");
        AtomicInteger decrypted = new AtomicInteger();
        ProxyLookup lookup = new ProxyLookup(List.of(proxy), new Decryption(request -> {
            decrypted.incrementAndGet();
            return new FakeDecrypter(true).decrypt(request);
        }));

        assertThat(lookup.find(URI.create("https://one.example/"))).isPresent();
        assertThat(lookup.find(URI.create("https://two.example/"))).isPresent();

        assertThat(decrypted).hasValue(1);
    }

    @Test
    void aProxyWithoutHostOrPortIsAnError() {
        Proxy proxy = proxy("https", " ", null);

        assertThatThrownBy(() -> find(TARGET, proxy)).hasMessageContaining("needs a <host> and a <port>");
        proxy.setHost("p");
        proxy.setPort(0);
        assertThatThrownBy(() -> find(TARGET, proxy)).hasMessageContaining("needs a <host> and a <port>");
    }

    private static Optional<ProxySettings> find(String target, Proxy... proxies) {
        return new ProxyLookup(List.of(proxies), new Decryption(new FakeDecrypter(true))).find(URI.create(target));
    }

    private static Proxy proxy(String protocol, String host, String nonProxyHosts) {
        Proxy proxy = new Proxy();
        proxy.setProtocol(protocol);
        proxy.setHost(host);
        proxy.setPort(8080);
        proxy.setNonProxyHosts(nonProxyHosts);
        return proxy;
    }
}
