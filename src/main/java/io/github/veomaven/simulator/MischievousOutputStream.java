package io.github.veomaven.simulator;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalLong;

/** A body on its way: dripping, and cut or reset after so many bytes. */
final class MischievousOutputStream extends FilterOutputStream {

    private static final long DRIPS_PER_SECOND = 10;

    private final Wire wire;
    private final OptionalLong drip;
    private final OptionalLong limit;
    private final boolean resets;
    private long sent;

    /**
     * @param drip bytes per second
     * @param limit bytes after which the connection ends
     * @param resets whether it ends by a reset
     */
    MischievousOutputStream(OutputStream out, Wire wire, OptionalLong drip, OptionalLong limit, boolean resets) {
        super(out);
        this.wire = wire;
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
        long perSecond = drip.getAsLong();
        int drop = (int) Math.min(length, Math.max(1, perSecond / DRIPS_PER_SECOND));
        for (int at = 0; at < length; at += drop) {
            int size = Math.min(drop, length - at);
            out.write(bytes, offset + at, size);
            out.flush();
            wire.pause(Duration.ofNanos(1_000_000_000L * size / perSecond));
        }
    }

    /** The whole body was written: ends the connection where that is due by now. */
    void finish() throws IOException {
        if (limit.isPresent()) {
            end();
        }
    }

    private void end() throws IOException {
        out.flush();
        throw resets ? wire.reset() : wire.cut();
    }
}
