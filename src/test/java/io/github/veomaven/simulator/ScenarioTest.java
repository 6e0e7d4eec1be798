package io.github.veomaven.simulator;

import static io.github.veomaven.simulator.Client.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scenario can make the simulator do. */
class ScenarioTest {

    private static final Instant START = Instant.parse("2026-11-24T08:49:37Z");
    private static final String TASK = Client.recordInfo("a");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private Simulator simulator;
    private Client client;

    private void start(String json) throws ScenarioException, IOException {
        simulator = Simulator.start(0, Scenario.parse(json.replace('\'', '"')), now::get);
        client = new Client(simulator);
    }

    /** One reply for the task {@code a}. */
    private void reply(String fields) throws ScenarioException, IOException {
        start("{'tasks':{'a':[{" + fields + "}]}}");
    }

    private void pass(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void repliesComeInOrderAndTheLastOneStays() throws Exception {
        start("{'tasks':{'a':[{'body':'1','repeat':2},{'body':'2'},{'body':'3'}]}}");

        assertThat(List.of(body(), body(), body(), body(), body(), body()))
                .containsExactly("1", "1", "2", "3", "3", "3");
    }

    @Test
    void aReplyIsGivenUntilTheTaskIsSoOld() throws Exception {
        start("{'tasks':{'a':[{'body':'1','until':'5s'},{'body':'2','until':'8s'},{'state':'succeeded'}]}}");

        assertThat(body()).isEqualTo("1");
        pass(Duration.ofMillis(4999));
        assertThat(body()).isEqualTo("1");
        pass(Duration.ofMillis(1));
        assertThat(body()).isEqualTo("2");
        pass(Duration.ofSeconds(60));
        assertThat(client.record("a").at("/data/completeTime").longValue())
                .isEqualTo(START.plusSeconds(8).toEpochMilli());
    }

    private String body() throws Exception {
        return text(client.poll("a"));
    }

    @Test
    void theExactIdWinsThenTheLongestPrefixAndEachTaskHasItsOwnPlace() throws Exception {
        start("{'tasks':{'*':[{'body':'any'}],'he*':[{'body':'short'}],"
                + "'hero*':[{'body':'long'},{'body':'next'}],'hero':[{'body':'exact'}]}}");

        assertThat(List.of(
                        text(client.poll("hero")),
                        text(client.poll("hero1")),
                        text(client.poll("hero2")),
                        text(client.poll("hero1")),
                        text(client.poll("hexagon")),
                        text(client.poll("h"))))
                .containsExactly("exact", "long", "long", "next", "short", "any");
    }

    @ParameterizedTest
    @CsvSource({
        "generating,200,0",
        "succeeded,200,1",
        "failed-2,200,2",
        "failed-3,200,3",
        "no-result,200,1",
        "not-found,422,",
        "not-finished,422,",
        "unauthorized,401,",
        "throttled,429,"
    })
    void aStateIsShortForABody(String state, int code, Integer flag) throws Exception {
        reply("'state':'" + state + "'");

        JsonNode envelope = client.record("a");
        assertThat(envelope.at("/code").intValue()).isEqualTo(code);
        assertThat(envelope.at("/data/successFlag").isMissingNode()).isEqualTo(flag == null);
        assertThat(envelope.at("/data/successFlag").asInt()).isEqualTo(flag == null ? 0 : flag);
        assertThat(envelope.at("/data/response/resultUrls").size()).isEqualTo(state.equals("succeeded") ? 1 : 0);
    }

    @Test
    void aRecordReplacesFieldsAndLeavesOthersOut() throws Exception {
        reply("'state':'succeeded','record':{'resultUrls':['{baseUrl}/media/{encodedTaskId}-x.mp4'],"
                + "'resolution':'4k','hasAudio':false,'seeds':null,'fallback':'true','errorMessage':'{taskId}',"
                + "'successFlag':1.0,'age':'90s','completeTime':'{now}','omit':['errorCode','originUrls']}");

        JsonNode data = client.record("a").at("/data");
        JsonNode response = data.at("/response");
        assertThat(response.at("/resultUrls/0").textValue()).isEqualTo(simulator.baseUrl() + "/media/a-x.mp4");
        assertThat(response.at("/resolution").textValue()).isEqualTo("4k");
        assertThat(response.at("/hasAudioList").toString()).isEqualTo("[false]");
        assertThat(response.at("/seeds").isNull()).isTrue();
        assertThat(response.has("originUrls")).isFalse();
        assertThat(data.at("/fallbackFlag").textValue()).isEqualTo("true");
        assertThat(data.at("/errorMessage").textValue()).isEqualTo("a");
        assertThat(data.at("/successFlag").isDouble()).isTrue();
        assertThat(data.at("/createTime").longValue())
                .isEqualTo(START.minusSeconds(90).toEpochMilli());
        assertThat(data.at("/completeTime").longValue()).isEqualTo(START.toEpochMilli());
        assertThat(data.has("errorCode")).isFalse();
    }

    @Test
    void aReplyWithoutContentOnlyChangesHowTheUsualOneComes() throws Exception {
        start("{'generationTime':'1m','tasks':{'fail-3':[{'headers':{'X-A':'b'}}]}}");

        HttpResponse<byte[]> response = client.poll("fail-3");
        assertThat(text(response)).contains("\"successFlag\":0");
        assertThat(response.headers().firstValue("X-A")).contains("b");
        pass(Duration.ofMinutes(1));
        assertThat(text(client.poll("fail-3"))).contains("\"successFlag\":3");
    }

    @Test
    void statusAndHeadersAreAsScripted() throws Exception {
        reply("'status':503,'headers':{'Retry-After':'7','X-Many':['1','{taskId}'],'Date':'yesterday',"
                + "'content-type':'text/plain'}");

        HttpResponse<byte[]> response = client.poll("a");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(text(response)).isEqualTo("{\"code\":503,\"msg\":\"HTTP 503\",\"data\":null}");
        assertThat(response.headers().firstValue("Retry-After")).contains("7");
        assertThat(response.headers().allValues("X-Many")).containsExactly("1", "a");
        assertThat(response.headers().allValues("Date")).containsExactly("yesterday");
        assertThat(response.headers().allValues("Content-Type")).containsExactly("text/plain");
        assertThat(response.headers().firstValue("Veo-Simulated")).contains("true");
    }

    @Test
    void aRedirectLeadsWhereTheScenarioSays() throws Exception {
        reply("'status':302,'headers':{'Location':'{baseUrl}/elsewhere'}");

        HttpResponse<byte[]> response = client.poll("a");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).contains(simulator.baseUrl() + "/elsewhere");
    }

