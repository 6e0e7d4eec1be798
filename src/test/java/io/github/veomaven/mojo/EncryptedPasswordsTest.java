package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.endpoint.ApacheHttpTransport;
import io.github.veomaven.endpoint.HttpTransport;
import io.github.veomaven.endpoint.HttpTransport.HttpReply;
import io.github.veomaven.http.ProxySettings;
import io.github.veomaven.simulator.Scenario;
import io.github.veomaven.simulator.SimulatedRequest;
import io.github.veomaven.simulator.Simulator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** Passwords encrypted by Maven's own means, and decrypted by its own decrypter. */
class EncryptedPasswordsTest {

    private static final String MASTER = "master-of-this-test";

    @TempDir
    Path home;

    private final DefaultPlexusCipher cipher = cipher();

    @BeforeEach
    void writeTheMasterPassword() throws Exception {
        Files.writeString(
                home.resolve("settings-security.xml"),
                "<settingsSecurity><master>" + cipher.encryptAndDecorate(MASTER, "settings.security")
                        + "</master></settingsSecurity>");
    }

    @Test
    void anEncryptedKeyIsDecrypted() throws Exception {
        Server server = new Server();
        server.setPassword(cipher.encryptAndDecorate("key-of-the-account", MASTER));

        assertThat(new Decryption(decrypter("settings-security.xml")).passwordOf(server, "<server> veo"))
                .hasValue("key-of-the-account");
    }

    @Test
    void withoutTheRightMasterPasswordItIsAnErrorThatShowsNothing() throws Exception {
        Server server = new Server();
        server.setPassword(cipher.encryptAndDecorate("key-of-the-account", "master-of-another-machine"));
        for (String security : List.of("settings-security.xml", "no-such-file.xml")) {
            Decryption decryption = new Decryption(decrypter(security));

            assertThatThrownBy(() -> decryption.passwordOf(server, "<server> veo"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot decrypt")
                    .message()
                    .doesNotContain(server.getPassword(), "key-of-the-account", MASTER);
        }
    }

    @Test
    void anUnsetVariableIsNotTakenForAnEncryptedPassword() {
        Server server = new Server();
        server.setPassword("${env.VEO_API_KEY}");
        Proxy proxy = new Proxy();
        proxy.setPassword("${env.PROXY_PASSWORD}");
        Decryption decryption = new Decryption(decrypter("settings-security.xml"));

        assertThatThrownBy(() -> decryption.passwordOf(server, "<server> veo"))
                .hasMessageContaining("could not resolve");
        assertThatThrownBy(() -> decryption.passwordOf(proxy, "<proxy> corporate"))
                .hasMessageContaining("could not resolve");
    }

    /** The simulator in the part of the proxy, because a service on loopback is never asked through one. */
    @Test
    void anEncryptedProxyPasswordReachesTheProxyAndNobodyElse() throws Exception {
        try (Simulator proxy = Simulator.start(0, Scenario.parse("{\"proxyCredentials\":\"me:proxy/pass:word\"}"))) {
            Proxy configured = new Proxy();
            configured.setActive(true);
            configured.setProtocol("http");
            configured.setHost("127.0.0.1");
            configured.setPort(proxy.baseUrl().getPort());
            configured.setUsername("me");
            configured.setPassword(cipher.encryptAndDecorate("proxy/pass:word", MASTER));
            Settings settings = new Settings();
            settings.addProxy(configured);
            URI target = URI.create("http://service.invalid/api/v1/veo/record-info?taskId=1");

            ProxySettings found = new ProxyLookup(
                            settings.getProxies(), new Decryption(decrypter("settings-security.xml")))
                    .find(target)
                    .orElseThrow();

            try (HttpTransport transport = ApacheHttpTransport.create(Optional.of(found), 1)) {
                HttpReply reply =
                        transport.get(target, Map.of("Authorization", "Bearer some-key"), Duration.ofMinutes(1));
                assertThat(reply.status()).isEqualTo(200);
            }
            assertThat(proxy.requests()).last().matches(SimulatedRequest::proxyAuthorizationSent);
        }
    }

    private SettingsDecrypter decrypter(String security) {
        return new DefaultSettingsDecrypter(new Dispatcher(cipher, home.resolve(security)));
    }

    private static DefaultPlexusCipher cipher() {
        try {
            return new DefaultPlexusCipher();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Maven's own, wired by hand instead of by its container. */
    private static final class Dispatcher extends DefaultSecDispatcher {

        Dispatcher(DefaultPlexusCipher cipher, Path security) {
            _cipher = cipher;
            _configurationFile = security.toString();
        }
    }
}
