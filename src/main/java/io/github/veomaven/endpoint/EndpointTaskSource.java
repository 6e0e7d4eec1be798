package io.github.veomaven.endpoint;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollAnswer.Refusal;
import io.github.veomaven.await.PollAnswer.Throttle;
import io.github.veomaven.await.PollAnswer.Trouble;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.SystemClock;
import io.github.veomaven.endpoint.HttpTransport.HttpReply;
import io.github.veomaven.http.DaemonThreads;
import io.github.veomaven.http.NetworkTrouble;
import io.github.veomaven.http.ProxyException;
import io.github.veomaven.http.ProxySettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Polls the service, each request on a thread of its own; the caller limits how many there are at a time. Every poll is
 * answered exactly once, at its limit at the latest, whatever happens. No answer that leaves this package contains the
 * key, even if the service sends it back.
 */
public final class EndpointTaskSource implements Connection {

    private static final String ADDRESS = "<baseUrl> (-Dveo.baseUrl)";
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

    private final HttpTransport transport;
    private final BaseUrl baseUrl;
    private final Map<String, String> headers;
    private final Optional<ProxySettings> proxy;
    private final Optional<ApiKey> key;
    private final ReplyInterpreter interpreter;
    private final Set<String> askedAbout = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = DaemonThreads.workers("veo-poll-");
    private final ScheduledExecutorService timer = DaemonThreads.scheduler("veo-poll-limit");

    /**
     * Makes a source that uses a transport and closes it.
     *
     * @param proxy that the transport goes through, for messages
     * @param key sent with every request; none for a simulator
     */
    public EndpointTaskSource(
            HttpTransport transport, BaseUrl baseUrl, Optional<ProxySettings> proxy, Optional<ApiKey> key) {
        this.transport = transport;
        this.baseUrl = baseUrl;
        this.proxy = proxy;
        this.headers = key.isPresent() ? Map.of("Authorization", key.get().bearer()) : Map.of();
        this.key = key;
        this.interpreter =
                new ReplyInterpreter(new SystemClock(), baseUrl.isLoopback(), wayToService(proxy), askedAbout);
    }

    /** Connects over HTTP; opens nothing before the first request. */
    public static Connection open(
            BaseUrl baseUrl, Optional<ProxySettings> proxy, Optional<ApiKey> key, int maxConcurrentRequests) {
        return new EndpointTaskSource(ApacheHttpTransport.create(proxy, maxConcurrentRequests), baseUrl, proxy, key);
    }

    private static String wayToService(Optional<ProxySettings> proxy) {
        return ADDRESS + " and "
                + (proxy.isPresent() ? proxy.get().named() : "any proxy, gateway or firewall on the way");
    }

    @Override
    public void poll(String taskId, Duration limit, Consumer<PollReply> answer) {
        askedAbout.add(taskId);
        Poll poll = new Poll(taskId, limit, answer);
        try {
            // The transport enforces the limit, too, but cannot abort everything: waiting for a name server, for
            // instance.
            poll.expiry = timer.schedule(
                    () -> poll.end(PollReply.of(trouble(NetworkTrouble.outOfTime(proxy)))),
                    limit.toNanos(),
                    TimeUnit.NANOSECONDS);
            workers.execute(poll);
        } catch (RuntimeException | OutOfMemoryError e) {
            poll.end(PollReply.of(answer(e)));
        }
    }

    /** Turns every failure into an answer: if a worker died silently, the poll would take its whole limit. */
    private PollReply ask(String taskId, Duration limit) {
        try {
            HttpReply reply = transport.get(baseUrl.recordInfo(taskId), headers, limit);
            if (key.isPresent()) {
                key.get().redact(reply.body());
            }
            return interpreter.interpret(taskId, reply);
        } catch (Throwable e) {
            return PollReply.of(answer(e));
        }
    }

    private PollAnswer answer(Throwable failure) {
        if (failure instanceof ProxyException answer) {
            return answer.isRefusal()
                    ? new Refusal(Reason.PROXY_REFUSED, answer.getMessage())
                    : trouble("proxy HTTP " + answer.status(), answer.getMessage());
        }
        if (failure instanceof TroubleException named) {
            return trouble(named.kind(), named.getMessage());
        }
        return failure instanceof RejectedExecutionException
                ? trouble("closed", "The run is over, so the request was not made")
                : trouble(NetworkTrouble.of(failure, proxy, ADDRESS));
    }

    private Trouble trouble(NetworkTrouble network) {
        return trouble(network.kind(), network.message());
    }

    /** Redacts the message, because the text of an exception may quote anything. */
    private Trouble trouble(String kind, String message) {
        String shown = key.isPresent() ? key.get().redact(message) : message;
        return new Trouble(kind, shown, Throttle.NO, Optional.empty());
    }

    /** Asks only a loopback host: no other can be a simulation. */
    @Override
    public boolean isSimulated() {
        if (!baseUrl.isLoopback()) {
            return false;
        }
        try {
            HttpReply reply = transport.get(baseUrl.simulatorProbe(), Map.of(), PROBE_LIMIT);
            return reply.status() == 200 && reply.declaresSimulation();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        transport.close();
    }

    /** A poll on a thread of its own, answered once: by the reply, or when its time is up. */
    private final class Poll implements Runnable {

        private final String taskId;
        private final Duration limit;
        private final Consumer<PollReply> answer;
        private final AtomicBoolean answered = new AtomicBoolean();
        private Future<?> expiry;

        Poll(String taskId, Duration limit, Consumer<PollReply> answer) {
            this.taskId = taskId;
            this.limit = limit;
            this.answer = answer;
        }

        @Override
        public void run() {
            PollReply reply = ask(taskId, limit);
            expiry.cancel(false);
            end(reply);
        }

        void end(PollReply reply) {
            if (answered.compareAndSet(false, true)) {
                answer.accept(reply);
            }
        }
    }
}
