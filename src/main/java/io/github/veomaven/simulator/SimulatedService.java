package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides what each request is answered. */
final class SimulatedService {

    static final String MEDIA = "/media/";
    private static final String RECORD_INFO = "/api/v1/veo/record-info";
    private static final String PROBE = "/veo-simulator";
    private static final String REQUESTS = PROBE + "/requests";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Scenario scenario;
    private final String baseUrl;
    private final int port;
    private final ElapsedTime time;
    private final RateLimit rateLimit;
    private final RequestLog log = new RequestLog();
    private final Playbacks tasks;
    private final Playbacks usualTasks;
    private final Playbacks media;
    private final Responses replies = new Responses(SampleVideo.load());

    SimulatedService(Scenario scenario, URI baseUrl, ElapsedTime time) {
        this.scenario = scenario;
        this.baseUrl = baseUrl.toString();
        this.port = baseUrl.getPort();
        this.time = time;
        this.rateLimit = new RateLimit(scenario.maxRequestsPerSecond());
        this.tasks = new Playbacks(scenario.tasks());
        this.usualTasks = new Playbacks(Scripts.usual(scenario.generationTime()));
        this.media = new Playbacks(scenario.media());
    }

    List<SimulatedRequest> requests() {
        return log.snapshot();
    }

    /** @param connection 1 for the first connection */
    Response answer(IncomingRequest request, long connection) {
        // In the part of a proxy it is asked for other hosts, and a web page cannot send credentials for a proxy.
        if (!request.isFor(port) && scenario.proxyCredentials().isEmpty()) {
            return Response.text(
                    421, "This simulator answers to 127.0.0.1:" + port + " and localhost:" + port + " only.\n");
        }
        if (request.path().equals(REQUESTS) && request.isFor(port)) {
            return Response.json(200, requestsJson(), request.acceptsGzip());
        }
        long nanos = time.nanos();
        boolean polls = request.path().equals(RECORD_INFO) && request.reads();
        Optional<String> taskId = polls ? request.parameter("taskId") : Optional.empty();
        boolean hasKey = hasKey(request);
        boolean rateLimited = polls && hasKey && !rateLimit.allows(nanos);
        log.add(order -> new SimulatedRequest(
                order,
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
        return proxyRefusal(request)
                .orElseGet(() -> polls ? poll(request, taskId, hasKey, rateLimited, nanos) : other(request, nanos));
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
        if (taskId.get().chars().anyMatch(Character::isISOControl)) {
            return Response.json(200, Envelopes.error(400, "taskId must not hold control characters"), gzip);
        }
        return task(request, taskId.get(), nanos);
    }

    private Response task(IncomingRequest request, String taskId, long nanos) {
        Instant now = time.instant();
        Playbacks.Turn usual = usualTasks.next(taskId, nanos, now).orElseThrow();
        Playbacks.Turn turn = tasks.next(taskId, nanos, now).orElse(usual);
        if (turn.reply().leavesTheAnswerOpen()) {
            turn = new Playbacks.Turn(turn.reply().saying(usual.reply()), usual.start(), usual.ended());
        }
        return replies.poll(turn, taskId, placeholders(taskId, now, request), request.acceptsGzip());
    }

    private Response other(IncomingRequest request, long nanos) {
        if (!request.reads()) {
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
        Instant now = time.instant();
        Optional<ScriptedReply> usual =
                Optional.of(ScriptedReply.of(ScriptedReply.State.SUCCEEDED)).filter(video -> name.endsWith(".mp4"));
        return media.next(name, nanos, now)
                .map(Playbacks.Turn::reply)
                .or(() -> usual)
                .map(reply -> replies.media(reply, request, placeholders(name, now, request)));
    }

    private Placeholders placeholders(String name, Instant now, IncomingRequest request) {
        return new Placeholders(name, baseUrl, now, request.authorization().orElse(""));
    }

    private boolean hasKey(IncomingRequest request) {
        return scenario.requiredKey()
                .map(key -> request.authorization()
                        .filter(("Bearer " + key)::equals)
                        .isPresent())
                .orElse(true);
    }

    private Optional<Response> proxyRefusal(IncomingRequest request) {
        Optional<String> required = scenario.proxyCredentials()
                .map(credentials ->
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

    /** So many requests in any one second; refused ones do not count. */
    private static final class RateLimit {

        private static final long SECOND = 1_000_000_000L;

        private final OptionalInt requestsPerSecond;
        private final ArrayDeque<Long> allowed = new ArrayDeque<>();

        RateLimit(OptionalInt requestsPerSecond) {
            this.requestsPerSecond = requestsPerSecond;
        }

        synchronized boolean allows(long nanos) {
            if (requestsPerSecond.isEmpty()) {
                return true;
            }
            while (!allowed.isEmpty() && nanos - allowed.getFirst() >= SECOND) {
                allowed.removeFirst();
            }
            if (allowed.size() >= requestsPerSecond.getAsInt()) {
                return false;
            }
            allowed.addLast(nanos);
            return true;
        }
    }
}
