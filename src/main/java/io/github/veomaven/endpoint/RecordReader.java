package io.github.veomaven.endpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the service's envelope from bytes. Lenient about types, fields and encodings, since the service changes without
 * notice; of duplicate fields the last one counts. Never looks into {@code paramJson}, which is the request.
 */
final class RecordReader {

    private static final char REPLACEMENT = '\uFFFD';
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Reads a body.
     *
     * @throws NotJsonException when it is not one whole JSON object
     */
    Envelope read(byte[] body) throws NotJsonException {
        try (JsonParser json = LenientJson.parser(body)) {
            return read(json);
        } catch (IOException e) {
            return readDespiteCharset(body);
        }
    }

    /** A stray byte of another charset, in a message say, must not hide the rest of the record. */
    private static Envelope readDespiteCharset(byte[] body) throws NotJsonException {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            throw broken(text, body.length);
        }
        String bare = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try (JsonParser json = LenientJson.parser(bare)) {
            return read(json);
        } catch (IOException e) {
            throw broken(text, body.length);
        }
    }

    private static NotJsonException broken(String text, int bytes) {
        return text.stripLeading().startsWith("<") ? NotJsonException.html() : NotJsonException.broken(bytes);
    }

    private static Envelope read(JsonParser json) throws IOException, NotJsonException {
        JsonToken first = json.nextToken();
        if (first == null) {
            throw NotJsonException.empty();
        }
        if (first != JsonToken.START_OBJECT) {
            json.skipChildren();
            while (json.nextToken() != null) {
                json.skipChildren();
            }
            throw NotJsonException.noObject();
        }
        EnvelopeFields fields = new EnvelopeFields();
        LenientJson.object(json, fields);
        if (!json.hasToken(JsonToken.END_OBJECT) || json.nextToken() != null) {
            throw new EOFException("not exactly one object");
        }
        return fields.envelope();
    }
}
