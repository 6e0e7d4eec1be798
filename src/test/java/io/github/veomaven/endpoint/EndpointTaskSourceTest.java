package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.veomaven.await.PollAnswer.Failed;
import io.github.veomaven.await.PollAnswer.Generating;
import io.github.veomaven.await.PollAnswer.Succeeded;
import io.github.veomaven.await.PollAnswer.Trouble;
import io.github.veomaven.await.TaskSource.PollReply;
import io.github.veomaven.endpoint.HttpTransport.HttpReply;
import io.github.veomaven.http.ProxySettings;
import io.github.veomaven.testing.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTaskSourceTest {

    private static final String GENERATING = "{\"code\":200,\"msg\":\"success\",\"data\":{\"successFlag\":0}}";
    private static final BaseUrl REMOTE = BaseUrl.parse("https://api.kie.ai");

    /** What a transport does in a test. */
    private interface Answer {
        HttpReply get() throws IOException, InterruptedException;
    }

    private static HttpTransport transport(Answer answer) {
        return new HttpTransport() {
            @Override
            public HttpReply get(URI uri, Map<String, String> headers, Duration limit) throws IOException {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private static PollReply poll(Answer answer, Duration limit) {
        try (EndpointTaskSource source = new EndpointTaskSource(
                transport(answer), REMOTE, Optional.empty(), Optional.of(ApiKey.of(Polls.KEY)))) {
            CompletableFuture<PollReply> reply = new CompletableFuture<>();
            source.poll("id", limit, reply::complete);
            return reply.orTimeout(2, TimeUnit.MINUTES).join();
        }
    }

    private static Trouble trouble(Answer answer) {
        PollReply reply = poll(answer, Polls.AMPLE);
        assertThat(reply.answer()).isInstanceOf(Trouble.class);
        return (Trouble) reply.answer();
    }

    @Test
    void theRequestIsAsDocumented() throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.json(GENERATING));
                Polls polls = Polls.of(server.baseUrl())) {
            polls.poll("a+b &c=%#é");

            assertThat(server.heads()).hasSize(1);
            assertThat(server.heads().get(0).split("\r\n"))
                    .startsWith("GET /api/v1/veo/record-info?taskId=a%2Bb%20%26c%3D%25%23%C3%A9 HTTP/1.1")
                    .contains(
                            "Authorization: Bearer " + Polls.KEY,
                            "Accept: application/json",
                            "Accept-Encoding: gzip",
                            "User-Agent: veo-maven-plugin",
                            "Host: 127.0.0.1:" + server.port())
                    .noneMatch(line -> line.startsWith("Cookie") || line.startsWith("Upgrade"));
        }
    }

    @Test
    void withoutAKeyNoneIsSent() throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.json(GENERATING));
                Connection source = EndpointTaskSource.open(server.baseUrl(), Optional.empty(), Optional.empty(), 1)) {
            CompletableFuture<PollReply> reply = new CompletableFuture<>();
            source.poll("id", Polls.AMPLE, reply::complete);
            reply.orTimeout(2, TimeUnit.MINUTES).join();

            assertThat(server.heads()).singleElement().asString().doesNotContainIgnoringCase("authorization");
        }
    }

    @Test
    void aBaseUrlWithAPathIsKept() throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.json(GENERATING));
                Polls polls = Polls.of(BaseUrl.parse(server.baseUrl() + "/gate/way/"))) {
            polls.poll("id");

            assertThat(server.heads().get(0)).startsWith("GET /gate/way/api/v1/veo/record-info?taskId=id HTTP");
        }
    }

    @Test
    void aCompressedBodyIsReadAndKeptDecompressed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(Fixtures.body("success-observed"));
        }
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.send(ScriptedServer.response(
                        200,
                        packed.toByteArray(),
                        "Content-Encoding: gzip",
                        "Date: Tue, 24 Nov 2026 08:00:00 GMT",
                        "Veo-Simulated: true")));
                Polls polls = Polls.of(server.baseUrl())) {
            PollReply reply = polls.poll("4c9a31a5bb61db65d10f1210d78cc08a");

            assertThat(reply.answer()).isInstanceOf(Succeeded.class);
            assertThat(reply.body().orElseThrow()).isEqualTo(Fixtures.body("success-observed"));
            assertThat(reply.serverTime()).contains(Instant.parse("2026-11-24T08:00:00Z"));
            assertThat(reply.simulated()).isTrue();
        }
    }

    @Test
    void manyPollsUseOneConnection() throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.json(GENERATING));
                Polls polls = Polls.of(server.baseUrl())) {
            for (int count = 0; count < 50; count++) {
                assertThat(polls.poll("id").answer()).isInstanceOf(Generating.class);
            }

            assertThat(server.heads()).hasSize(50);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void errorsWithABodyKeepTheConnection() throws IOException {
        byte[] page = "<html>busy</html>".getBytes(UTF_8);
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.send(ScriptedServer.response(503, page)));
                Polls polls = Polls.of(server.baseUrl())) {
            for (int count = 0; count < 5; count++) {
                assertThat(polls.trouble().kind()).isEqualTo("HTTP 503");
            }

            assertThat(server.heads()).as("no hidden retry").hasSize(5);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatTheServiceClosedMeanwhileIsNotUsedAgain() throws Exception {
        BlockingQueue<Boolean> gone = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer(exchange -> {
                    exchange.json(GENERATING);
                    exchange.socket().close();
                    gone.add(true);
                });
                Polls polls = Polls.of(server.baseUrl())) {
            for (int count = 0; count < 5; count++) {
                assertThat(polls.poll("id").answer()).isInstanceOf(Generating.class);
                gone.take();
                untilTheClockMoves();
            }
        }
    }

    /** The pool looks at connections that were idle for a millisecond. */
    private static void untilTheClockMoves() {
        long start = System.currentTimeMillis();
        while (System.currentTimeMillis() < start + 3) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aHangingRequestDelaysNoOther() throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange -> {
                    if (exchange.head().contains("taskId=hang")) {
                        exchange.silence();
                    }
                    exchange.json(GENERATING);
                });
                Connection source = EndpointTaskSource.open(server.baseUrl(), Optional.empty(), Optional.empty(), 2)) {
            CompletableFuture<PollReply> hanging = new CompletableFuture<>();
            CompletableFuture<PollReply> other = new CompletableFuture<>();
            source.poll("hang", Polls.AMPLE, hanging::complete);
            source.poll("other", Polls.AMPLE, other::complete);

            assertThat(other.orTimeout(2, TimeUnit.MINUTES).join().answer()).isInstanceOf(Generating.class);
            assertThat(hanging).isNotDone();
        }
    }

    @Test
    void aRequestThatFindsNoFreeConnectionEndsAtItsLimit() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.Exchange::silence);
                Connection source = EndpointTaskSource.open(server.baseUrl(), Optional.empty(), Optional.empty(), 1)) {
            CompletableFuture<PollReply> waiting = new CompletableFuture<>();
            source.poll("hang", Polls.AMPLE, reply -> {});
            source.poll("waits", Duration.ofMillis(200), waiting::complete);

            assertThat(waiting.orTimeout(2, TimeUnit.MINUTES).join().answer())
                    .extracting(answer -> ((Trouble) answer).kind())
                    .isEqualTo("no answer within the limit");
        }
    }

    @Test
    void aRedirectIsNotFollowedAndItsTargetSeesNothing() throws IOException {
        try (ScriptedServer target = new ScriptedServer(exchange -> exchange.json(GENERATING));
                ScriptedServer server = new ScriptedServer(exchange -> exchange.send(ScriptedServer.response(
                        302, new byte[0], "Location: http://127.0.0.1:" + target.port() + "/")));
                Polls polls = Polls.of(server.baseUrl())) {
            assertThat(polls.trouble().kind()).isEqualTo("HTTP 302");
            assertThat(target.connections()).isZero();
        }
    }

    @Test
    void cookiesAreNotSentBack() throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange ->
                        exchange.send(ScriptedServer.response(200, GENERATING.getBytes(UTF_8), "Set-Cookie: a=b")));
                Polls polls = Polls.of(server.baseUrl())) {
            polls.poll("id");
            polls.poll("id");

            assertThat(server.heads()).hasSize(2).noneMatch(head -> head.contains("Cookie"));
        }
    }

    @Test
    void aChallengeIsNotAnswered() throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.send(
                        ScriptedServer.response(401, new byte[0], "WWW-Authenticate: Basic realm=\"x\"")));
                Polls polls = Polls.of(server.baseUrl())) {
            polls.poll("id");

            assertThat(server.heads()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":429,\"msg\":\"Bearer k3y/S3cr\\\"et is too fast\"}",
                "{\"code\":401,\"msg\":\"k3y\\/S3cr\\u0022et\"}",
                "{\"code\":404,\"msg\":\"k3y/S3cr\\\"et\"}",
                "{\"code\":400,\"msg\":\"k3y/S3cr\\\"et\"}",
                "{\"code\":200,\"data\":{\"successFlag\":3,\"errorMessage\":\"{\\\"auth\\\":\\\"k3y/S3cr\\\\\\\"et\\\"}\"}}",
                "{\"code\":200,\"data\":{\"successFlag\":0,\"errorCode\":\"k3y/S3cr\\\"et\"}}",
                "{\"code\":200,\"data\":{\"successFlag\":\"k3y/S3cr\\\"et\"}}",
                "{\"code\":200,\"data\":{\"successFlag\":1,\"response\":{\"resolution\":\"k3y/S3cr\\\"et\","
                        + "\"resultUrls\":[\"https://v.example/k3y/S3cr%22et\"],\"mediaIds\":[\"k3y/S3cr\\\"et\"]}}}"
            })
    void aKeyThatTheServiceSendsBackIsInNoAnswer(String body) throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.json(body));
                Polls polls = Polls.of(server.baseUrl())) {
            PollReply reply = polls.poll("id");

            assertThat(reply.toString()).doesNotContain("S3cr").contains("***");
            assertThat(new String(reply.body().orElseThrow(), UTF_8)).doesNotContain("S3cr");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k3y/S3cr\\\"et",
                "K3Y/S3CR\\u0022ET",
                "%6b3y%2FS3cr%22et",
                "azN5L1MzY3IiZXQ=",
                "QmVhcmVyIGszeS9TM2NyImV0",
                "bWU6azN5L1MzY3IiZXQ"
            })
    void aKeyInAnyFormIsRedactedBeforeTheReplyIsRead(String echo) throws IOException {
        String words = "words " + echo + " more";
        List<String> bodies = List.of(
                "{\"code\":400,\"msg\":\"" + words + "\"}",
                "{\"code\":500,\"msg\":\"" + words + "\"}",
                "{\"message\":\"" + words + "\"}",
                "{\"code\":200,\"data\":{\"successFlag\":2,\"errorMessage\":\"" + words + "\",\"paramJson\":\"" + words
                        + "\"}}");
        for (String body : bodies) {
            for (boolean packed : new boolean[] {false, true}) {
                byte[] bytes = packed ? gzip(body) : body.getBytes(UTF_8);
                String encoding = packed ? "gzip" : "identity";
                try (ScriptedServer server = new ScriptedServer(exchange ->
                                exchange.send(ScriptedServer.response(200, bytes, "Content-Encoding: " + encoding)));
                        Polls polls = Polls.of(server.baseUrl())) {
                    PollReply reply = polls.poll("id");

                    assertThat(reply.answer().toString())
                            .contains("words ", "***", " more")
                            .doesNotContain(echo);
                    assertThat(new String(reply.body().orElseThrow(), UTF_8))
                            .contains("words ", "***", " more")
                            .doesNotContain(echo);
                }
            }
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void whatDoesNotComeFromTheServiceNamesTheProxy() throws IOException {
        try (ScriptedServer proxy = new ScriptedServer(
                exchange -> exchange.send(ScriptedServer.response(404, "<html>Not here</html>".getBytes(UTF_8))))) {
            BaseUrl behind = BaseUrl.parse("http://127.0.0.1:9");
            ProxySettings settings =
                    new ProxySettings("corporate", "127.0.0.1", proxy.port(), Optional.empty(), Optional.empty());
            try (Polls direct = Polls.of(BaseUrl.parse("http://127.0.0.1:" + proxy.port()));
                    Polls through = Polls.of(behind, Optional.of(settings))) {
                String words = "HTTP 404 with a page of HTML or XML instead of JSON did not come from the service:"
                        + " check <baseUrl> (-Dveo.baseUrl) and ";
                assertThat(direct.trouble().message()).isEqualTo(words + "any proxy, gateway or firewall on the way");
                assertThat(through.trouble().message()).isEqualTo(words + settings.named());
            }
        }
    }

    @Test
    void anEchoedKeyChangesNoVerdict() throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange -> exchange.json(GENERATING));
                Connection source = EndpointTaskSource.open(
                        server.baseUrl(), Optional.empty(), Optional.of(ApiKey.of("successFlag")), 1)) {
            CompletableFuture<PollReply> reply = new CompletableFuture<>();
            source.poll("id", Polls.AMPLE, reply::complete);

            assertThat(reply.orTimeout(2, TimeUnit.MINUTES).join().answer()).isInstanceOf(Generating.class);
        }
    }

    @Test
    void everyErrorIsPassingTrouble() {
        List<Answer> answers = List.of(
                () -> {
                    throw new IllegalStateException("with " + Polls.KEY);
                },
                () -> {
                    throw new IOException("with " + Polls.KEY);
                },
                () -> {
                    throw new StackOverflowError();
                },
                () -> {
                    throw new OutOfMemoryError();
                },
                () -> {
                    throw new NoClassDefFoundError(Polls.KEY);
                },
                () -> new HttpReply(200, Map.of(), null));
        for (Answer answer : answers) {
            assertThat(trouble(answer).toString()).doesNotContain("S3cr");
        }
    }

    @Test
    void aPollIsAnsweredAtItsLimitEvenWhenTheTransportHangs() {
        CountDownLatch never = new CountDownLatch(1);

        PollReply reply = poll(
                () -> {
                    never.await();
                    throw new IOException("late");
                },
                Duration.ofMillis(50));

        assertThat(((Trouble) reply.answer()).kind()).isEqualTo("no answer within the limit");
    }

    @Test
    void aPollIsAnsweredOnceEvenWhenTheAnswerComesLate() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        List<PollReply> replies = new ArrayList<>();
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        HttpTransport slow = transport(() -> {
            release.await();
            closed.countDown();
            throw new IOException("late");
        });
        try (EndpointTaskSource source = new EndpointTaskSource(slow, REMOTE, Optional.empty(), Optional.empty())) {
            source.poll("id", Duration.ofMillis(50), reply -> {
                replies.add(reply);
                first.complete(true);
            });
            first.orTimeout(2, TimeUnit.MINUTES).join();
            release.countDown();
            closed.await();
        }

        assertThat(replies).hasSize(1);
    }

    @Test
    void aPollAfterCloseIsTrouble() {
        Connection source = EndpointTaskSource.open(REMOTE, Optional.empty(), Optional.empty(), 1);
        source.close();
        CompletableFuture<PollReply> reply = new CompletableFuture<>();

        source.poll("id", Polls.AMPLE, reply::complete);

        assertThat(reply)
                .isCompletedWithValueMatching(value -> value.answer() instanceof Trouble trouble
                        && trouble.kind().equals("closed"));
        assertThatCode(source::close).doesNotThrowAnyException();
    }

    @Test
    void closeEndsThreadsAndSockets() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch disconnected = new CountDownLatch(2);
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            asked.countDown();
            try {
                exchange.socket().getInputStream().read();
            } catch (IOException reset) {
                // Disconnected, too.
            }
            disconnected.countDown();
        })) {
            Connection source = EndpointTaskSource.open(server.baseUrl(), Optional.empty(), Optional.empty(), 2);
            source.poll("one", Polls.AMPLE, reply -> {});
            source.poll("two", Polls.AMPLE, reply -> {});
            asked.await();
            List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().matches("veo-(poll|watchdog).*"))
                    .toList();

            source.close();

            assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);
            disconnected.await();
            for (Thread thread : threads) {
                thread.join(Polls.AMPLE.toMillis());
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @Test
    void aRefusedTaskIsReportedInTheServicesWords() throws IOException {
        try (ScriptedServer server =
                        new ScriptedServer(exchange -> exchange.json("{\"code\":400,\"msg\":\"no faces, please\"}"));
                Polls polls = Polls.of(server.baseUrl())) {
            assertThat(((Failed) polls.poll("id").answer()).message()).isEqualTo("no faces, please");
        }
    }

    private static boolean isSimulated(BaseUrl baseUrl) {
        try (Connection source =
                EndpointTaskSource.open(baseUrl, Optional.empty(), Optional.of(ApiKey.of(Polls.KEY)), 1)) {
            return source.isSimulated();
        }
    }

    private static boolean isSimulated(ScriptedServer.Script script) throws IOException {
        try (ScriptedServer server = new ScriptedServer(script)) {
            boolean simulated = isSimulated(server.baseUrl());
            assertThat(server.heads())
                    .singleElement()
                    .asString()
                    .startsWith("GET /veo-simulator HTTP/1.1")
                    .doesNotContainIgnoringCase("authorization");
            return simulated;
        }
    }

    @Test
    void aSimulatorIsRecognizedByItsHeaderWithoutBeingSentTheKey() throws IOException {
        assertThat(isSimulated(exchange -> exchange.send(
                        ScriptedServer.response(200, "{\"simulated\":true}".getBytes(UTF_8), "Veo-Simulated: true"))))
                .isTrue();
    }

    @Test
    void anotherServerIsNotTakenForASimulator() throws IOException {
        assertThat(isSimulated(exchange -> exchange.json("{\"simulated\":true}")))
                .isFalse();
        assertThat(isSimulated(ScriptedServer.Exchange::reset)).isFalse();
        assertThat(isSimulated(
                        exchange -> exchange.send(ScriptedServer.response(404, new byte[0], "Veo-Simulated: true"))))
                .isFalse();
    }

    @Test
    void aRemoteHostIsNotEvenAskedWhetherItIsASimulator() {
        assertThat(isSimulated(BaseUrl.parse("https://no-such-host.invalid"))).isFalse();
    }
}
