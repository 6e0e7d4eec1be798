package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Decides how to respond to each request. */
final class SimulatedService {

    static final String MEDIA = "/media/";
    private static final String RECORD_INFO = "/api/v1/veo/record-info";
    private static final String PROBE = "/veo-simulator";
    private static final String REQUESTS = PROBE + "/requests";
    private static final int LATEST_REQUESTS = 100_000;
    private static final long SECOND = 1_000_000_000L;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Scenario scenario;
    private final String baseUrl;
    private final int port;
    private final InstantSource clock;
    private final Instant start;
    private final AtomicLong latestNanos = new AtomicLong();
    private final Playbacks tasks;
    private final Playbacks usualTasks;
    private final Playbacks media;
    private final Responses responses = new Responses(SampleVideo.load());

    /** Guarded by itself. */
    private final ArrayDeque<Long> allowedPolls = new ArrayDeque<>();

    /** Guarded by itself, as is {@link #requests}. */
    private final ArrayDeque<SimulatedRequest> log = new ArrayDeque<>();

    private long requests;

    SimulatedService(Scenario scenario, URI baseUrl, InstantSource clock) {
        this.scenario = scenario;
        this.baseUrl = baseUrl.toString();
        this.port = baseUrl.getPort();
        this.clock = clock;
        this.start = clock.instant();
        this.tasks = new Playbacks(scenario.tasks);
        this.usualTasks = new Playbacks(scenario.usualTasks());
        this.media = new Playbacks(scenario.media);
    }

    /** Nanoseconds since the start, which never go back though the clock may. */
    long nanos() {
        return latestNanos.accumulateAndGet(
                Duration.between(start, clock.instant()).toNanos(), Math::max);
    }

    List<SimulatedRequest> requests() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    /** @param connection 1 for the first connection */
    Response respond(IncomingRequest request, long connection) {
        // As a proxy it is asked for other hosts, and a web page cannot send credentials for a proxy.
        if (!request.isFor(port) && scenario.proxyCredentials.isEmpty()) {
            return Response.text(
                    421, "This simulator answers to 127.0.0.1:" + port + " and localhost:" + port + " only.\n");
        }
        if (request.path().equals(REQUESTS) && request.isFor(port)) {
            return Response.json(200, requestsJson(), request.acceptsGzip());
        }
        long nanos = nanos();
        boolean polls = request.path().equals(RECORD_INFO) && request.isGetOrHead();
        Optional<String> taskId = polls ? request.parameter("taskId") : Optional.empty();
        boolean hasKey = hasKey(request);
        boolean rateLimited = polls && hasKey && !allowsPoll(nanos);
        synchronized (log) {
            requests++;
            log.addLast(new SimulatedRequest(
                    requests,
                    nanos,
                    connection,
                    request.method(),
                    request.target(),
                    taskId,
                    request.headers(),
                    request.authorization().isPresent(),
                    hasKey,
                    request.proxyAuthorization().isPresent(),
                    rateLimited));
            if (log.size() > LATEST_REQUESTS) {
                log.removeFirst();
            }
        }
        return proxyRefusal(request)
                .orElseGet(() -> polls ? poll(request, taskId, hasKey, rateLimited, nanos) : other(request, nanos));
    }

    /** Limits the polls in any one second; refused ones do not count. */
    private boolean allowsPoll(long nanos) {
        synchronized (allowedPolls) {
            while (!allowedPolls.isEmpty() && nanos - allowedPolls.getFirst() >= SECOND) {
                allowedPolls.removeFirst();
            }
            if (allowedPolls.size() >= scenario.maxRequestsPerSecond) {
                return false;
            }
            allowedPolls.addLast(nanos);
            return true;
        }
    }

    private Response poll(
            IncomingRequest request, Optional<String> taskId, boolean hasKey, boolean rateLimited, long nanos) {
        boolean gzip = request.acceptsGzip();
        if (!hasKey) {
            return Response.json(200, Envelopes.unauthorized(), gzip);
        }
        if (rateLimited) {
            return Response.json(200, Envelopes.throttled(), gzip);
        }
        if (taskId.filter(id -> !id.isEmpty()).isEmpty()) {
            return Response.json(200, Envelopes.error(400, "taskId is required"), gzip);
        }
        String id = taskId.get();
        if (id.chars().anyMatch(Character::isISOControl)) {
            return Response.json(200, Envelopes.error(400, "taskId must not hold control characters"), gzip);
        }
        Instant now = clock.instant();
        Playbacks.Turn usual = usualTasks.next(id, nanos, now).orElseThrow();
        Playbacks.Turn reply = tasks.next(id, nanos, now).orElse(usual);
        return Responses.poll(reply, usual, placeholders(id, now, request), gzip);
    }

    private Response other(IncomingRequest request, long nanos) {
        if (!request.isGetOrHead()) {
            return Response.json(405, Envelopes.error(405, "Method Not Allowed"), request.acceptsGzip());
        }
        if (request.path().equals(PROBE)) {
            return Response.json(200, JSON.objectNode().put("simulated", true), request.acceptsGzip());
        }
        return media(request, nanos)
                .orElseGet(() -> Response.json(404, Envelopes.error(404, "Not Found"), request.acceptsGzip()));
    }

    private Optional<Response> media(IncomingRequest request, long nanos) {
        if (!request.path().startsWith(MEDIA)) {
            return Optional.empty();
        }
        String name = request.pathAfter(MEDIA);
        Instant now = clock.instant();
        Optional<ScriptedReply> usual =
                Optional.of(ScriptedReply.of(ScriptedReply.State.SUCCEEDED)).filter(video -> name.endsWith(".mp4"));
        return media.next(name, nanos, now)
                .map(Playbacks.Turn::reply)
                .or(() -> usual)
                .map(reply -> responses.media(reply, request, placeholders(name, now, request)));
    }

    private Placeholders placeholders(String name, Instant now, IncomingRequest request) {
        return new Placeholders(name, baseUrl, now, request.authorization().orElse(""));
    }

    private boolean hasKey(IncomingRequest request) {
        return scenario.requiredKey
                .map(key -> request.authorization()
                        .filter(("Bearer " + key)::equals)
                        .isPresent())
                .orElse(true);
    }

    private Optional<Response> proxyRefusal(IncomingRequest request) {
        Optional<String> required = scenario.proxyCredentials.map(credentials ->
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        if (required.isEmpty() || required.equals(request.proxyAuthorization())) {
            return Optional.empty();
        }
        Response refusal = Response.json(407, Envelopes.error(407, "Proxy Authentication Required"), false);
        refusal.headers.put("Proxy-Authenticate", List.of("Basic realm=\"veo-simulator\""));
        return Optional.of(refusal);
    }

    private ObjectNode requestsJson() {
        ObjectNode json = JSON.objectNode();
        ArrayNode all = json.putArray("requests");
        for (SimulatedRequest request : requests()) {
            ObjectNode one = all.addObject();
            one.put("order", request.order());
            one.put("arrivalNanos", request.arrivalNanos());
            one.put("connection", request.connection());
            one.put("method", request.method());
            one.put("target", request.target());
            request.taskId().ifPresent(id -> one.put("taskId", id));
            ObjectNode headers = one.putObject("headers");
            request.headers().forEach((name, values) -> values.forEach(headers.putArray(name)::add));
            one.put("authorizationSent", request.authorizationSent());
            one.put("keyAccepted", request.keyAccepted());
            one.put("proxyAuthorizationSent", request.proxyAuthorizationSent());
            one.put("rateLimited", request.rateLimited());
        }
        return json;
    }
}
