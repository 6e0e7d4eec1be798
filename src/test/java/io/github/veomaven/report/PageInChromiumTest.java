package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.veomaven.await.AwaitReport;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser, under the content security policy that Jenkins sets, and under the same one with media
 * allowed. Under the former no page can play videos; this one's links are there all the same.
 */
class PageInChromiumTest {

    private static final String JENKINS_POLICY =
            "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self';";
    private static final String JENKINS_POLICY_WITH_MEDIA = JENKINS_POLICY + " media-src 'self' https:;";
    private static final int GOOD = 0x14602c;
    private static final int BAD = 0x9c1127;
    private static final int BAD_IN_THE_DARK = 0xff9ea8;

    @TempDir
    Path temporary;

    private Path chromium;
    private HttpServer server;
    private String policy = JENKINS_POLICY_WITH_MEDIA;

    @BeforeEach
    void setUp() throws IOException {
        chromium = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(chromium != null, "Not tested in a browser: install Debian's chromium, so that it is on the PATH");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void tearDown() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void aGoodRunIsGreenAndTheBrowserDoesNotComplain() throws Exception {
        Visit visit = visit(Reports.of(Reports.succeeded("hero")), 1280);

        assertThat(visit.complaints()).isEmpty();
        assertThat(visit.has(GOOD)).isTrue();
        assertThat(visit.has(BAD)).isFalse();
    }

    @Test
    void aBadRunOfTwoHundredHostileTasksIsRedOnAPhone() throws Exception {
        AwaitReport report = Reports.of(
                false,
                IntStream.range(0, 200)
                        .mapToObj(index -> index == 0 ? Reports.hostile() : Reports.failed("task-" + index))
                        .toList());
        Visit visit = visit(report, 500);

        assertThat(visit.complaints()).isEmpty();
        assertThat(visit.has(BAD)).isTrue();
    }

    @Test
    void darkModeIsDark() throws Exception {
        Visit visit = visit(Reports.mixed(), 1280, "--blink-settings=preferredColorScheme=0");

        assertThat(visit.complaints()).isEmpty();
        assertThat(visit.has(BAD_IN_THE_DARK)).isTrue();
        assertThat(visit.has(BAD)).isFalse();
    }

    @Test
    void whereJenkinsForbidsMediaOnlyTheVideosAreMissing() throws Exception {
        policy = JENKINS_POLICY;
        Visit visit = visit(Reports.mixed(), 1280);

        assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("Loading media from"));
        assertThat(visit.has(BAD)).isTrue();
    }

    @Test
    void complaintsWouldBeSeen() throws Exception {
        Files.writeString(temporary.resolve("index.html"), "<!DOCTYPE html><p style='color:red'>x<script>1</script>");

        assertThat(visit(1280).complaints()).isNotEmpty();
    }

    private Visit visit(AwaitReport report, int width, String... options) throws Exception {
        new ResultFiles(temporary).write(report);
        return visit(width, options);
    }

    private Visit visit(int width, String... options) throws Exception {
        Path screenshot = temporary.resolve("page.png");
        Path log = temporary.resolve("chromium.log");
        List<String> command = new ArrayList<>(List.of(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-proxy-server",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--user-data-dir=" + temporary.resolve("profile"),
                "--window-size=" + width + ",1200",
                "--screenshot=" + screenshot));
        command.addAll(List.of(options));
        command.add("http://127.0.0.1:" + server.getAddress().getPort() + "/index.html");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("chromium ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Visit(Files.readAllLines(log), ImageIO.read(screenshot.toFile()));
    }

    private record Visit(List<String> log, BufferedImage picture) {

        List<String> complaints() {
            return log.stream().filter(line -> line.contains("CONSOLE")).toList();
        }

        boolean has(int colour) {
            return IntStream.range(0, picture.getHeight())
                    .anyMatch(y -> IntStream.range(0, picture.getWidth())
                            .anyMatch(x -> (picture.getRGB(x, y) & 0xFFFFFF) == colour));
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        Path file = temporary.resolve(exchange.getRequestURI().getPath().substring(1));
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders()
                .set("Content-Type", file.toString().endsWith(".css") ? "text/css" : "text/html;charset=utf-8");
        if (Files.isRegularFile(file)) {
            byte[] bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }
}
