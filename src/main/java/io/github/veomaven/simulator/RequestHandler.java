package io.github.veomaven.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Sends the answers of one connection, with all their mischief. */
final class RequestHandler implements HttpServerRequestHandler {

    /** Larger bodies are compressed while they are sent, so without a length. */
    private static final long COMPRESSED_AHEAD = 64 * 1024;

    private final Service service;
    private final Wire wire;
    private Map<String, List<String>> latestHeaders = Map.of();

    RequestHandler(Service service, Wire wire) {
        this.service = service;
        this.wire = wire;
    }

    @Override
    public void handle(ClassicHttpRequest request, ResponseTrigger trigger, HttpContext context)
            throws HttpException, IOException {
        IncomingRequest incoming = IncomingRequest.of(request, latestHeaders);
        latestHeaders = incoming.headers();
        Answer answer = service.answer(incoming, wire.number());
        beforeTheFirstByte(answer);
        if (answer.mischief().thenClose()) {
            wire.closeAfterReply();
        }
        trigger.submitResponse(response(answer));
    }

    private void beforeTheFirstByte(Answer answer) throws IOException {
        Mischief mischief = answer.mischief();
        if (!mischief.delay().isZero()) {
            wire.pause(mischief.delay());
        }
        if (mischief.neverAnswer()) {
            wire.staySilent();
        }
        if (mischief.resets(Mischief.Reset.BEFORE)) {
            throw wire.reset();
        }
        if (mischief.resets(Mischief.Reset.INSIDE_HEAD)) {
            throw wire.resetInsideHead(answer.status());
        }
    }

    private BasicClassicHttpResponse response(Answer answer) throws IOException {
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(answer.status());
        answer.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (answer.gzip()) {
            response.setHeader("Content-Encoding", "gzip");
            response.setHeader("Vary", "Accept-Encoding");
        }
        response.setEntity(new AnswerEntity(compressedAhead(answer), wire));
        return response;
    }

    private static Answer compressedAhead(Answer answer) throws IOException {
        if (!answer.gzip() || answer.count() > COMPRESSED_AHEAD) {
            return answer;
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            answer.content().writeTo(gzip, answer.from(), answer.count());
        }
        Content content = Content.of(compressed.toByteArray());
        Map<String, List<String>> headers = answer.headers();
        return new Answer(
                answer.status(), headers, content, 0, content.length(), false, answer.chunked(), answer.mischief());
    }
}
