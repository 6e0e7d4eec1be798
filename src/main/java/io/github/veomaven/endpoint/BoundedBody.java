package io.github.veomaven.endpoint;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads bodies that may be endless, or blow up when unpacked. */
final class BoundedBody {

    /** The most bytes of a body, packed and unpacked alike. A record is a few hundred bytes. */
    static final int MAX_BYTES = 1024 * 1024;

    private BoundedBody() {}

    /**
     * Reads to the end.
     *
     * @throws TroubleException when there is more than {@link #MAX_BYTES}; the rest has not been read
     */
    static byte[] read(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new TroubleException(
                    "body too large", "The reply's body is larger than " + MAX_BYTES + " bytes, so it was not read");
        }
        return bytes;
    }

    /**
     * Undoes a {@code Content-Encoding}.
     *
     * @param encoding the header's value; empty for none
     * @throws TroubleException when the encoding is unknown, a lie, or hides too much
     */
    static byte[] decode(byte[] raw, String encoding) throws IOException {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> raw;
            case "gzip", "x-gzip" -> raw.length == 0 ? raw : gunzip(raw);
            default ->
                throw new TroubleException(
                        "unknown encoding", "The reply has a Content-Encoding that was not asked for");
        };
    }

    private static byte[] gunzip(byte[] raw) throws IOException {
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(raw))) {
            return read(unpacked);
        } catch (EOFException e) {
            throw new TroubleException("truncated", "The reply's gzip data ends too early");
        } catch (ZipException e) {
            throw new TroubleException("not gzip", "The reply says gzip, but its body is something else");
        }
    }
}
