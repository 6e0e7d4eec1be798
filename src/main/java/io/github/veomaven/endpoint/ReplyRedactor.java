package io.github.veomaven.endpoint;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollAnswer.Failed;
import io.github.veomaven.await.PollAnswer.Generating;
import io.github.veomaven.await.PollAnswer.NotVisible;
import io.github.veomaven.await.PollAnswer.Succeeded;
import io.github.veomaven.await.PollAnswer.Trouble;
import io.github.veomaven.await.PollAnswer.Unauthorized;
import io.github.veomaven.await.PollReply;
import io.github.veomaven.await.ResponseBody;
import io.github.veomaven.await.TaskRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the key out of everything that leaves this package: some services send back what they were sent. */
final class ReplyRedactor implements PollAnswer.Cases<PollAnswer> {

    private final Optional<ApiKey> key;

    ReplyRedactor(Optional<ApiKey> key) {
        this.key = key;
    }

    PollReply redact(PollReply reply) {
        if (key.isEmpty()) {
            return reply;
        }
        return new PollReply(
                reply.answer().match(this), reply.body().map(this::body), reply.serverTime(), reply.simulated());
    }

    @Override
    public PollAnswer generating(Generating answer) {
        return new Generating(record(answer.record()));
    }

    @Override
    public PollAnswer succeeded(Succeeded answer) {
        return new Succeeded(record(answer.record()));
    }

    @Override
    public PollAnswer failed(Failed answer) {
        return new Failed(answer.reason(), text(answer.message()), record(answer.record()));
    }

    @Override
    public PollAnswer notVisible(NotVisible answer) {
        return new NotVisible(text(answer.message()));
    }

    @Override
    public PollAnswer unauthorized(Unauthorized answer) {
        return new Unauthorized(text(answer.message()));
    }

    @Override
    public PollAnswer trouble(Trouble answer) {
        return new Trouble(text(answer.kind()), text(answer.message()), answer.throttled(), answer.retryAfter());
    }

    private ResponseBody body(ResponseBody body) {
        return ResponseBody.of(key.orElseThrow().redact(body.bytes()));
    }

    private TaskRecord record(TaskRecord record) {
        return new TaskRecord(
                record.successFlag(),
                texts(record.resultUrls()),
                texts(record.fullResultUrls()),
                texts(record.originUrls()),
                texts(record.mediaIds()),
                texts(record.imageUrls()),
                record.resolution().map(this::text),
                record.fallback(),
                record.hasAudio(),
                record.seeds(),
                record.createdAt(),
                record.completedAt(),
                record.errorCode().map(this::text),
                record.errorMessage().map(this::text));
    }

    private List<String> texts(List<String> texts) {
        List<String> redacted = new ArrayList<>();
        for (String text : texts) {
            redacted.add(text(text));
        }
        return redacted;
    }

    private String text(String text) {
        return key.orElseThrow().redact(text);
    }
}
