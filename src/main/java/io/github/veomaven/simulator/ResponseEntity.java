package io.github.veomaven.simulator;

import io.github.veomaven.simulator.ScriptedReply.Reset;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** The body of a {@link Response}, streamed. */
final class ResponseEntity extends AbstractHttpEntity {

    private static final long UNKNOWN = -1;
    private static final long CUT_OF_UNKNOWN_LENGTH = 1000;

    private final Response response;
    private final ClientSocket socket;

    ResponseEntity(Response response, ClientSocket socket) {
        super((String) null, null, response.script.chunked);
        this.response = response;
        this.socket = socket;
    }

    @Override
    public long getContentLength() {
        return response.gzip || response.script.chunked ? UNKNOWN : response.count;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        FaultyOutputStream body = new FaultyOutputStream(
                out, socket, response.script.drip, limit(), response.script.resets(Reset.INSIDE_BODY));
        if (response.gzip) {
            GZIPOutputStream compressed = new GZIPOutputStream(body, 8192);
            response.content.writeTo(compressed, response.from, response.count);
            compressed.finish();
        } else {
            response.content.writeTo(body, response.from, response.count);
        }
        body.finish();
    }

    /** A reset inside the body happens in its middle, unless the scenario says where. */
    private Optional<Long> limit() {
        Optional<Long> truncate = response.script.truncate;
        if (truncate.isPresent() || !response.script.resets(Reset.INSIDE_BODY)) {
            return truncate;
        }
        return Optional.of(getContentLength() == UNKNOWN ? CUT_OF_UNKNOWN_LENGTH : response.count / 2);
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("The body is written, not read");
    }

    @Override
    public void close() {
        // nothing is held open
    }

    /** Sends a body slowly, if scripted, and cuts or resets the connection after so many bytes. */
    private static final class FaultyOutputStream extends FilterOutputStream {

        private static final long DRIPS_PER_SECOND = 10;

        private final ClientSocket socket;
        private final Optional<Long> drip;
        private final Optional<Long> limit;
        private final boolean resets;
        private long sent;

        /**
         * @param drip bytes per second
         * @param limit bytes after which the connection ends
         * @param resets whether it ends by a reset
         */
        FaultyOutputStream(
                OutputStream out, ClientSocket socket, Optional<Long> drip, Optional<Long> limit, boolean resets) {
            super(out);
            this.socket = socket;
            this.drip = drip;
            this.limit = limit;
            this.resets = resets;
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
            if (drip.isEmpty()) {
                out.write(bytes, offset, length);
                return;
            }
            long perSecond = drip.get();
            int drop = (int) Math.min(length, Math.max(1, perSecond / DRIPS_PER_SECOND));
            for (int at = 0; at < length; at += drop) {
                int size = Math.min(drop, length - at);
                out.write(bytes, offset + at, size);
                out.flush();
                socket.pause(Duration.ofNanos(1_000_000_000L * size / perSecond));
            }
        }

        /** Ends the connection after the whole body, if its limit was not reached before. */
        void finish() throws IOException {
            if (limit.isPresent()) {
                end();
            }
        }

        private void end() throws IOException {
            out.flush();
            throw resets ? socket.reset() : socket.cut();
        }
    }
}
