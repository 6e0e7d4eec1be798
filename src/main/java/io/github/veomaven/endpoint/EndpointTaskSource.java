package io.github.veomaven.endpoint;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollReply;
import io.github.veomaven.await.TaskSource;
import io.github.veomaven.http.DaemonThreads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Asks the service about tasks, each request on a thread of its own; whoever polls bounds how many there are at a time.
 * Every poll is answered exactly once, at its limit at the latest, whatever happens. The key leaves this package in no
 * answer, even when the service sends it back.
 */
public final class EndpointTaskSource implements TaskSource, AutoCloseable {

    private final HttpTransport transport;
    private final BaseUrl baseUrl;
    private final Map<String, String> headers;
    private final ReplyRedactor redactor;
    private final ReplyInterpreter interpreter;
    private final Set<String> askedAbout = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = DaemonThreads.workers("veo-poll-");
    private final ScheduledExecutorService timer = DaemonThreads.scheduler("veo-poll-limit");

    /**
     * A source over a transport, which it closes.
     *
     * @param key sent with every request; none for a simulator
     */
    public EndpointTaskSource(HttpTransport transport, BaseUrl baseUrl, Optional<ApiKey> key) {
        this(transport, baseUrl, key, InstantSource.system());
    }

    EndpointTaskSource(HttpTransport transport, BaseUrl baseUrl, Optional<ApiKey> key, InstantSource clock) {
        this.transport = transport;
        this.baseUrl = baseUrl;
        this.headers =
                key.map(secret -> Map.of("Authorization", secret.bearer())).orElse(Map.of());
        this.redactor = new ReplyRedactor(key);
        this.interpreter = new ReplyInterpreter(clock, baseUrl.isLoopback(), askedAbout::contains);
    }

    @Override
    public void poll(String taskId, Duration limit, Consumer<PollReply> answer) {
        askedAbout.add(taskId);
        Once once = new Once(answer);
        try {
            // The transport keeps the limit as well, but it cannot break off everything: a name server's silence, for
            // one.
            Future<?> expiry = timer.schedule(
                    () -> once.accept(PollReply.of(TroubleNames.outOfTime())),
                    DaemonThreads.nanos(limit),
                    TimeUnit.NANOSECONDS);
            workers.execute(() -> {
                PollReply reply = ask(taskId, limit);
                expiry.cancel(false);
                once.accept(reply);
            });
        } catch (RuntimeException | OutOfMemoryError e) {
            once.accept(trouble(e));
        }
    }

    /** Whatever it is, it is an answer: a worker that died in silence would cost the poll its whole limit. */
    private PollReply ask(String taskId, Duration limit) {
        try {
            HttpReply reply = transport.get(baseUrl.recordInfo(taskId), headers, limit);
            return redactor.redact(interpreter.interpret(taskId, reply));
        } catch (Throwable e) {
            return trouble(e);
        }
    }

    private PollReply trouble(Throwable failure) {
        PollAnswer trouble = TroubleNames.of(failure);
        return redactor.redact(PollReply.of(trouble));
    }

    /** Ends every request and every thread, at once. Answers that are not out by then may never come. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        transport.close();
    }

    private static final class Once {

        private final AtomicBoolean answered = new AtomicBoolean();
        private final Consumer<PollReply> answer;

        Once(Consumer<PollReply> answer) {
            this.answer = answer;
        }

        void accept(PollReply reply) {
            if (answered.compareAndSet(false, true)) {
                answer.accept(reply);
            }
        }
    }
}
