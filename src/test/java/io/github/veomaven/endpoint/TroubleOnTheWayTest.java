package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.PollAnswer.Generating;
import io.github.veomaven.await.PollAnswer.Trouble;
import io.github.veomaven.await.TaskSource.PollReply;
import io.github.veomaven.testing.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a network or a service does to a request, over real sockets, is trouble of the right kind. */
class TroubleOnTheWayTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String LIMIT = "no answer within the limit";
    private static final String GENERATING = "{\"code\":200,\"msg\":\"success\",\"data\":{\"successFlag\":0}}";
    private static final int MEGABYTE = 1024 * 1024;

    private static String kind(ScriptedServer.Script script) throws IOException {
        return kind(Polls.AMPLE, script);
    }

    private static String kind(Duration limit, ScriptedServer.Script script) throws IOException {
        try (ScriptedServer server = new ScriptedServer(script);
                Polls polls = Polls.of(server.baseUrl())) {
            Trouble trouble = polls.trouble(limit);
            assertThat(server.heads()).as("no hidden retry").hasSizeLessThanOrEqualTo(1);
            return trouble.kind();
        }
    }

    private static PollReply reply(ScriptedServer.Script script) throws IOException {
        try (ScriptedServer server = new ScriptedServer(script);
                Polls polls = Polls.of(server.baseUrl())) {
            return polls.poll("id");
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void aRefusedConnectionIsReportedAsSuch() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        try (Polls polls = Polls.of(BaseUrl.parse("http://127.0.0.1:" + port))) {
            assertThat(polls.trouble().kind()).isEqualTo("connection refused");
        }
    }

    @Test
    void aNameThatDoesNotExistIsReportedAsSuchWithWhatToCheck() {
        try (Polls polls = Polls.of(BaseUrl.parse("https://no-such-host.invalid"))) {
            Trouble trouble = polls.trouble();

            assertThat(trouble.kind()).isEqualTo("DNS failure");
            assertThat(trouble.message()).contains("<baseUrl>", "veo.baseUrl", "settings.xml");
        }
    }

    @Test
    void aResetBeforeTheReplyIsReportedAsSuch() throws IOException {
        assertThat(kind(ScriptedServer.Exchange::reset)).isIn("connection reset", "connection closed");
    }

    @Test
    void aResetInsideTheBodyIsReportedAsSuch() throws IOException {
        assertThat(kind(exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"code\":200");
                    exchange.reset();
                }))
                .isIn("connection reset", "truncated reply");
    }

    @Test
    void aCloseBeforeTheReplyIsReportedAsSuch() throws IOException {
        assertThat(kind(exchange -> exchange.socket().close())).isEqualTo("connection closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 100\r\n\r\n{\"code\":200,\"data\":{\"successFlag\":1}}",
                "Transfer-Encoding: chunked\r\n\r\n40\r\n{\"code\":200}",
                "Transfer-Encoding: chunked\r\n\r\n3\r\n{} \r\n",
                "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n"
            })
    void aTruncatedBodyIsReportedAsSuch(String rest) throws IOException {
        assertThat(kind(exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\n" + rest);
                    exchange.socket().close();
                }))
                .isEqualTo("truncated reply");
    }

    @Test
    void aBodyThatEndsTooEarlyWithoutALengthIsNotJson() throws IOException {
        assertThat(kind(exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\n\r\n{\"code\":200,\"data\":{\"successFlag\":1}");
                    exchange.socket().close();
                }))
                .isEqualTo("not JSON");
    }

    @Test
    void silenceEndsAtTheLimit() throws IOException {
        assertThat(kind(SHORT, ScriptedServer.Exchange::silence)).isEqualTo(LIMIT);
    }

    @Test
    void aHeadThatDripsEndsAtTheLimit() throws IOException {
        assertThat(kind(SHORT, exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\nX-Drip: ");
                    exchange.drip("x");
                }))
                .isEqualTo(LIMIT);
    }

    @Test
    void aBodyThatDripsEndsAtTheLimit() throws IOException {
        assertThat(kind(SHORT, exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    exchange.drip(" ");
                }))
                .isEqualTo(LIMIT);
    }

    @Test
    void repliesThatAreNeverFinalEndAtTheLimit() throws IOException {
        assertThat(kind(SHORT, exchange -> exchange.drip("HTTP/1.1 102 Processing\r\n\r\n")))
                .isEqualTo(LIMIT);
    }

    @Test
    void anAcceptedConnectionThatIsNeverReadEndsAtTheLimit() throws IOException {
        try (ServerSocket unread = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Polls polls = Polls.of(BaseUrl.parse("http://127.0.0.1:" + unread.getLocalPort()))) {
            assertThat(polls.trouble(SHORT).kind()).isEqualTo(LIMIT);
        }
    }

    @Test
    void aSilentTlsHandshakeEndsAtTheLimit() throws IOException {
        try (ServerSocket unread = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Polls polls = Polls.of(BaseUrl.parse("https://127.0.0.1:" + unread.getLocalPort()))) {
            assertThat(polls.trouble(SHORT).kind()).isEqualTo(LIMIT);
        }
    }

    @ParameterizedTest
    @CsvSource({"200,not JSON", "502,HTTP 502", "503,HTTP 503", "520,HTTP 520"})
    void aPageOfHtmlIsTrouble(int status, String kind) throws IOException {
        byte[] page = "<!DOCTYPE html><title>Oops</title>".getBytes(UTF_8);

        assertThat(kind(exchange -> exchange.send(ScriptedServer.response(status, page, "Content-Type: text/html"))))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | empty body", "null | no JSON object", "[] | no JSON object", "'\"success\"' | no JSON object"
            })
    void aBodyThatIsNotARecordIsTrouble(String body, String kind) throws IOException {
        assertThat(kind(exchange -> exchange.json(body))).isEqualTo(kind);
    }

    @Test
    void aReplyWithoutABodyIsTrouble() throws IOException {
        assertThat(kind(exchange -> exchange.send("HTTP/1.1 204 No Content\r\n\r\n")))
                .isEqualTo("HTTP 204");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6\r\n\r\n", "HTTP/9.9 okay\r\n\r\n", "HTTP/1.1 abc X\r\n\r\n"})
    void aReplyThatIsNotHttpIsTrouble(String garbage) throws IOException {
        assertThat(kind(exchange -> {
                    exchange.send(garbage);
                    exchange.socket().close();
                }))
                .isIn("not HTTP", "connection closed");
    }

    @Test
    void anEndlessHeaderIsTrouble() throws IOException {
        assertThat(kind(exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\nX-Long: ");
                    String part = "x".repeat(8192);
                    for (int count = 0; count < 1000; count++) {
                        exchange.send(part);
                    }
                }))
                .isEqualTo("not HTTP");
    }

    @Test
    void endlessHeadersAreTrouble() throws IOException {
        assertThat(kind(exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\n");
                    for (int count = 0; count < 100_000; count++) {
                        exchange.send("X-" + count + ": x\r\n");
                    }
                }))
                .isEqualTo("not HTTP");
    }

    @Test
    void twoHundredMegabytesAreNotRead() throws IOException {
        assertThat(kind(exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + 200L * MEGABYTE + "\r\n\r\n");
                    byte[] blanks = new byte[MEGABYTE];
                    Arrays.fill(blanks, (byte) ' ');
                    for (int count = 0; count < 200; count++) {
                        exchange.send(blanks);
                    }
                }))
                .isEqualTo("body too large");
    }

    @Test
    void anEndlessBodyIsNotRead() throws IOException {
        assertThat(kind(exchange -> {
                    exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
                    while (true) {
                        exchange.send(chunk);
                    }
                }))
                .isEqualTo("body too large");
    }

    @Test
    void aGzipBombIsNotDecompressed() throws IOException {
        byte[] bomb = gzip(new byte[100 * MEGABYTE]);

        assertThat(bomb.length).isLessThan(HttpTransport.MAX_BODY);
        assertThat(kind(exchange -> exchange.send(ScriptedServer.response(200, bomb, "Content-Encoding: gzip"))))
                .isEqualTo("body too large");
    }

    @Test
    void aBodyOfExactlyTheLargestSizeIsRead() throws IOException {
        String body = GENERATING + " ".repeat(HttpTransport.MAX_BODY - GENERATING.length());

        assertThat(reply(exchange -> exchange.json(body)).answer()).isInstanceOf(Generating.class);
        assertThat(reply(exchange -> exchange.send(
                                ScriptedServer.response(200, gzip(body.getBytes(UTF_8)), "Content-Encoding: gzip")))
                        .answer())
                .isInstanceOf(Generating.class);
    }

    @Test
    void oneByteMoreIsNot() throws IOException {
        String body = GENERATING + " ".repeat(HttpTransport.MAX_BODY - GENERATING.length() + 1);

        assertThat(kind(exchange -> exchange.json(body))).isEqualTo("body too large");
    }

    @ParameterizedTest
    @CsvSource({
        "gzip,not gzip",
        "x-gzip,not gzip",
        "br,unknown encoding",
        "deflate,unknown encoding",
        "'gzip, gzip',unknown encoding"
    })
    void aWrongContentEncodingIsTrouble(String encoding, String kind) throws IOException {
        assertThat(kind(exchange -> exchange.send(
                        ScriptedServer.response(200, GENERATING.getBytes(UTF_8), "Content-Encoding: " + encoding))))
                .isEqualTo(kind);
    }

    @Test
    void truncatedGzipIsTrouble() throws IOException {
        byte[] packed = gzip(GENERATING.getBytes(UTF_8));

        assertThat(kind(exchange -> exchange.send(ScriptedServer.response(
                        200, Arrays.copyOf(packed, packed.length - 10), "Content-Encoding: gzip"))))
                .isEqualTo("truncated reply");
    }

    @Test
    void damagedGzipIsTrouble() throws IOException {
        byte[] packed = gzip(GENERATING.getBytes(UTF_8));
        packed[packed.length - 8] ^= 1;

        assertThat(kind(exchange -> exchange.send(ScriptedServer.response(200, packed, "Content-Encoding: gzip"))))
                .isEqualTo("not gzip");
    }

    @Test
    void aByteOrderMarkIsNotTrouble() throws IOException {
        assertThat(reply(exchange -> exchange.json("\uFEFF" + GENERATING)).answer())
                .isInstanceOf(Generating.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/html",
                "Content-Type: application/json; charset=utf-16",
                "Content-Type: ;;;",
                "Content-Encoding: identity"
            })
    void aWrongContentTypeIsNotTrouble(String header) throws IOException {
        assertThat(reply(exchange -> exchange.send(ScriptedServer.response(200, GENERATING.getBytes(UTF_8), header)))
                        .answer())
                .isInstanceOf(Generating.class);
    }

    @Test
    void aServiceThatComesBackIsPolledAgain() throws IOException {
        try (ScriptedServer server = new ScriptedServer(new ScriptedServer.Script() {
                    private boolean up;

                    @Override
                    public void play(ScriptedServer.Exchange exchange) throws IOException {
                        if (up) {
                            exchange.json(GENERATING);
                        } else {
                            up = true;
                            exchange.reset();
                        }
                    }
                });
                Polls polls = Polls.of(server.baseUrl())) {
            polls.trouble();

            assertThat(polls.poll("id").answer()).isInstanceOf(Generating.class);
        }
    }
}
