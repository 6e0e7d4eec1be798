package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns scripted replies into answers. */
final class Responses {

    private static final String CONTENT_ENCODING = "Content-Encoding";

    private final SampleVideo video;

    Responses(SampleVideo video) {
        this.video = video;
    }

    /** The answer to a poll. */
    Response poll(Playbacks.Turn turn, String taskId, Placeholders placeholders, boolean acceptsGzip) {
        ScriptedReply reply = turn.reply();
        Typed body = reply.body
                .map(scripted -> scripted(scripted, reply, placeholders))
                .orElseGet(() -> said(reply, taskId, turn, placeholders));
        Response response = response(reply, body, placeholders);
        response.gzip = reply.gzip.orElse(acceptsGzip && !response.headers.containsKey(CONTENT_ENCODING));
        return response;
    }

    /** The answer to a request for a media file, ranges considered. */
    Response media(ScriptedReply reply, IncomingRequest request, Placeholders placeholders) {
        int status = reply.status.orElse(200);
        Typed body = reply.body
                .map(scripted -> scripted(scripted, reply, placeholders))
                .orElseGet(() -> status == 200 ? video(reply) : refusal(status, reply));
        Response response = response(reply, body, placeholders);
        response.gzip = reply.gzip.orElse(false);
        if (status == 200 && reply.ranges) {
            ByteRange.apply(response, request);
        }
        return response;
    }

    private static Response response(ScriptedReply reply, Typed body, Placeholders placeholders) {
        Response response = new Response(reply.status.orElse(200), body.content(), body.type());
        reply.headers.forEach((name, values) -> response.headers.put(
                name, values.stream().map(placeholders::expand).toList()));
        response.chunked = reply.chunked;
        response.faults = reply.faults;
        return response;
    }

    private Typed video(ScriptedReply reply) {
        Content content = reply.size.isPresent() ? video.paddedTo(reply.size.getAsLong()) : video.content();
        return new Typed(content, "video/mp4");
    }

    private static Typed said(ScriptedReply reply, String taskId, Playbacks.Turn turn, Placeholders placeholders) {
        Optional<ScriptedReply.State> state = reply.state;
        if (state.isEmpty()) {
            return refusal(reply.status.orElse(200), reply);
        }
        return json(Envelopes.of(state.get(), taskId, reply.record, turn, placeholders), reply);
    }

    private static Typed refusal(int status, ScriptedReply reply) {
        return json(Envelopes.error(status, "HTTP " + status), reply);
    }

    private static Typed json(JsonNode json, ScriptedReply reply) {
        return new Typed(
                Content.of(Response.text(json).getBytes(charset(reply))), "application/json" + declared(reply));
    }

    private static Typed scripted(ScriptedReply.Body body, ScriptedReply reply, Placeholders placeholders) {
        Charset charset = charset(reply);
        String text = body.json()
                .map(json -> Response.text(placeholders.expand(json)))
                .orElseGet(() -> placeholders.expand(body.text().orElse("")));
        byte[] unit = body.bytes().orElseGet(() -> text.getBytes(charset));
        Content content = new Content(
                placeholders.expand(body.before()).getBytes(charset),
                unit,
                body.times(),
                placeholders.expand(body.after()).getBytes(charset));
        return new Typed(content, type(body, text) + declared(reply));
    }

    private static String type(ScriptedReply.Body body, String text) {
        if (body.bytes().isPresent()) {
            return "application/octet-stream";
        }
        return (body.before() + text).stripLeading().startsWith("<") ? "text/html" : "application/json";
    }

    private static Charset charset(ScriptedReply reply) {
        return reply.charset.orElse(StandardCharsets.UTF_8);
    }

    private static String declared(ScriptedReply reply) {
        return reply.charset.map(charset -> ";charset=" + charset.name()).orElse("");
    }

    private record Typed(Content content, String type) {}
}
