package io.github.veomaven.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.http.ProxySettings;
import io.github.veomaven.testing.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real sockets, with a proxy that opens no tunnel. */
@Timeout(60)
class DownloadThroughProxyTest {

    private static final String CHALLENGE =
            "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"";

    @TempDir
    Path root;

    private final RecordingDownloads listener = new RecordingDownloads();

    /** The proxy repeats the last one. */
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();

    private ScriptedServer proxy;

    @BeforeEach
    void listen() {
        proxy = new ScriptedServer(exchange -> exchange.send("HTTP/1.1 "
                + (answers.size() > 1 ? answers.remove() : answers.element())
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {CHALLENGE, "401 Unauthorized\r\nProxy-Authenticate: Basic realm=\"tinyproxy\""})
    void aRefusedPasswordIsConfirmedOnceAndEndsTheRun(String answer) throws Exception {
        answers.add(answer);

        DownloadReport report = download(20, 1);

        assertThat(report.stop().orElseThrow().getMessage())
                .startsWith("<proxy> corporate of settings.xml (127.0.0.1:" + proxy.port() + ") ")
                .contains("user name or the password", "correct its <username> and <password>")
                .doesNotContain("hunter2");
        assertThat(report.failures())
                .hasSize(20)
                .allSatisfy(failure -> assertThat(failure.problem())
                        .contains(report.stop().orElseThrow().getMessage() + "."));
        assertThat(proxy.heads().stream().filter(head -> head.contains("Proxy-Authorization: Basic")))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(listener.troubles).containsExactly("proxy refused");
    }

    @Test
    void onlyRequestsAlreadyInFlightAreRefusedToo() throws Exception {
        answers.add(CHALLENGE);

        DownloadReport report = download(20, 4);

        assertThat(report.stop()).isPresent();
        assertThat(proxy.heads().stream().filter(head -> head.contains("Proxy-Authorization: Basic")))
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void anUnconfirmedRefusalStopsNothing() throws Exception {
        answers.addAll(List.of(CHALLENGE, CHALLENGE, "403 Forbidden"));

        DownloadReport report = download(3, 1);

        assertThat(report.stop()).isEmpty();
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
                .contains("<proxy> corporate of settings.xml (127.0.0.1:" + proxy.port() + ") refused the connection");
    }

    private DownloadReport download(int videos, int atOnce) throws IOException {
        Optional<ProxySettings> settings = Optional.of(new ProxySettings(
                "corporate", "127.0.0.1", proxy.port(), Optional.of("builder"), Optional.of("hunter2")));
        Routes routes = new Routes(new MediaHosts(false, List.of()), uri -> settings);
        List<Download> downloads = IntStream.range(0, videos)
                .mapToObj(i ->
                        Download.of("task" + i, "https://tempfile.example/" + i + ".mp4", "task" + i + ".mp4", routes))
                .toList();
        Duration timeout = Duration.ofSeconds(100);
        return new Downloader(routes, listener, new SpedUpClock(100))
                .download(downloads, root.resolve("media"), new Downloader.Settings(timeout, atOnce, 1000, timeout));
    }
}
