package io.github.veomaven.simulator;

import io.github.veomaven.simulator.ScriptedReply.Reset;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;

/** Sends the body of a {@link Response}: slowly, if scripted, and cuts or resets the connection after so many bytes. */
final class ResponseBody extends FilterOutputStream {

    private static final long UNKNOWN = -1;
    private static final long CUT_OF_UNKNOWN_LENGTH = 1000;
    private static final long DRIPS_PER_SECOND = 10;

    private final Response response;
    private final ClientSocket socket;

    /** Bytes after which the connection ends. */
    private final Optional<Long> limit;

    private long sent;

    private ResponseBody(OutputStream out, Response response, ClientSocket socket) {
        super(out);
        this.response = response;
        this.socket = socket;
        this.limit = limit(response);
    }

    static HttpEntity of(Response response, ClientSocket socket) {
        return new EntityTemplate(length(response), null, out -> new ResponseBody(out, response, socket).send());
    }

    private static long length(Response response) {
        return response.gzip || response.script.chunked ? UNKNOWN : response.count;
    }

    /** A reset inside the body happens in its middle, unless the scenario says where. */
    private static Optional<Long> limit(Response response) {
        Optional<Long> truncate = response.script.truncate;
        if (truncate.isPresent() || !response.script.resets(Reset.INSIDE_BODY)) {
            return truncate;
        }
        return Optional.of(length(response) == UNKNOWN ? CUT_OF_UNKNOWN_LENGTH : response.count / 2);
    }

    /** Ends the connection after the whole body if its limit is not reached before. */
    private void send() throws IOException {
        if (response.gzip) {
            GZIPOutputStream compressed = new GZIPOutputStream(this, 8192);
            response.content.writeTo(compressed, response.from, response.count);
            compressed.finish();
        } else {
            response.content.writeTo(this, response.from, response.count);
        }
        if (limit.isPresent()) {
            end();
        }
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int allowed = (int) Math.min(length, limit.orElse(Long.MAX_VALUE) - sent);
        send(bytes, offset, allowed);
        sent += allowed;
        if (allowed < length) {
            end();
        }
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
        if (response.script.drip.isEmpty()) {
            out.write(bytes, offset, length);
            return;
        }
        long perSecond = response.script.drip.get();
        int drop = (int) Math.min(length, Math.max(1, perSecond / DRIPS_PER_SECOND));
        for (int at = 0; at < length; at += drop) {
            int size = Math.min(drop, length - at);
            out.write(bytes, offset + at, size);
            out.flush();
            socket.pause(Duration.ofNanos(1_000_000_000L * size / perSecond));
        }
    }

    private void end() throws IOException {
        out.flush();
        throw response.script.resets(Reset.INSIDE_BODY) ? socket.reset() : socket.cut();
    }
}
