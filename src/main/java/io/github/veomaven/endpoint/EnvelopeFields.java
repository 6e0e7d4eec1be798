package io.github.veomaven.endpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Collects the fields of the envelope. */
final class EnvelopeFields implements LenientJson.FieldReader {

    private Optional<Integer> code = Optional.empty();
    private Optional<String> msg = Optional.empty();
    private Optional<Envelope.Data> data = Optional.empty();
    private boolean oddData;

    @Override
    public void read(String name, JsonParser value) throws IOException {
        switch (name) {
            case "code" -> code = LenientJson.text(value).flatMap(LenientNumber::integer);
            case "msg" -> msg = LenientJson.text(value);
            case "data" -> readData(value);
            default -> {
                // Unknown fields are the service's business.
            }
        }
    }

    private void readData(JsonParser value) throws IOException {
        boolean absent = value.hasToken(JsonToken.VALUE_NULL);
        DataFields fields = new DataFields();
        boolean read = LenientJson.objectOrText(value, fields);
        data = read ? Optional.of(fields.data()) : Optional.empty();
        oddData = !read && !absent;
    }

    Envelope envelope() {
        return new Envelope(code, msg, data, oddData);
    }
}