    @Test
    void aBodyIsSentAsItIs() throws Exception {
        reply("'body':'<html>{unknown} {taskId} {authorization} {now}'");

        HttpResponse<byte[]> response = client.poll("a", "Authorization", "Bearer k");
        assertThat(text(response)).isEqualTo("<html>{unknown} a Bearer k " + START.toEpochMilli());
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
    }

    @Test
    void placeholdersInJsonAreEscaped() throws Exception {
        reply("'body':{'code':500,'msg':'{authorization}','list':['{now}'],'n':null}");

        assertThat(text(client.poll("a", "Authorization", "say \"x\"")))
                .isEqualTo(
                        "{\"code\":500,\"msg\":\"say \\\"x\\\"\",\"list\":[" + START.toEpochMilli() + "],\"n\":null}");
    }

    @Test
    void anEmptyBodyIsEmpty() throws Exception {
        reply("'body':''");

        assertThat(client.poll("a").body()).isEmpty();
    }

    @Test
    void aBodyCanBeBytes() throws Exception {
        reply("'bodyBase64':'AP8='");

        assertThat(client.poll("a").body()).containsExactly(0, 0xff);
    }

    @Test
    void aCharsetEncodesAndIsDeclared() throws Exception {
        reply("'body':'ä','charset':'UTF-16BE'");

        HttpResponse<byte[]> response = client.poll("a");
        assertThat(response.body()).isEqualTo("ä".getBytes(StandardCharsets.UTF_16BE));
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-16BE");
    }

