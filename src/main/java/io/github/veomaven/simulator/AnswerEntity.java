package io.github.veomaven.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** The body of an {@link Answer}, streamed. */
final class AnswerEntity extends AbstractHttpEntity {

    private static final long UNKNOWN = -1;
    private static final long CUT_OF_UNKNOWN_LENGTH = 1000;

    private final Answer answer;
    private final Wire wire;

    AnswerEntity(Answer answer, Wire wire) {
        super((String) null, null, answer.chunked());
        this.answer = answer;
        this.wire = wire;
    }

    @Override
    public long getContentLength() {
        return answer.gzip() || answer.chunked() ? UNKNOWN : answer.count();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        MischievousOutputStream body = new MischievousOutputStream(
                out, wire, answer.mischief().drip(), limit(), answer.mischief().resets(Mischief.Reset.INSIDE_BODY));
        if (answer.gzip()) {
            GZIPOutputStream compressed = new GZIPOutputStream(body, 8192);
            answer.content().writeTo(compressed, answer.from(), answer.count());
            compressed.finish();
        } else {
            answer.content().writeTo(body, answer.from(), answer.count());
        }
        body.finish();
    }

    /** A reset inside the body without a place is in its middle. */
    private OptionalLong limit() {
        OptionalLong truncate = answer.mischief().truncate();
        if (truncate.isPresent() || !answer.mischief().resets(Mischief.Reset.INSIDE_BODY)) {
            return truncate;
        }
        return OptionalLong.of(getContentLength() == UNKNOWN ? CUT_OF_UNKNOWN_LENGTH : answer.count() / 2);
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
}
