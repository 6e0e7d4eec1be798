package io.github.veomaven.endpoint;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollAnswer.Failed;
import io.github.veomaven.await.PollAnswer.Generating;
import io.github.veomaven.await.PollAnswer.NotVisible;
import io.github.veomaven.await.PollAnswer.Refusal;
import io.github.veomaven.await.PollAnswer.Succeeded;
import io.github.veomaven.await.PollAnswer.Trouble;
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
        return new Generating(record(answer.record()), answer.words().map(this::text));
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
    public PollAnswer refused(Refusal answer) {
        return new Refusal(answer.reason(), text(answer.message()));
    }

    @Override
    public PollAnswer trouble(Trouble answer) {
        return new Trouble(text(answer.kind()), text(answer.message()), answer.throttle(), answer.retryAfter());
    }

    private ResponseBody body(ResponseBody body) {
        return ResponseBody.of(key.orElseThrow().redact(body.bytes()));
    }

    private TaskRecord record(TaskRecord record) {
        return TaskRecord.builder()
                .successFlag(record.successFlag())
                .resultUrls(texts(record.resultUrls()))
                .fullResultUrls(texts(record.fullResultUrls()))
                .originUrls(texts(record.originUrls()))
                .mediaIds(texts(record.mediaIds()))
                .imageUrls(texts(record.imageUrls()))
                .resolution(record.resolution().map(this::text))
                .fallback(record.fallback())
                .hasAudio(record.hasAudio())
                .seeds(record.seeds())
                .createdAt(record.createdAt())
                .completedAt(record.completedAt())
                .errorCode(record.errorCode().map(this::text))
                .errorMessage(record.errorMessage().map(this::text))
                .build();
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
