package io.github.veomaven.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.http.ProxySettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real sockets, with a proxy that makes no tunnel. */
@Timeout(60)
class DownloadThroughProxyTest {

    private static final String CHALLENGE =
            "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"";

    @TempDir
    Path root;

    private final RecordingDownloads listener = new RecordingDownloads();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** The last one stays. */
    private final Queue<String> answers = new ArrayDeque<>();

    private ServerSocket proxy;
    private Thread thread;

    @BeforeEach
    void listen() throws Exception {
        proxy = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        thread = new Thread(this::serve, "test-proxy");
        thread.start();
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        thread.join();
    }

    @ParameterizedTest
    @ValueSource(strings = {CHALLENGE, "401 Unauthorized\r\nProxy-Authenticate: Basic realm=\"tinyproxy\""})
    void aRefusedPasswordIsConfirmedOnceAndEndsTheRun(String answer) throws Exception {
        answers.add(answer);

        DownloadReport report = download(20, 1);

        assertThat(report.refusal().orElseThrow())
                .startsWith("<proxy> corporate of settings.xml (127.0.0.1:" + proxy.getLocalPort() + ") ")
                .contains("user name or the password", "correct its <username> and <password>")
                .doesNotContain("hunter2");
        assertThat(report.failures())
                .hasSize(20)
                .allSatisfy(failure ->
                        assertThat(failure.problem()).contains(report.refusal().orElseThrow() + "."));
        assertThat(heads.stream().filter(head -> head.contains("Proxy-Authorization: Basic")))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(listener.troubles).containsExactly("proxy refused");
    }

    @Test
    void whatWasInFlightIsAllThatIsRefusedBeside() throws Exception {
        answers.add(CHALLENGE);

        DownloadReport report = download(20, 4);

        assertThat(report.refusal()).isPresent();
        assertThat(heads.stream().filter(head -> head.contains("Proxy-Authorization: Basic")))
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aRefusalThatIsNotConfirmedEndsNothing() throws Exception {
        answers.addAll(List.of(CHALLENGE, CHALLENGE, "403 Forbidden"));

        DownloadReport report = download(3, 1);

        assertThat(report.refusal()).isEmpty();
        assertThat(report.failures())
                .hasSize(3)
                .allSatisfy(failure -> assertThat(failure.problem().orElseThrow())
                        .contains(
                                "does not allow a connection to tempfile.example", "(HTTP 403 in answer to CONNECT)"));
    }

    @Test
    void aProxyThatCannotBeReachedIsNamedInsteadOfTheHost() throws Exception {
        stop();

        DownloadReport report = download(1, 1);

        assertThat(listener.troubles).containsOnly("proxy connection refused");
        assertThat(report.failures().get(0).problem().orElseThrow())
                .contains("<proxy> corporate of settings.xml (127.0.0.1:" + proxy.getLocalPort()
                        + ") refused the connection");
    }

    private DownloadReport download(int videos, int atOnce) throws IOException {
        Optional<ProxySettings> settings = Optional.of(new ProxySettings(
                "corporate", "127.0.0.1", proxy.getLocalPort(), Optional.of("builder"), Optional.of("hunter2")));
        Routes routes = new Routes(new MediaHosts(false, List.of()), uri -> settings);
        List<Download> downloads = IntStream.range(0, videos)
                .mapToObj(i -> DownloadPlan.download(
                        "task" + i, "https://tempfile.example/" + i + ".mp4", "task" + i + ".mp4", routes))
                .toList();
        Duration timeout = Duration.ofSeconds(100);
        return new Downloader(routes, listener, new SpedUpClock(100))
                .download(downloads, root.resolve("media"), new DownloadSettings(timeout, atOnce, 1000, timeout));
    }

    private void serve() {
        while (!proxy.isClosed()) {
            try (Socket client = proxy.accept()) {
                heads.add(head(client));
                String answer = answers.size() > 1 ? answers.remove() : answers.element();
                client.getOutputStream()
                        .write(("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException clientWentAway) {
                // The next one comes, or the test is over.
            }
        }
    }

    private static String head(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }
}
