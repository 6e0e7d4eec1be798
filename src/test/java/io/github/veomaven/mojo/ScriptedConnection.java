package io.github.veomaven.mojo;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.TaskSource.PollReply;
import io.github.veomaven.endpoint.ApiKey;
import io.github.veomaven.endpoint.BaseUrl;
import io.github.veomaven.endpoint.Connection;
import io.github.veomaven.http.ProxySettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An endpoint without network: each task's answers in order, the last one for ever. */
final class ScriptedConnection implements Connection, ServiceMojo.Opener {

    private final Map<String, Deque<PollReply>> replies = new HashMap<>();
    private final List<String> polled = new ArrayList<>();
    private final List<Optional<ApiKey>> keys = new ArrayList<>();
    private Optional<ProxySettings> proxy = Optional.empty();
    private Runnable onPoll = () -> {};
    private Optional<ApiKey> key = Optional.empty();
    private boolean asked;
    private boolean simulated;
    private int open;

    ScriptedConnection answering(String taskId, PollAnswer... answers) {
        for (PollAnswer answer : answers) {
            replies.computeIfAbsent(taskId, id -> new ArrayDeque<>()).add(PollReply.of(answer));
        }
        return this;
    }

    /** What happens on every poll, before the answer. */
    ScriptedConnection onPoll(Runnable action) {
        onPoll = action;
        return this;
    }

    /** Declares itself a simulation. */
    ScriptedConnection simulated() {
        simulated = true;
        return this;
    }

    List<String> polled() {
        return polled;
    }

    /** The key of every connection that was polled. */
    List<Optional<ApiKey>> keys() {
        return keys;
    }

    Optional<ProxySettings> proxy() {
        return proxy;
    }

    boolean isClosed() {
        return open == 0;
    }

    @Override
    public Connection open(
            BaseUrl baseUrl, Optional<ProxySettings> itsProxy, Optional<ApiKey> itsKey, int maxConcurrentRequests) {
        open++;
        proxy = itsProxy;
        key = itsKey;
        asked = false;
        return this;
    }

    @Override
    public boolean isSimulated() {
        return simulated;
    }

    @Override
    public void poll(String taskId, Duration limit, Consumer<PollReply> answer) {
        if (!asked) {
            asked = true;
            keys.add(key);
        }
        polled.add(taskId);
        onPoll.run();
        Deque<PollReply> script = replies.get(taskId);
        PollReply reply = script.size() > 1 ? script.poll() : script.element();
        answer.accept(new PollReply(reply.answer(), reply.body(), reply.serverTime(), simulated));
    }

    @Override
    public void close() {
        open--;
    }
}