    @Test
    void aHugeBodyIsStreamed() throws Exception {
        reply("'bodyBefore':'[','body':'0123456789','repeatBody':20000000,'bodyAfter':']'");

        try (Socket socket = client.raw(TASK)) {
            assertThat(head(socket)).contains("Content-Length: 200000002");
            assertThat(socket.getInputStream().skip(200_000_001)).isEqualTo(200_000_001);
            assertThat(socket.getInputStream().read()).isEqualTo(']');
        }
    }

    @Test
    void aGzipBombIsSmallOnTheWire() throws Exception {
        reply("'body':'          ','repeatBody':5000000,'gzip':true");

        HttpResponse<byte[]> response = client.poll("a");
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(response.body().length).isLessThan(100_000);
        assertThat(Client.unzipped(response.body())).hasSize(50_000_000);
    }

    @Test
    void gzipCanBeForbidden() throws Exception {
        reply("'state':'generating','gzip':false");

        assertThat(client.poll("a", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void aContentEncodingCanLie() throws Exception {
        reply("'body':'plain','headers':{'Content-Encoding':'gzip'}");

        HttpResponse<byte[]> response = client.poll("a", "Accept-Encoding", "gzip");
        assertThat(response.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(text(response)).isEqualTo("plain");
    }

    @Test
    void aChunkedBodyHasNoLength() throws Exception {
        reply("'body':'x','chunked':true");

        HttpResponse<byte[]> response = client.poll("a");
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
        assertThat(text(response)).isEqualTo("x");
    }

    @Test
    void aTruncatedBodyEndsBeforeItsLength() throws Exception {
        reply("'body':'0123456789','truncate':4");

        try (Socket socket = client.raw(TASK)) {
            assertThat(head(socket)).contains("Content-Length: 10");
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo("0123");
        }
    }

    @Test
    void aTruncatedChunkedBodyLacksItsEnd() throws Exception {
        reply("'body':'0123456789','truncate':4,'chunked':true");

        try (Socket socket = client.raw(TASK)) {
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void aResetBeforeTheReplySendsNothing() throws Exception {
        reply("'reset':'before'");

        try (Socket socket = client.raw(TASK)) {
            assertThat(untilReset(socket)).isEmpty();
        }
    }

    @Test
    void aResetInsideTheHeadLeavesItUnfinished() throws Exception {
        reply("'reset':'inside-head'");

        try (Socket socket = client.raw(TASK)) {
            assertThat(untilReset(socket)).startsWith("HTTP/1.1 200").doesNotContain("\r\n\r\n");
        }
    }

    @Test
    void aResetInsideTheBodyLeavesItUnfinished() throws Exception {
        reply("'reset':'inside-body','body':'0123456789'");

        try (Socket socket = client.raw(TASK)) {
            assertThat(untilReset(socket)).contains("Content-Length: 10").endsWith("\r\n\r\n01234");
        }
    }

    /** What arrives before the connection is reset; fails when it ends in order. */
    private static String untilReset(Socket socket) {
        StringBuilder read = new StringBuilder();
        assertThatThrownBy(() -> readAll(socket, read))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        return read.toString();
    }

    private static void readAll(Socket socket, StringBuilder read) throws IOException {
        for (int next = socket.getInputStream().read();
                next >= 0;
                next = socket.getInputStream().read()) {
            read.append((char) next);
        }
    }

    @Test
    void aConnectionCanEndDespiteKeepAlive() throws Exception {
        reply("'body':'x','thenClose':true");

        try (Socket socket = client.raw(TASK)) {
            String all = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(all).endsWith("x").doesNotContain("close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'neverAnswer':true", "'delay':'24h'"})
    void aReplyThatDoesNotComeHoldsTheConnectionUntilTheSimulatorCloses(String fields) throws Exception {
        reply(fields);

        try (Socket socket = client.raw(TASK)) {
            awaitRequest();
            assertSilent(socket);
            simulator.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aDelayedReplyComes() throws Exception {
        reply("'delay':'50ms','body':'late'");

        assertThat(body()).isEqualTo("late");
    }

    @Test
    void oneSilentTaskDelaysNoOther() throws Exception {
        reply("'neverAnswer':true");

        try (Socket silent = client.raw(TASK)) {
            awaitRequest();
            assertThat(client.poll("b").statusCode()).isEqualTo(200);
            assertSilent(silent);
        }
    }

    @Test
    void aDrippingBodyComesInPieces() throws Exception {
        reply("'drip':1,'body':'0123456789'");

        try (Socket socket = client.raw(TASK)) {
            assertThat(head(socket)).contains("Content-Length: 10");
            assertThat(socket.getInputStream().read()).isEqualTo('0');
            assertThat(socket.getInputStream().available()).isZero();
            simulator.close();
            assertThat(untilEnd(socket).length()).isLessThan(9);
        }
    }

    private static String untilEnd(Socket socket) {
        StringBuilder read = new StringBuilder();
        try {
            readAll(socket, read);
        } catch (IOException e) {
            // reset or ended: either is an end
        }
        return read.toString();
    }

    @Test
    void aDrippingBodyIsCompleteInTheEnd() throws Exception {
        reply("'drip':1000,'body':'0123456789','repeatBody':20");

        assertThat(client.poll("a").body()).hasSize(200);
    }

    private void awaitRequest() {
        while (simulator.requests().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(0);
    }

    private static String head(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        start("{'requiredKey':'right'}");

        HttpResponse<byte[]> refused = client.poll("a", "Authorization", "Bearer wrong");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(text(refused)).startsWith("{\"code\":401,\"msg\":\"Unauthorized – Authentication failed.");
        assertThat(client.record("a").at("/code").intValue()).isEqualTo(401);
        assertThat(client.record("a", "Authorization", "Bearer right")
                        .at("/code")
                        .intValue())
                .isEqualTo(200);
        assertThat(client.get("/media/a.mp4").statusCode()).isEqualTo(200);
        assertThat(simulator.requests())
                .extracting(SimulatedRequest::keyAccepted)
                .containsExactly(false, false, true, false);
    }

    @Test
    void proxyCredentialsAreRequired() throws Exception {
        start("{'proxyCredentials':'user:pass'}");

        HttpResponse<byte[]> refused = client.poll("a");
        assertThat(refused.statusCode()).isEqualTo(407);
        assertThat(refused.headers().firstValue("Proxy-Authenticate")).isPresent();
        try (Socket socket = client.raw(TASK, "Proxy-Authorization: Basic dXNlcjpwYXNz")) {
            assertThat(head(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aRequestToAProxyNamesAWholeUrl() throws Exception {
        start("{'proxyCredentials':'user:pass'}");
        String url = "http://elsewhere.example/api/v1/veo/record-info?taskId=a";

        try (Socket socket = client.raw(url, "Proxy-Authorization: Basic dXNlcjpwYXNz")) {
            assertThat(head(socket)).startsWith("HTTP/1.1 200");
        }
        assertThat(simulator.requests().get(0).taskId()).contains("a");
        assertThat(client.statusOf(
                        "GET http://elsewhere.example/veo-simulator/requests HTTP/1.1", "Host: elsewhere.example"))
                .isEqualTo(407);
    }

    @Test
    void tooManyPollsInOneSecondAreRefusedAndDoNotCount() throws Exception {
        start("{'maxRequestsPerSecond':2}");

        assertThat(List.of(code(), code(), code(), code())).containsExactly(200, 200, 429, 429);
        pass(Duration.ofMillis(999));
        assertThat(code()).isEqualTo(429);
        pass(Duration.ofMillis(1));
        assertThat(List.of(code(), code(), code())).containsExactly(200, 200, 429);
        assertThat(simulator.requests())
                .extracting(SimulatedRequest::rateLimited)
                .containsExactly(false, false, true, true, true, false, false, true);
    }

    private int code() throws Exception {
        return client.record("a").at("/code").intValue();
    }

    @Test
    void aServiceThatIsDownAtTheStartComesUp() throws Exception {
        start("{'downFor':'5s'}");

        try (Socket socket = new Socket("127.0.0.1", simulator.baseUrl().getPort())) {
            assertThatThrownBy(() -> {
                        Client.write(socket, TASK);
                        socket.getInputStream().read();
                    })
                    .isInstanceOf(SocketException.class);
        }
        pass(Duration.ofSeconds(5));
        assertThat(client.poll("a").statusCode()).isEqualTo(200);
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void mediaAreScriptedToo() throws Exception {
        start("{'media':{'a b.mp4':[{'truncate':100},{'status':404},{'body':'<html>expired'},{}]}}");

        try (Socket socket = client.raw("/media/a%20b.mp4")) {
            head(socket);
            assertThat(socket.getInputStream().readAllBytes()).hasSize(100);
        }
        assertThat(client.get("/media/a%20b.mp4").statusCode()).isEqualTo(404);
        assertThat(text(client.get("/media/a%20b.mp4"))).isEqualTo("<html>expired");
        assertThat(SimulatorTest.boxes(client.get("/media/a%20b.mp4").body())).startsWith("ftyp");
    }

    @Test
    void aVideoCanBeOfAnySizeAndStaysAVideo() throws Exception {
        start("{'media':{'big.mp4':[{'size':3000000}]}}");

        HttpResponse<byte[]> whole = client.get("/media/big.mp4");
        HttpResponse<byte[]> end = client.get("/media/big.mp4", "Range", "bytes=7000-2999999");
        assertThat(whole.body()).hasSize(3_000_000);
        assertThat(SimulatorTest.boxes(whole.body())).startsWith("ftyp", "moov").endsWith("free");
        assertThat(end.body()).isEqualTo(java.util.Arrays.copyOfRange(whole.body(), 7000, 3_000_000));
    }

    @Test
    void aMediaHostWithoutRangesSendsTheWhole() throws Exception {
        start("{'media':{'*':[{'ranges':false}]}}");

        HttpResponse<byte[]> response = client.get("/media/a.mp4", "Range", "bytes=1-2");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Accept-Ranges")).isEmpty();
    }

    @Test
    void aVideoThatChangesIsNotContinued() throws Exception {
        start("{'media':{'*':[{'headers':{'ETag':'\\'1\\''}},{'headers':{'ETag':'\\'2\\''}}]}}".replace("\\'", "\\\""));

        client.get("/media/a.mp4");
        HttpResponse<byte[]> changed = client.get("/media/a.mp4", "Range", "bytes=1-2", "If-Range", "\"1\"");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
    }

    @Test
    void manyClientsAreServedAtOnce() throws Exception {
        start("{}");
        int clients = 32;
        int requestsEach = 50;
        CountDownLatch ready = new CountDownLatch(clients);
        List<Thread> threads = java.util.stream.IntStream.range(0, clients)
                .mapToObj(i -> new Thread(() -> keepAsking(ready, "task-" + i, requestsEach)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(simulator.requests()).hasSize(clients * requestsEach);
        assertThat(simulator.requests().stream()
                        .map(SimulatedRequest::connection)
                        .distinct())
                .hasSize(clients);
    }

    /** Each client has its one connection, and waits for all the others to have theirs. */
    private void keepAsking(CountDownLatch ready, String taskId, int times) {
        try (Socket socket = new Socket("127.0.0.1", simulator.baseUrl().getPort())) {
            ready.countDown();
            ready.await();
            for (int i = 0; i < times; i++) {
                Client.write(socket, Client.recordInfo(taskId));
                String head = head(socket);
                int length = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
                assertThat(socket.getInputStream().readNBytes(length)).hasSize(length);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
