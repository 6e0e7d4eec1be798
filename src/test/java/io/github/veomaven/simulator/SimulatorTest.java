package io.github.veomaven.simulator;

import static io.github.veomaven.simulator.Client.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulator does without a scenario. */
class SimulatorTest {

    private static final Instant START = Instant.parse("2026-11-04T08:49:37Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private Simulator simulator;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(0, Scenario.standard(), now::get);
        client = new Client(simulator);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private void pass(String duration) {
        now.updateAndGet(instant -> instant.plus(Duration.parse(duration)));
    }

    @Test
    void aTaskSucceedsThreeSecondsAfterItsFirstPoll() throws Exception {
        JsonNode generating = client.record("hero");
        pass("PT2.999S");
        assertThat(client.record("hero")).isEqualTo(generating);
        pass("PT0.001S");
        JsonNode succeeded = client.record("hero");
        pass("PT9H");

        assertThat(generating.toString())
                .startsWith("{\"code\":200,\"msg\":\"success\",\"data\":{\"taskId\":\"hero\",\"paramJson\":\"{")
                .endsWith("\"response\":null,\"successFlag\":0,\"fallbackFlag\":false,\"completeTime\":null,"
                        + "\"createTime\":1793782117000,\"errorCode\":null,\"errorMessage\":\"\"}}");
        assertThat(succeeded.at("/data/successFlag").intValue()).isEqualTo(1);
        assertThat(succeeded.at("/data/completeTime").longValue())
                .isEqualTo(START.plusSeconds(3).toEpochMilli());
        assertThat(succeeded.at("/data/response").toString())
                .isEqualTo("{\"taskId\":\"hero\",\"resolution\":\"720p\",\"originUrls\":null,\"resultUrls\":[\""
                        + simulator.baseUrl()
                        + "/media/hero.mp4\"],\"fullResultUrls\":null,\"hasAudioList\":[true],\"seeds\":[61668]}");
        assertThat(client.record("hero")).isEqualTo(succeeded);
    }

    @Test
    void anIdThatBeginsWithFail2FailsBeforeCompletion() throws Exception {
        assertThat(client.record("fail-2-x").at("/data/successFlag").intValue()).isZero();
        pass("PT3S");

        JsonNode failed = client.record("fail-2-x");
        assertThat(failed.at("/code").intValue()).isEqualTo(200);
        assertThat(failed.at("/data/successFlag").intValue()).isEqualTo(2);
        assertThat(failed.at("/data/response").isNull()).isTrue();
        assertThat(failed.at("/data/errorMessage").textValue()).isNotBlank();
    }

    @Test
    void anIdThatBeginsWithFail3FailsUpstream() throws Exception {
        client.record("fail-3");
        pass("PT3S");

        JsonNode failed = client.record("fail-3");
        assertThat(failed.at("/msg").textValue()).isEqualTo("success");
        assertThat(failed.at("/data/successFlag").intValue()).isEqualTo(3);
        assertThat(failed.at("/data/errorCode").intValue()).isEqualTo(500);
        assertThat(failed.at("/data/errorMessage").textValue()).isEqualTo("Internal Error, Please try again later.");
        assertThat(failed.at("/data/completeTime").longValue())
                .isEqualTo(START.plusSeconds(3).toEpochMilli());
    }

    @Test
    void anIdThatBeginsWithSlowNeverEnds() throws Exception {
        client.record("slow-1");
        pass("PT100H");

        assertThat(client.record("slow-1").at("/data/successFlag").intValue()).isZero();
    }

    @Test
    void anIdThatBeginsWithMissingIsNotKnown() throws Exception {
        HttpResponse<byte[]> response = client.poll("missing-1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response))
                .isEqualTo("{\"code\":422,\"msg\":\"Record not found for taskId: missing-1\",\"data\":null}");
    }

    @Test
    void anIdThatBeginsWithFallbackSucceedsByTheFallbackModel() throws Exception {
        client.record("fallback-1");
        pass("PT3S");

        JsonNode succeeded = client.record("fallback-1");
        assertThat(succeeded.at("/data/fallbackFlag").booleanValue()).isTrue();
        assertThat(succeeded.at("/data/response/resolution").textValue()).isEqualTo("720p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a+b", "a&taskId=c", "ü/?#%2F", "日本語", "\"<>\\", "{taskId}"})
    void anIdArrivesAsWrittenAndItsVideoIsServed(String id) throws Exception {
        client.record(id);
        pass("PT3S");
        JsonNode succeeded = client.record(id);

        assertThat(succeeded.at("/data/taskId").textValue()).isEqualTo(id);
        String url = succeeded.at("/data/response/resultUrls/0").textValue();
        HttpResponse<byte[]> video =
                client.get(url.substring(simulator.baseUrl().toString().length()));
        assertThat(video.statusCode()).isEqualTo(200);
        assertThat(simulator.requests().get(0).taskId()).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "taskId=", "other=1", "taskId=a%00b", "taskId=a%0Ab"})
    void aPollWithoutAProperIdIsRefused(String query) throws Exception {
        assertThat(text(client.get("/api/v1/veo/record-info?" + query))).startsWith("{\"code\":400,");
    }

    @Test
    void anyKeyIsAcceptedAndSoIsNone() throws Exception {
        assertThat(client.record("a", "Authorization", "Bearer whatever")
                        .at("/code")
                        .intValue())
                .isEqualTo(200);
        assertThat(client.record("a").at("/code").intValue()).isEqualTo(200);
    }

    @Test
    void everyResponseSaysThatItIsSimulatedAndWhen() throws Exception {
        for (String path : List.of("/veo-simulator", "/media/a.mp4", "/nothing", Client.recordInfo("a"))) {
            assertThat(client.get(path).headers().firstValue("Veo-Simulated")).contains("true");
            assertThat(client.get(path).headers().firstValue("Date")).contains("Wed, 04 Nov 2026 08:49:37 GMT");
        }
        try (Socket socket = new Socket("127.0.0.1", simulator.baseUrl().getPort())) {
            socket.getOutputStream().write("this is not HTTP\r\n\r\n".getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .contains("Veo-Simulated: true");
        }
    }

    @Test
    void theProbeAnswers() throws Exception {
        assertThat(text(client.get("/veo-simulator"))).isEqualTo("{\"simulated\":true}");
    }

    @Test
    void anotherPathIsNotFoundInTheFormOfTheEnvelope() throws Exception {
        for (String path : List.of("/", "/api/v1/veo/record-info/", "/media/", "/media/a.txt", "/veo-simulator/x")) {
            HttpResponse<byte[]> response = client.get(path);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(text(response)).isEqualTo("{\"code\":404,\"msg\":\"Not Found\",\"data\":null}");
        }
    }

    @Test
    void anotherMethodIsRefused() throws Exception {
        assertThat(client.send("POST", Client.recordInfo("a")).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate, GZIP;q=0.5", "br;q=1.0, gzip;q=1.0"})
    void aPollIsCompressedForAClientThatReadsGzip(String accepted) throws Exception {
        HttpResponse<byte[]> response = client.poll("a", "Accept-Encoding", accepted);

        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new String(Client.unzipped(response.body()), UTF_8)).startsWith("{\"code\":200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "gzip;q=0.000", "br", "gzipped"})
    void aPollIsPlainForAnyOtherClient(String accepted) throws Exception {
        HttpResponse<byte[]> response = client.poll("a", "Accept-Encoding", accepted);

        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(text(response)).startsWith("{\"code\":200");
    }

    @Test
    void aConnectionIsUsedForManyRequests() throws Exception {
        for (int i = 0; i < 20; i++) {
            client.poll("a");
        }
        assertThat(simulator.requests().stream()
                        .map(SimulatedRequest::connection)
                        .distinct())
                .containsExactly(1L);
    }

    @Test
    void requestsAreLoggedInOrderWithoutAnyCredential() throws Exception {
        client.poll("a", "Authorization", "Bearer top-secret", "Accept", "application/json");
        pass("PT1S");
        try (Socket socket = client.raw("/media/a.mp4", "Cookie: top-secret", "Proxy-Authorization: top-secret")) {
            assertThat(socket.getInputStream().read()).isPositive();
        }

        List<SimulatedRequest> requests = simulator.requests();
        assertThat(requests).extracting(SimulatedRequest::order).containsExactly(1L, 2L);
        assertThat(requests).extracting(SimulatedRequest::arrivalNanos).containsExactly(0L, 1_000_000_000L);
        assertThat(requests).extracting(SimulatedRequest::authorizationSent).containsExactly(true, false);
        assertThat(requests)
                .extracting(SimulatedRequest::proxyAuthorizationSent)
                .containsExactly(false, true);
        assertThat(requests.get(0).target()).isEqualTo("/api/v1/veo/record-info?taskId=a");
        assertThat(requests.get(0).header("ACCEPT")).contains("application/json");
        assertThat(requests.toString()).doesNotContain("top-secret");
        HttpResponse<byte[]> json = client.get("/veo-simulator/requests");
        assertThat(text(json)).doesNotContain("top-secret");
        assertThat(new ObjectMapper()
                        .readTree(json.body())
                        .at("/requests/0/taskId")
                        .textValue())
                .isEqualTo("a");
        assertThat(simulator.requests()).isEqualTo(requests);
    }

    @Test
    void theLogOfRequestsIsBounded() {
        URI baseUrl = URI.create("http://127.0.0.1:8099");
        SimulatedService service = new SimulatedService(Scenario.standard(), baseUrl, now::get);
        BasicHttpRequest request = new BasicHttpRequest("GET", "/veo-simulator");
        request.addHeader("Host", baseUrl.getAuthority());
        IncomingRequest incoming = IncomingRequest.of(request, Map.of());
        for (int i = 0; i < 100_002; i++) {
            service.respond(incoming, 1);
        }

        assertThat(service.requests()).hasSize(100_000);
        assertThat(service.requests().get(0).order()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "LOCALHOST:%d", "127.1.2.3:%d", "[::1]:%d"})
    void itRespondsToNamesOfThisMachine(String host) throws Exception {
        String authority = host.formatted(simulator.baseUrl().getPort());

        assertThat(client.statusOf("GET /veo-simulator/requests HTTP/1.1", "Host: " + authority))
                .isEqualTo(200);
        assertThat(client.statusOf(
                        "GET http://" + authority + "/veo-simulator/requests HTTP/1.1", "Host: " + authority))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example:%d",
                "127.0.0.1.rebound.example:%d",
                "127.rebound.example:%d",
                "localhost.rebound.example:%d",
                "127.0.0.1",
                "127.0.0.1:1",
                "localhost",
                "evil@127.0.0.1:%d",
                "192.168.0.1:%d",
                "[::2]:%d",
                "127.0.0.1:%d, rebound.example",
                ""
            })
    void itRespondsToNoOtherName(String host) throws Exception {
        int port = simulator.baseUrl().getPort();
        String authority = host.formatted(port);
        for (String path :
                List.of("/veo-simulator", "/veo-simulator/requests", Client.recordInfo("a"), "/media/a.mp4")) {
            assertThat(client.statusOf("GET " + path + " HTTP/1.1", "Host: " + authority))
                    .as(path)
                    .isEqualTo(421);
        }
        assertThat(client.statusOf(
                        "GET http://rebound.example:" + port + "/veo-simulator/requests HTTP/1.1",
                        "Host: 127.0.0.1:" + port))
                .isEqualTo(421);
        assertThat(client.statusOf("GET /veo-simulator/requests HTTP/1.1")).isEqualTo(421);
        assertThat(client.statusOf(
                        "GET /veo-simulator/requests HTTP/1.1", "Host: 127.0.0.1:" + port, "Host: rebound.example"))
                .isEqualTo(421);
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void noOtherAddressIsServed() throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .collect(Collectors.toCollection(ArrayList::new));
        others.add(InetAddress.getByName("127.0.0.2"));
        for (InetAddress address : others) {
            assertThatThrownBy(() -> new Socket(address, simulator.baseUrl().getPort()).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void closingEndsThreadsAndConnectionsAndFreesThePort() throws Exception {
        int port = simulator.baseUrl().getPort();
        Socket idle = client.raw("/veo-simulator");
        idle.getInputStream().read();
        assertThat(threads()).hasSize(2).allMatch(Thread::isDaemon);

        simulator.close();
        simulator.close();

        assertThat(threads()).isEmpty();
        assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(ConnectException.class);
        new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
        idle.close();
    }

    @Test
    void anInterruptedThreadClosesItAsWellAndStaysInterrupted() throws Exception {
        int port = simulator.baseUrl().getPort();
        Thread.currentThread().interrupt();

        simulator.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(threads()).isEmpty();
        new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
    }

    private List<Thread> threads() {
        String name = "veo-simulator-" + simulator.baseUrl().getPort();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .toList();
    }

    @Test
    void theVideoIsAnMp4WithItsIndexFirst() throws Exception {
        HttpResponse<byte[]> response = client.get("/media/a.mp4", "Accept-Encoding", "gzip");

        assertThat(response.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(boxes(response.body())).startsWith("ftyp", "moov").contains("mdat");
        assertThat(response.body()).hasSizeLessThan(10_000);
    }

    /** The types of the outermost boxes, which fill the file exactly. */
    static List<String> boxes(byte[] mp4) {
        List<String> types = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(mp4);
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            int size = bytes.getInt();
            byte[] type = new byte[4];
            bytes.get(type);
            types.add(new String(type, UTF_8));
            bytes.position(start + size);
        }
        return Collections.unmodifiableList(types);
    }

    @Test
    void aVideoIsServedInParts() throws Exception {
        HttpResponse<byte[]> whole = client.get("/media/a.mp4");
        String length = String.valueOf(whole.body().length);
        String tag = whole.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> first = client.get("/media/a.mp4", "Range", "bytes=0-99");
        HttpResponse<byte[]> rest = client.get("/media/a.mp4", "Range", "bytes=100-", "If-Range", tag);
        HttpResponse<byte[]> last = client.get("/media/a.mp4", "Range", "bytes=-5");

        assertThat(first.statusCode()).isEqualTo(206);
        assertThat(first.headers().firstValue("Content-Range")).contains("bytes 0-99/" + length);
        assertThat(first.headers().firstValue("ETag")).contains(tag);
        assertThat(ByteBuffer.allocate(whole.body().length)
                        .put(first.body())
                        .put(rest.body())
                        .array())
                .isEqualTo(whole.body());
        assertThat(last.body()).hasSize(5);
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
    }

    @Test
    void aPartOfAnotherVideoIsTheWholeOfThisOne() throws Exception {
        assertThat(client.get("/media/a.mp4", "Range", "bytes=1-2", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPartOutsideTheVideoIsRefused() throws Exception {
        HttpResponse<byte[]> response = client.get("/media/a.mp4", "Range", "bytes=9999999-");

        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(response.headers().firstValue("Content-Range").orElseThrow()).startsWith("bytes */");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-2", "bytes=-", "bytes=0-1,3-4", "lines=1-2", "nonsense"})
    void anInvalidRangeIsIgnored(String range) throws Exception {
        assertThat(client.get("/media/a.mp4", "Range", range).statusCode()).isEqualTo(200);
    }

    @Test
    void aHeadRequestForAVideoTellsItsLength() throws Exception {
        HttpResponse<byte[]> head = client.send("HEAD", "/media/a.mp4");

        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(client.get("/media/a.mp4").body().length);
    }
}
