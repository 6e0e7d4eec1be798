package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns scripted replies into answers. */
final class ReplyAnswers {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String CONTENT_ENCODING = "Content-Encoding";

    private final SampleVideo video;

    ReplyAnswers(SampleVideo video) {
        this.video = video;
    }

    /** The answer to a poll. */
    Answer poll(Playback.Turn turn, String taskId, Placeholders placeholders, boolean acceptsGzip) {
        Reply reply = turn.reply();
        Typed body = reply.body()
                .map(scripted -> scripted(scripted, reply, placeholders))
                .orElseGet(() -> said(reply, taskId, turn, placeholders));
        Map<String, List<String>> headers = headers(reply, body, placeholders);
        boolean gzip = reply.gzip().orElse(acceptsGzip && !headers.containsKey(CONTENT_ENCODING));
        return new Answer(
                reply.status().orElse(200),
                headers,
                body.content(),
                0,
                body.content().length(),
                gzip,
                reply.chunked(),
                reply.mischief());
    }

    /** The answer to a request for a media file, ranges considered. */
    Answer media(Reply reply, IncomingRequest request, Placeholders placeholders) {
        int status = reply.status().orElse(200);
        Typed body = reply.body()
                .map(scripted -> scripted(scripted, reply, placeholders))
                .orElseGet(() -> status == 200 ? video(reply) : refusal(status, reply));
        Map<String, List<String>> headers = headers(reply, body, placeholders);
        Answer whole = new Answer(
                status,
                headers,
                body.content(),
                0,
                body.content().length(),
                reply.gzip().orElse(false),
                reply.chunked(),
                reply.mischief());
        return status == 200 && reply.ranges() ? Ranges.apply(whole, request) : whole;
    }

    private Typed video(Reply reply) {
        Content content = reply.size().isPresent() ? video.paddedTo(reply.size().getAsLong()) : video.content();
        return new Typed(content, "video/mp4");
    }

    private static Typed said(Reply reply, String taskId, Playback.Turn turn, Placeholders placeholders) {
        Optional<State> state = reply.state();
        if (state.isEmpty()) {
            return refusal(reply.status().orElse(200), reply);
        }
        return json(Envelopes.of(state.get(), taskId, reply.record(), turn, placeholders), reply);
    }

    private static Typed refusal(int status, Reply reply) {
        return json(Envelopes.error(status, "HTTP " + status), reply);
    }

    private static Typed json(JsonNode json, Reply reply) {
        return new Typed(Content.of(Answer.text(json).getBytes(charset(reply))), "application/json" + declared(reply));
    }

    private static Typed scripted(ReplyBody body, Reply reply, Placeholders placeholders) {
        Charset charset = charset(reply);
        String text = body.json()
                .map(json -> Answer.text(placeholders.expand(json)))
                .orElseGet(() -> placeholders.expand(body.text().orElse("")));
        byte[] unit = body.bytes().orElseGet(() -> text.getBytes(charset));
        Content content = new Content(
                placeholders.expand(body.before()).getBytes(charset),
                unit,
                body.times(),
                placeholders.expand(body.after()).getBytes(charset));
        return new Typed(content, type(body, text) + declared(reply));
    }

    private static String type(ReplyBody body, String text) {
        if (body.bytes().isPresent()) {
            return "application/octet-stream";
        }
        return (body.before() + text).stripLeading().startsWith("<") ? "text/html" : "application/json";
    }

    private static Charset charset(Reply reply) {
        return reply.charset().orElse(StandardCharsets.UTF_8);
    }

    private static String declared(Reply reply) {
        return reply.charset().map(charset -> ";charset=" + charset.name()).orElse("");
    }

    private static Map<String, List<String>> headers(Reply reply, Typed body, Placeholders placeholders) {
        Map<String, List<String>> headers = Answer.newHeaders();
        headers.put(CONTENT_TYPE, List.of(body.type()));
        reply.headers()
                .forEach((name, values) -> headers.put(
                        name, values.stream().map(placeholders::expand).toList()));
        return headers;
    }

    private record Typed(Content content, String type) {}
}
