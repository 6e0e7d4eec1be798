package io.github.veomaven.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.PollAnswer.Trouble;
import io.github.veomaven.await.TaskSource.PollReply;
import io.github.veomaven.http.ProxySettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Polls as the engine does, one after the other. */
final class Polls implements AutoCloseable {

    static final String KEY = "k3y/S3cr\"et";

    /** No test that passes takes this long. */
    static final Duration AMPLE = Duration.ofMinutes(2);

    private final Connection source;

    private Polls(Connection source) {
        this.source = source;
    }

    static Polls of(BaseUrl baseUrl) {
        return of(baseUrl, Optional.empty());
    }

    static Polls of(BaseUrl baseUrl, Optional<ProxySettings> proxy) {
        return new Polls(EndpointTaskSource.open(baseUrl, proxy, Optional.of(ApiKey.of(KEY)), 4));
    }

    PollReply poll(String id) {
        return poll(id, AMPLE);
    }

    PollReply poll(String id, Duration limit) {
        CompletableFuture<PollReply> reply = new CompletableFuture<>();
        source.poll(id, limit, reply::complete);
        return reply.orTimeout(2 * AMPLE.toSeconds(), TimeUnit.SECONDS).join();
    }

    Trouble trouble() {
        return trouble(AMPLE);
    }

    Trouble trouble(Duration limit) {
        PollReply reply = poll("id", limit);
        assertThat(reply.answer()).isInstanceOf(Trouble.class);
        return (Trouble) reply.answer();
    }

    @Override
    public void close() {
        source.close();
    }
}
