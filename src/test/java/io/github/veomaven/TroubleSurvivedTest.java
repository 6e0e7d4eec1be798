package io.github.veomaven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.AwaitListener;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.AwaitReport.Provenance;
import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.Awaiter;
import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.SystemClock;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.endpoint.ApacheHttpTransport;
import io.github.veomaven.endpoint.ApiKey;
import io.github.veomaven.endpoint.BaseUrl;
import io.github.veomaven.endpoint.EndpointTaskSource;
import io.github.veomaven.endpoint.HttpTransport;
import io.github.veomaven.endpoint.HttpTransport.HttpReply;
import io.github.veomaven.simulator.Scenario;
import io.github.veomaven.simulator.ScenarioException;
import io.github.veomaven.simulator.SimulatedRequest;
import io.github.veomaven.simulator.Simulator;
import io.github.veomaven.testing.EngineRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole stack except Maven, over real sockets and with the real clock: it survives trouble that passes. */
class TroubleSurvivedTest {

    /** A test that passes never reaches it. */
    private static final Duration AMPLE = Duration.ofMinutes(3);

    private static final String DONE =
            "{\"code\":200,\"msg\":\"success\",\"data\":{\"successFlag\":1,\"errorMessage\":\"é\","
                    + "\"response\":{\"resultUrls\":[\"https://tempfile.example/v.mp4\"]}}}";
    private static final Duration SHORT_REQUEST = Duration.ofSeconds(1);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\t', textBlock = """
            reset before the answer      | {"reset":"before"}
            reset inside the head        | {"state":"succeeded","reset":"inside-head"}
            reset inside the body        | {"state":"succeeded","reset":"inside-body"}
            truncated body               | {"state":"succeeded","truncate":30}
            truncated chunks             | {"state":"succeeded","truncate":30,"chunked":true}
            a page with 200              | {"body":"<html>Oops</html>","headers":{"Content-Type":"text/html"}}
            a page with 502              | {"status":502,"body":"<html>Bad Gateway</html>"}
            a redirect to a page         | {"status":302,"body":"","headers":{"Location":"/login"}}
            an empty body                | {"body":""}
            null                         | {"body":"null"}
            a list                       | {"body":"[]"}
            a string                     | {"body":"\\"success\\""}
            an incomplete body           | {"body":"{\\"code\\":200,\\"data\\":{\\"successFlag\\":1"}
            no status at all             | {"body":{"msg":"success"}}
            plain text declared as gzip  | {"state":"succeeded","gzip":false,"headers":{"Content-Encoding":"gzip"}}
            an unknown encoding          | {"state":"succeeded","gzip":false,"headers":{"Content-Encoding":"br"}}
            200 MB                       | {"body":"          ","repeatBody":20000000,"gzip":false}
            200 MB without a length      | {"body":"          ","repeatBody":20000000,"gzip":false,"chunked":true}
            a gzip bomb                  | {"bodyBefore":"[","body":"          ","repeatBody":20000000,"bodyAfter":"]","gzip":true}
            200,000 levels               | {"body":"[","repeatBody":200000}
            200,000 levels of fields     | {"body":"{\\"data\\":","repeatBody":200000}
            429                          | {"state":"throttled"}
            429 as status                | {"status":429}
            429 as a page                | {"status":429,"body":"<html>Too many</html>"}
            a single 401                 | {"state":"unauthorized"}
            a single 401 as status       | {"status":401}
            a single 403 with a page     | {"status":403,"body":"<html>Forbidden</html>"}
            """)
    void troubleThatPassesIsSurvived(String name, String trouble) throws Exception {
        TaskOutcome outcome = outcomeOf(AMPLE, "{\"state\":\"generating\"}", trouble, "{\"state\":\"succeeded\"}");

        assertThat(outcome.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome.polls()).isEqualTo(3);
        assertThat(outcome.errors()).isEqualTo(1);
        assertThat(outcome.record().resultUrls()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\t', textBlock = """
            accepted and never answered  | {"neverAnswer":true}
            a slow drip                  | {"state":"succeeded","drip":1}
            an answer that comes too late | {"state":"succeeded","delay":"1h"}
            """)
    void silenceEndsAtTheRequestTimeoutAndIsSurvived(String name, String trouble) throws Exception {
        TaskOutcome outcome = outcomeOf(SHORT_REQUEST, trouble, trouble, "{\"state\":\"succeeded\"}");

        assertThat(outcome.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome.errors()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\t', textBlock = """
            not visible for the first polls | {"state":"not-found","repeat":3}
            data: null                   | {"body":{"code":200,"msg":"success","data":null},"repeat":3}
            422, not finished            | {"state":"not-finished","repeat":3}
            404 of a record              | {"status":404,"repeat":3}
            success without a result yet | {"state":"no-result","repeat":3}
            """)
    void aRecordThatIsNotThereYetIsWaitedForWithoutAnError(String name, String reply) throws Exception {
        TaskOutcome outcome = outcomeOf(AMPLE, reply, "{\"state\":\"succeeded\"}");

        assertThat(outcome.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome.polls()).isEqualTo(4);
        assertThat(outcome.errors()).isZero();
    }

    /** The unusual reply is the only one, so there is no success unless it is read. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\t', textBlock = """
            a byte order mark            | {"body":"\\uFEFF%s"}
            UTF-16                       | {"body":"%s","charset":"UTF-16"}
            UTF-8 declared as UTF-16     | {"body":"%s","headers":{"Content-Type":"application/json; charset=utf-16"}}
            ISO-8859-1                   | {"body":"%s","charset":"ISO-8859-1"}
            ISO-8859-1 declared as UTF-8 | {"body":"%s","charset":"ISO-8859-1","headers":{"Content-Type":"application/json; charset=utf-8"}}
            declared as HTML             | {"body":"%s","headers":{"Content-Type":"text/html"}}
            gzip                         | {"body":"%s","gzip":true}
            without a length             | {"body":"%s","chunked":true,"thenClose":true}
            """)
    void anAnswerInAnUnusualEncodingIsRead(String name, String reply) throws Exception {
        TaskOutcome outcome = outcomeOf(AMPLE, String.format(reply, DONE.replace("\"", "\\\"")));

        assertThat(outcome.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome.polls()).isEqualTo(1);
        assertThat(outcome.record().resultUrls()).containsExactly("https://tempfile.example/v.mp4");
    }

    private static final int[] PASSING = {408, 433, 455, 500, 502, 503, 504, 505, 520, 521, 522, 523, 524, 525, 526, 527
    };

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":%d}", "{\"body\":{\"code\":%d,\"msg\":\"later\",\"data\":null}}"})
    void everyPassingStatusIsSurvivedWhetherInTheStatusOrInTheBody(String trouble) throws Exception {
        String tasks = IntStream.of(PASSING)
                .mapToObj(status ->
                        "\"" + status + "\":[" + String.format(trouble, status) + ",{\"state\":\"succeeded\"}]")
                .collect(Collectors.joining(","));
        List<VideoTask> all = IntStream.of(PASSING)
                .mapToObj(status -> new VideoTask("of-" + status, String.valueOf(status)))
                .toList();
        try (Simulator simulator = simulator("{\"tasks\":{" + tasks + "}}")) {
            AwaitReport report = run(simulator.baseUrl(), all, settings(AMPLE, AMPLE));

            assertThat(report.tasks()).allSatisfy(outcome -> {
                assertThat(outcome.reason()).as(outcome.task().name()).isEmpty();
                assertThat(outcome.errors()).as(outcome.task().name()).isEqualTo(1);
            });
        }
    }

    @Test
    void aServiceThatRefusesConnectionsUntilItIsUpIsSurvived() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        LateService service = new LateService(port);
        try (service) {
            AwaitReport report =
                    run(URI.create("http://127.0.0.1:" + port), tasks(3), settings(AMPLE, AMPLE), service, Way.DIRECT);

            assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
            assertThat(service.kinds).contains("connection refused");
        }
    }

    @Test
    void aServiceThatResetsConnectionsUntilItIsUpIsSurvived() throws Exception {
        Set<VideoTask> polled = ConcurrentHashMap.newKeySet();
        Instant start = Instant.EPOCH;
        InstantSource upOnceEachWasReset = () -> polled.size() < 3 ? start : start.plusSeconds(1);
        Listening listener = new Listening() {
            @Override
            public void polled(VideoTask task, PollAnswer answer, Duration took) {
                polled.add(task);
            }
        };
        Scenario scenario = Scenario.parse("{\"downFor\":\"1s\",\"generationTime\":\"0s\"}");
        try (Simulator simulator = Simulator.start(0, scenario, upOnceEachWasReset)) {
            AwaitReport report = run(simulator.baseUrl(), tasks(3), settings(AMPLE, AMPLE), listener, Way.DIRECT);

            assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
            assertThat(report.tasks()).allMatch(outcome -> outcome.errors() >= 1);
        }
    }

    @Test
    void aHostNameThatCannotBeResolvedAtFirstIsSurvived() throws Exception {
        try (Simulator simulator = simulator("{\"generationTime\":\"0s\"}")) {
            Listening listener = new Listening();

            AwaitReport report =
                    run(simulator.baseUrl(), tasks(1), settings(AMPLE, AMPLE), listener, Way.WITHOUT_DNS_AT_FIRST);

            assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
            assertThat(listener.kinds).containsExactly("DNS failure", "DNS failure");
        }
    }

    /** The hanging requests may take longer than the test may run, so waiting for them would fail it. */
    @Test
    void badTasksAndHangingRequestsDelayNoOtherTask() throws Exception {
        String bad = "\"hang-*\":[{\"neverAnswer\":true}],\"drip-*\":[{\"state\":\"succeeded\",\"drip\":1}],"
                + "\"broken-*\":[{\"reset\":\"inside-body\"}]";
        List<VideoTask> tasks = Stream.concat(
                        Stream.of("hang-1", "hang-2", "drip-1", "broken-1").map(id -> new VideoTask(id, id)),
                        tasks(5).stream())
                .toList();
        try (Simulator simulator = simulator("{\"generationTime\":\"1s\",\"tasks\":{" + bad + "}}")) {
            AtomicInteger good = new AtomicInteger();
            AwaitReport report = run(
                    simulator.baseUrl(),
                    tasks,
                    settings(AMPLE, AMPLE),
                    new Listening() {
                        @Override
                        public void ended(TaskOutcome outcome) {
                            if (outcome.verdict() == Verdict.SUCCEEDED && good.incrementAndGet() == 5) {
                                enough.run();
                            }
                        }
                    },
                    Way.DIRECT);

            assertThat(report.count(Verdict.SUCCEEDED)).isEqualTo(5);
            assertThat(report.tasks().subList(0, 4))
                    .allMatch(outcome -> outcome.reason().equals(Optional.of(Reason.INTERRUPTED)));
            assertThat(simulator.requests().stream()
                            .filter(request -> request.taskId().orElseThrow().startsWith("hang-")))
                    .as("still the first request")
                    .hasSize(2);
        }
    }

    @Test
    void ifAServiceAllowsThreeRequestsASecondFewerThanAFifthAreRefused() throws Exception {
        try (Simulator simulator = simulator("{\"maxRequestsPerSecond\":3,\"generationTime\":\"5s\"}")) {
            AwaitSettings adaptive = EngineRun.settings()
                    .timeout(AMPLE)
                    .pollInterval(Optional.empty())
                    .requestTimeout(AMPLE)
                    .errorTolerance(AMPLE)
                    .notFoundGrace(AMPLE)
                    .build();

            AwaitReport report = run(simulator.baseUrl(), tasks(30), adaptive);

            assertThat(report.count(Verdict.SUCCEEDED)).isEqualTo(30);
            List<SimulatedRequest> requests = simulator.requests();
            assertThat(requests)
                    .filteredOn(SimulatedRequest::rateLimited)
                    .as("refused of " + requests.size())
                    .isNotEmpty()
                    .hasSizeLessThan(requests.size() / 5);
        }
    }

    /** Dates are relative to the service's own clock, which is years behind here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Retry-After\":\"2\"}",
                "{\"Date\":\"Tue, 24 Nov 2020 10:00:00 GMT\",\"Retry-After\":\"Tue, 24 Nov 2020 10:00:02 GMT\"}"
            })
    void retryAfterIsObeyedInSecondsAndAsADate(String headers) throws Exception {
        try (Simulator simulator = simulator(
                "{\"tasks\":{\"*\":[{\"status\":503,\"headers\":" + headers + "},{\"state\":\"succeeded\"}]}}")) {
            AwaitReport report = run(simulator.baseUrl(), tasks(1), settings(AMPLE, AMPLE));

            assertThat(report.verdict()).isEqualTo(Verdict.SUCCEEDED);
            List<SimulatedRequest> requests = simulator.requests();
            assertThat(requests).hasSize(2);
            // A lower limit, so that a slow machine cannot break it.
            assertThat(Duration.ofNanos(
                            requests.get(1).arrivalNanos() - requests.get(0).arrivalNanos()))
                    .isGreaterThan(Duration.ofMillis(1900));
        }
    }

    /** The deadline is so far away that waiting until then, or for a day, would be noticed. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "soon", "Tue, 24 Nov 2020 10:00:00 GMT", "99999999999999999999999999 s"})
    void retryAfterInThePastOrInvalidCountsAsNone(String value) throws Exception {
        TaskOutcome outcome = outcomeOf(
                AMPLE, "{\"status\":503,\"headers\":{\"Retry-After\":\"" + value + "\"}}", "{\"state\":\"succeeded\"}");

        assertThat(outcome.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(outcome.elapsed()).as("not put off to the deadline").isLessThan(AMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "Fri, 31 Dec 9999 23:59:59 GMT", "99999999999999999999"})
    void anAbsurdRetryAfterEndsAtTheDeadlineWithALastPoll(String value) throws Exception {
        try (Simulator simulator =
                simulator("{\"tasks\":{\"*\":[{\"status\":429,\"headers\":{\"Retry-After\":\"" + value + "\"}}]}}")) {
            AwaitReport report = run(simulator.baseUrl(), tasks(1), settings(Duration.ofSeconds(3), AMPLE));

            assertThat(report.has(Reason.TIMED_OUT)).isTrue();
            assertThat(simulator.requests()).as("the first poll, and the last").hasSize(2);
        }
    }

    private static TaskOutcome outcomeOf(Duration requestTimeout, String... replies) throws Exception {
        try (Simulator simulator = simulator("{\"tasks\":{\"*\":[" + String.join(",", replies) + "]}}")) {
            return run(simulator.baseUrl(), tasks(1), settings(AMPLE, requestTimeout))
                    .tasks()
                    .get(0);
        }
    }

    private static Simulator simulator(String scenario) throws IOException, ScenarioException {
        return Simulator.start(0, Scenario.parse(scenario));
    }

    private static List<VideoTask> tasks(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new VideoTask("video-" + number, "id-" + number))
                .toList();
    }

    private static AwaitSettings settings(Duration timeout, Duration requestTimeout) {
        return EngineRun.settings()
                .timeout(timeout)
                .pollInterval(Optional.of(Duration.ofMillis(50)))
                .requestTimeout(requestTimeout)
                .errorTolerance(AMPLE)
                .notFoundGrace(AMPLE)
                .maxRequestsPerSecond(100)
                .build();
    }

    private static AwaitReport run(URI baseUrl, List<VideoTask> tasks, AwaitSettings settings) {
        return run(baseUrl, tasks, settings, new Listening(), Way.DIRECT);
    }

    /** Does what the goal does, without Maven. */
    private static AwaitReport run(
            URI baseUrl, List<VideoTask> tasks, AwaitSettings settings, Listening listener, Way way) {
        HttpTransport transport = way.over(ApacheHttpTransport.create(Optional.empty(), 8));
        try (EndpointTaskSource source = new EndpointTaskSource(
                transport, BaseUrl.parse(baseUrl.toString()), Optional.empty(), Optional.of(ApiKey.of("some-key")))) {
            Awaiter awaiter = new Awaiter(source, listener, new SystemClock());
            listener.enough = awaiter::interrupt;
            return awaiter.await(
                    new Provenance("test", baseUrl.toString(), false), tasks, settings, (task, body) -> {});
        }
    }

    private enum Way {
        DIRECT,
        WITHOUT_DNS_AT_FIRST;

        HttpTransport over(HttpTransport real) {
            return this == DIRECT ? real : new LateName(real);
        }
    }

    /** Sends the first two requests to a host that does not exist. */
    private static final class LateName implements HttpTransport {

        private final HttpTransport real;
        private final AtomicInteger requests = new AtomicInteger();

        LateName(HttpTransport real) {
            this.real = real;
        }

        @Override
        public HttpReply get(URI uri, Map<String, String> headers, Duration limit) throws IOException {
            URI asked = requests.incrementAndGet() <= 2 ? URI.create("https://no-such-host.invalid/") : uri;
            return real.get(asked, headers, limit);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    /** Starts the service when the first poll has failed. */
    private static final class LateService extends Listening implements AutoCloseable {

        private final int port;
        private final AtomicBoolean up = new AtomicBoolean();
        private Optional<Simulator> simulator = Optional.empty();

        LateService(int port) {
            this.port = port;
        }

        @Override
        public void troubled(VideoTask task, String kind, String message) {
            super.troubled(task, kind, message);
            if (up.compareAndSet(false, true)) {
                try {
                    simulator = Optional.of(Simulator.start(port, Scenario.parse("{\"generationTime\":\"0s\"}")));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (ScenarioException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void close() {
            simulator.ifPresent(Simulator::close);
        }
    }

    private static class Listening implements AwaitListener {

        final List<String> kinds = new ArrayList<>();
        Runnable enough = () -> {};

        @Override
        public void troubled(VideoTask task, String kind, String message) {
            kinds.add(kind);
        }
    }
}
