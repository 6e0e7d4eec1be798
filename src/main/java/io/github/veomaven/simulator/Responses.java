package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Turns scripted replies into responses. */
final class Responses {

    private static final String CONTENT_ENCODING = "Content-Encoding";

    private final SampleVideo video;

    Responses(SampleVideo video) {
        this.video = video;
    }

    /**
     * The response to a poll.
     *
     * @param reply says how the response is sent, and may say what it contains
     * @param usual what the task would say without a scenario
     */
    static Response poll(
            Playbacks.Turn reply, Playbacks.Turn usual, Placeholders placeholders, boolean clientReadsGzip) {
        ScriptedReply script = reply.reply();
        Typed body = script.body.isPresent()
                ? scripted(script.body.get(), script, placeholders)
                : said(script, script.leavesTheContentOpen() ? usual : reply, placeholders);
        Response response = response(script, body, placeholders);
        response.gzip = script.gzip.orElse(clientReadsGzip && !response.headers.containsKey(CONTENT_ENCODING));
        return response;
    }

    /** The response to a request for a media file, ranges considered. */
    Response media(ScriptedReply script, IncomingRequest request, Placeholders placeholders) {
        boolean isThere = script.status == 200;
        Typed body = script.body.isPresent()
                ? scripted(script.body.get(), script, placeholders)
                : isThere ? video(script) : refusal(script);
        Response response = response(script, body, placeholders);
        response.gzip = script.gzip.orElse(false);
        if (isThere && script.ranges) {
            ByteRange.apply(response, request);
        }
        return response;
    }

    private static Response response(ScriptedReply script, Typed body, Placeholders placeholders) {
        Response response = new Response(script.status, body.content(), body.type(), script);
        script.headers.forEach((name, values) -> response.headers.put(
                name, values.stream().map(placeholders::expand).toList()));
        return response;
    }

    private Typed video(ScriptedReply script) {
        Content content = script.size.isPresent() ? video.paddedTo(script.size.get()) : video.content();
        return new Typed(content, "video/mp4");
    }

    private static Typed said(ScriptedReply script, Playbacks.Turn turn, Placeholders placeholders) {
        ScriptedReply said = turn.reply();
        if (said.state.isEmpty()) {
            return refusal(script);
        }
        ObjectNode record = said.record.deepCopy().setAll(script.record);
        return json(Envelopes.of(said.state.get(), turn, record, placeholders), script);
    }

    private static Typed refusal(ScriptedReply script) {
        return json(Envelopes.error(script.status, "HTTP " + script.status), script);
    }

    private static Typed json(JsonNode json, ScriptedReply script) {
        return new Typed(
                Content.of(Response.text(json).getBytes(charset(script))), "application/json" + declared(script));
    }

    private static Typed scripted(ScriptedReply.Body body, ScriptedReply script, Placeholders placeholders) {
        Charset charset = charset(script);
        byte[] unit;
        String type;
        if (body.unit() instanceof BinaryNode bytes) {
            unit = bytes.binaryValue();
            type = "application/octet-stream";
        } else {
            String text = body.unit().isTextual()
                    ? placeholders.expand(body.unit().textValue())
                    : Response.text(placeholders.expand(body.unit()));
            unit = text.getBytes(charset);
            type = (body.before() + text).stripLeading().startsWith("<") ? "text/html" : "application/json";
        }
        Content content = new Content(
                placeholders.expand(body.before()).getBytes(charset),
                unit,
                body.times(),
                placeholders.expand(body.after()).getBytes(charset));
        return new Typed(content, type + declared(script));
    }

    private static Charset charset(ScriptedReply script) {
        return script.charset.orElse(StandardCharsets.UTF_8);
    }

    private static String declared(ScriptedReply script) {
        return script.charset.map(charset -> ";charset=" + charset.name()).orElse("");
    }

    private record Typed(Content content, String type) {}
}
