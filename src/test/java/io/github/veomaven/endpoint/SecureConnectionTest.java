package io.github.veomaven.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.PollAnswer.Generating;
import io.github.veomaven.await.PollAnswer.Refusal;
import io.github.veomaven.await.PollAnswer.Trouble;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskSource.PollReply;
import io.github.veomaven.http.ProxySettings;
import io.github.veomaven.testing.ScriptedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS and proxies, end to end. Isolated, because the JDK's default TLS context belongs to the whole JVM. */
@Isolated
class SecureConnectionTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String GENERATING = "{\"code\":200,\"msg\":\"success\",\"data\":{\"successFlag\":0}}";

    @TempDir
    static Path directory;

    private static SSLContext right;
    private static SSLContext ofAnotherHost;
    private static SSLContext original;

    @BeforeAll
    static void makeCertificates() throws Exception {
        original = SSLContext.getDefault();
        right = context("right", "dns:localhost,ip:127.0.0.1");
        ofAnotherHost = context("other", "dns:other.example");
    }

    @BeforeEach
    void trustOurOwn() {
        SSLContext.setDefault(right);
    }

    @AfterEach
    void trustAsBefore() {
        SSLContext.setDefault(original);
    }

    @AfterAll
    static void forget() {
        right = null;
        ofAnotherHost = null;
    }

    /** A key and its self-signed certificate, which the same context trusts. */
    private static SSLContext context(String name, String names) throws Exception {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + names,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return context(file);
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        // A store with a private key does not trust its certificate by itself.
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        String alias = store.aliases().nextElement();
        trusted.setCertificateEntry(alias, store.getCertificate(alias));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static ServerSocketFactory sockets(SSLContext context) {
        return context.getServerSocketFactory();
    }

    private static ScriptedServer service(SSLContext context) {
        return new ScriptedServer(sockets(context), exchange -> exchange.json(GENERATING));
    }

    private static BaseUrl secure(ScriptedServer server, String host) {
        return BaseUrl.parse("https://" + host + ":" + server.port());
    }

    @Test
    void aTrustedServiceIsPolledOverOneConnection() throws IOException {
        try (ScriptedServer server = service(right);
                Polls polls = Polls.of(secure(server, "localhost"))) {
            for (int count = 0; count < 5; count++) {
                assertThat(polls.poll("id").answer()).isInstanceOf(Generating.class);
            }

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsTroubleThatSaysWhatToDo() throws IOException {
        SSLContext.setDefault(original);
        try (ScriptedServer server = service(right);
                Polls polls = Polls.of(secure(server, "localhost"))) {
            Trouble trouble = polls.trouble();

            assertThat(trouble.kind()).isEqualTo("TLS failure");
            assertThat(trouble.message()).contains("trust store of the JDK", "keytool -importcert -cacerts");
            assertThat(server.heads()).as("the key was not sent").isEmpty();
        }
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsTrouble() throws IOException {
        SSLContext.setDefault(ofAnotherHost);
        try (ScriptedServer server = service(ofAnotherHost);
                Polls polls = Polls.of(secure(server, "localhost"))) {
            assertThat(polls.trouble().kind()).isEqualTo("TLS failure");
            assertThat(server.heads()).as("the key was not sent").isEmpty();
        }
    }

    @Test
    void aServiceWithoutTlsIsTrouble() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Polls polls = Polls.of(BaseUrl.parse("https://localhost:" + plain.getLocalPort()))) {
            ScriptedServer.daemon(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // The client has gone.
                }
            });

            assertThat(polls.trouble().kind()).isEqualTo("TLS failure");
        }
    }

    @Test
    void aSecondConnectionResumesTheSessionOfTheFirst() throws IOException {
        List<Long> created = new CopyOnWriteArrayList<>();
        List<SSLSession> sessions = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = new ScriptedServer(sockets(right), exchange -> {
                    SSLSession session = ((SSLSocket) exchange.socket()).getSession();
                    sessions.add(session);
                    created.add(session.getCreationTime());
                    exchange.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + GENERATING.length()
                            + "\r\n\r\n" + GENERATING);
                    exchange.socket().close();
                });
                Polls polls = Polls.of(secure(server, "localhost"))) {
            polls.poll("id");
            long start = System.currentTimeMillis();
            while (System.currentTimeMillis() < start + 5) {
                Thread.onSpinWait();
            }
            polls.poll("id");

            assertThat(server.connections()).isEqualTo(2);
            assertThat(created).hasSize(2);
            assertThat(created.get(1)).isEqualTo(created.get(0));
        }
    }

    /** Forwards plain requests and makes tunnels, for those who know the password. */
    private static ScriptedServer proxy(int target, Optional<String> credentials) {
        return new ScriptedServer(exchange -> {
            String expected = credentials
                    .map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                    .orElse("");
            if (!expected.isEmpty() && !exchange.head().contains("Proxy-Authorization: Basic " + expected + "\r\n")) {
                exchange.send(ScriptedServer.response(
                        407,
                        "<html>who?</html>".getBytes(StandardCharsets.UTF_8),
                        "Proxy-Authenticate: Basic realm=\"p\""));
            } else if (exchange.head().startsWith("CONNECT ")) {
                tunnel(exchange, target);
            } else {
                exchange.json(GENERATING);
            }
        });
    }

    private static void tunnel(ScriptedServer.Exchange exchange, int target) throws IOException {
        try (Socket onward = new Socket(InetAddress.getByName("127.0.0.1"), target)) {
            exchange.send("HTTP/1.1 200 Connection established\r\n\r\n");
            ScriptedServer.daemon(() -> copy(onward, exchange.socket()));
            copy(exchange.socket(), onward);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side has gone.
        }
    }

    private static Optional<ProxySettings> settings(ScriptedServer proxy, String user, String password) {
        return Optional.of(new ProxySettings(
                "corporate", "127.0.0.1", proxy.port(), Optional.ofNullable(user), Optional.ofNullable(password)));
    }

    @Test
    void aSecureServiceIsReachedThroughATunnelAndTheProxyNeverSeesTheKey() throws IOException {
        try (ScriptedServer server = service(right);
                ScriptedServer proxy = proxy(server.port(), Optional.empty());
                Polls polls = Polls.of(secure(server, "localhost"), settings(proxy, null, null))) {
            assertThat(polls.poll("id").answer()).isInstanceOf(Generating.class);
            assertThat(polls.poll("id").answer()).isInstanceOf(Generating.class);

            assertThat(proxy.heads())
                    .singleElement()
                    .asString()
                    .startsWith("CONNECT localhost:" + server.port())
                    .doesNotContain("S3cr");
            assertThat(server.heads()).hasSize(2);
        }
    }

    @Test
    void theProxyIsSentItsPasswordAndTheServiceIsNot() throws IOException {
        try (ScriptedServer server = service(right);
                ScriptedServer proxy = proxy(server.port(), Optional.of("me:hunter2"));
                Polls polls = Polls.of(secure(server, "localhost"), settings(proxy, "me", "hunter2"))) {
            assertThat(polls.poll("id").answer()).isInstanceOf(Generating.class);

            assertThat(server.heads()).singleElement().asString().doesNotContain("Proxy-Authorization");
            assertThat(proxy.heads()).noneMatch(head -> head.contains("S3cr"));
        }
    }

    private static Refusal refusal(PollReply reply) {
        assertThat(reply.answer()).isInstanceOf(Refusal.class);
        Refusal refusal = (Refusal) reply.answer();
        assertThat(refusal.reason()).isEqualTo(Reason.PROXY_REFUSED);
        return refusal;
    }

    private static long withCredentials(ScriptedServer proxy) {
        return proxy.heads().stream()
                .filter(head -> head.contains("Proxy-Authorization: "))
                .count();
    }

    @Test
    void aWrongPasswordIsARefusalByTheProxyAndSentOnceForEachPoll() throws IOException {
        try (ScriptedServer server = service(right);
                ScriptedServer proxy = proxy(server.port(), Optional.of("me:hunter2"));
                Polls polls = Polls.of(secure(server, "localhost"), settings(proxy, "me", "wrong"))) {
            for (int poll = 1; poll <= 3; poll++) {
                assertThat(refusal(polls.poll("id")).message())
                        .isEqualTo("<proxy> corporate of settings.xml (127.0.0.1:" + proxy.port()
                                + ") refused the user name or the password (HTTP 407):"
                                + " correct its <username> and <password>");
                assertThat(withCredentials(proxy)).isEqualTo(poll);
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aProxyThatAnswersConnectWith401RefusesItsOwnPasswordNotTheKey() throws IOException {
        try (ScriptedServer proxy = new ScriptedServer(exchange -> {
                    boolean asks = !exchange.head().contains("Proxy-Authorization: ");
                    exchange.send(
                            asks
                                    ? ScriptedServer.response(407, new byte[0], "Proxy-Authenticate: Basic realm=\"p\"")
                                    : ScriptedServer.response(401, new byte[0]));
                });
                Polls polls = Polls.of(BaseUrl.parse("https://api.kie.ai"), settings(proxy, "me", "wrong"))) {
            assertThat(refusal(polls.poll("id")).message())
                    .contains("corporate", "127.0.0.1:" + proxy.port(), "HTTP 401", "<password>")
                    .doesNotContain("wrong");
            assertThat(withCredentials(proxy)).isEqualTo(1);
        }
    }

    @Test
    void aProxyThatAsksForMissingCredentialsLeadsToAMessageThatSaysWhereTheyGo() throws IOException {
        try (ScriptedServer server = service(right);
                ScriptedServer proxy = proxy(server.port(), Optional.of("me:hunter2"));
                Polls polls = Polls.of(secure(server, "localhost"), settings(proxy, null, null))) {
            assertThat(refusal(polls.poll("id")).message())
                    .isEqualTo("<proxy> corporate of settings.xml (127.0.0.1:" + proxy.port()
                            + ") asks for a user name and a password (HTTP 407): add <username> and <password> to it");
            assertThat(proxy.heads()).hasSize(1);
        }
    }

    @Test
    void aProxyThatOffersAnotherKindOfAuthenticationIsNotSentThePassword() throws IOException {
        try (ScriptedServer proxy = new ScriptedServer(exchange -> exchange.send(ScriptedServer.response(
                        407, new byte[0], "Proxy-Authenticate: Negotiate", "Proxy-Authenticate: NTLM")));
                Polls polls = Polls.of(BaseUrl.parse("https://api.kie.ai"), settings(proxy, "me", "hunter2"))) {
            assertThat(refusal(polls.poll("id")).message()).contains("offers no Basic authentication", "not sent");
            assertThat(withCredentials(proxy)).isZero();
        }
    }

    @Test
    void aPlainServiceBehindAProxyThatRefusesIsARefusalByTheProxy() throws IOException {
        try (ScriptedServer proxy = proxy(0, Optional.of("me:hunter2"));
                Polls polls = Polls.of(BaseUrl.parse("http://127.0.0.1:9"), settings(proxy, "me", "wrong"))) {
            assertThat(refusal(polls.poll("id")).message()).contains("refused the user name or the password");
            assertThat(withCredentials(proxy)).isEqualTo(1);
        }
    }

    @Test
    void aServiceThatActsAsAProxyIsNotSentThePassword() throws IOException {
        try (ScriptedServer server = new ScriptedServer(
                        sockets(right),
                        exchange -> exchange.send(
                                ScriptedServer.response(407, new byte[0], "Proxy-Authenticate: Basic realm=\"p\"")));
                ScriptedServer proxy = proxy(server.port(), Optional.of("me:hunter2"));
                Polls polls = Polls.of(secure(server, "localhost"), settings(proxy, "me", "hunter2"))) {
            polls.trouble();

            assertThat(server.heads()).isNotEmpty().noneMatch(head -> head.contains("Proxy-Authorization"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | does not allow a connection to api.kie.ai",
                "400 | does not allow a connection to api.kie.ai",
                "500 | cannot reach api.kie.ai",
                "502 | cannot reach api.kie.ai",
                "503 | cannot reach api.kie.ai"
            })
    void aProxyThatMakesNoConnectionIsTroubleThatNamesItAndSaysWhoWasNotReached(int status, String words)
            throws IOException {
        try (ScriptedServer proxy = new ScriptedServer(exchange -> exchange.send(ScriptedServer.response(
                        status, ("{\"code\":" + status + "}").getBytes(StandardCharsets.UTF_8))));
                Polls polls = Polls.of(BaseUrl.parse("https://api.kie.ai"), settings(proxy, null, null))) {
            Trouble trouble = polls.trouble();

            assertThat(trouble.kind()).isEqualTo("proxy HTTP " + status);
            assertThat(trouble.message())
                    .startsWith("<proxy> corporate of settings.xml (127.0.0.1:" + proxy.port() + ") " + words)
                    .contains("HTTP " + status);
        }
    }

    @Test
    void aPlainServiceIsPolledThroughTheProxy() throws IOException {
        try (ScriptedServer proxy = proxy(0, Optional.of("me:hunter2"));
                Polls polls = Polls.of(BaseUrl.parse("http://127.0.0.1:9"), settings(proxy, "me", "hunter2"))) {
            assertThat(polls.poll("id").answer()).isInstanceOf(Generating.class);

            assertThat(proxy.heads())
                    .last()
                    .asString()
                    .startsWith("GET http://127.0.0.1:9/api/v1/veo/record-info?taskId=id");
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamedAndTheServiceIsNotBlamed() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        Trouble trouble =
                trouble(new ProxySettings("corporate", "127.0.0.1", port, Optional.empty(), Optional.empty()));

        assertThat(trouble.kind()).isEqualTo("proxy connection refused");
        assertThat(trouble.message())
                .isEqualTo("<proxy> corporate of settings.xml (127.0.0.1:" + port + ") refused the connection,"
                        + " so the request went no further: check its <host> and <port>, and whether it runs");
    }

    @Test
    void aProxyWithoutAnAddressIsNamedAndTheServiceIsNotBlamed() {
        Trouble trouble = trouble(
                new ProxySettings("corporate", "no-such-proxy.invalid", 3128, Optional.empty(), Optional.empty()));

        assertThat(trouble.kind()).isEqualTo("proxy DNS failure");
        assertThat(trouble.message())
                .contains("<proxy> corporate of settings.xml (no-such-proxy.invalid:3128)", "cannot be resolved")
                .doesNotContain("baseUrl");
    }

    @Test
    void silenceBehindAProxyIsTroubleThatNamesIt() throws IOException {
        try (ScriptedServer proxy = new ScriptedServer(ScriptedServer.Exchange::silence);
                Polls polls = Polls.of(BaseUrl.parse("https://api.kie.ai"), settings(proxy, null, null))) {
            Trouble trouble = polls.trouble(Duration.ofMillis(300));

            assertThat(trouble.kind()).isEqualTo("no answer within the limit");
            assertThat(trouble.message())
                    .endsWith("through <proxy> corporate of settings.xml (127.0.0.1:" + proxy.port() + ")");
        }
    }

    @Test
    void aProxyThatHangsUpIsNamed() throws IOException {
        try (ScriptedServer proxy =
                        new ScriptedServer(exchange -> exchange.socket().close());
                Polls polls = Polls.of(BaseUrl.parse("https://api.kie.ai"), settings(proxy, null, null))) {
            assertThat(polls.trouble().message()).contains("through <proxy> corporate");
        }
    }

    private static Trouble trouble(ProxySettings proxy) {
        try (Polls polls = Polls.of(BaseUrl.parse("https://api.kie.ai"), Optional.of(proxy))) {
            return polls.trouble();
        }
    }
}
