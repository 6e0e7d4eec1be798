package io.github.veomaven.endpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.veomaven.await.TaskRecord;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A body that is a JSON object. It is read leniently as to types, fields and encodings, since the service changes without
 * notice. Of duplicate fields the last one counts. {@code paramJson}, which is the request, is never read.
 *
 * <p>The fields of all levels are collected here as they are parsed, and what is kept is limited ({@link LenientJson}): a
 * megabyte of URLs for each of a thousand tasks would fill the memory.
 */
final class Envelope implements LenientJson.FieldReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final int ENVELOPE = 0;
    private static final int ERROR = 1;
    private static final int DATA = 2;
    private static final int RESPONSE = 3;

    /** The level whose fields are being read. Not an enum, whose {@code switch} would make every build load two more classes. */
    private int level = ENVELOPE;

    private Optional<Integer> code = Optional.empty();
    private Optional<String> msg = Optional.empty();
    private final Set<String> otherWords = new LinkedHashSet<>();
    private boolean oddData;
    private boolean hasRecord;

    private Optional<String> taskId = Optional.empty();
    private Optional<String> flag = Optional.empty();
    private TaskRecord.Builder facts = TaskRecord.builder();
    private List<String> outerMediaIds = List.of();
    private List<String> outerImageUrls = List.of();
    private List<String> mediaIds = List.of();
    private List<String> imageUrls = List.of();
    private int leftOut;
    private TaskRecord record = TaskRecord.EMPTY;

    private Envelope() {}

    /**
     * Parses a body.
     *
     * @throws TroubleException if it is not one whole JSON object; the message continues "The reply was HTTP 200 with"
     */
    static Envelope read(byte[] body) throws TroubleException {
        String text = text(body);
        try (JsonParser json = LenientJson.parser(text)) {
            return read(json);
        } catch (TroubleException e) {
            throw e;
        } catch (IOException e) {
            throw new TroubleException(
                    "not JSON",
                    text.stripLeading().startsWith("<")
                            ? "a page of HTML or XML instead of JSON"
                            : body.length + " bytes that are not complete JSON");
        }
    }

    /**
     * Decodes the body from whatever encoding of Unicode it uses. A stray byte of another charset, for instance in a
     * message, becomes a replacement character: it must not hide the rest of the record.
     */
    private static String text(byte[] body) {
        String text = new String(body, charset(body));
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** Detects the encoding by the byte order mark, or by where the zeros are, since JSON begins with an ASCII character. */
    private static Charset charset(byte[] body) {
        if (body.length < 4) {
            return StandardCharsets.UTF_8;
        }
        boolean zero = body[1] == 0;
        if (body[0] == 0) {
            return zero ? Charset.forName("UTF-32BE") : StandardCharsets.UTF_16BE;
        }
        if (zero || body[0] == (byte) 0xff && body[1] == (byte) 0xfe) {
            return body[2] == 0 && body[3] == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
        }
        return body[0] == (byte) 0xfe && body[1] == (byte) 0xff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static Envelope read(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            throw new TroubleException("empty body", "an empty body");
        }
        if (first != JsonToken.START_OBJECT) {
            json.skipChildren();
            while (json.nextToken() != null) {
                json.skipChildren();
            }
            throw new TroubleException("no JSON object", "JSON that is not an object");
        }
        Envelope envelope = new Envelope();
        LenientJson.object(json, envelope);
        if (!json.hasToken(JsonToken.END_OBJECT) || json.nextToken() != null) {
            throw new EOFException("not exactly one object");
        }
        envelope.complete();
        return envelope;
    }

    @Override
    public void read(String name, JsonParser value) throws IOException {
        switch (level) {
            case ENVELOPE -> readEnvelope(name, value);
            case ERROR -> readError(name, value);
            case DATA -> readData(name, value);
            case RESPONSE -> readResponse(name, value);
            default -> throw new IllegalStateException("level " + level);
        }
    }

    private void readEnvelope(String name, JsonParser value) throws IOException {
        switch (name) {
            case "code" -> readCode(value);
            case "msg" -> msg = LenientJson.text(value);
            case "data" -> readRecord(value);
            case "error" -> readErrors(value);
            default -> readError(name, value);
        }
    }

    private void readCode(JsonParser value) throws IOException {
        Optional<String> text = LenientJson.text(value);
        code = text.isPresent() ? LenientText.integer(text.get()) : Optional.empty();
        if (code.isEmpty() && text.isPresent()) {
            otherWords.add(text.get());
        }
    }

    private void readErrors(JsonParser value) throws IOException {
        if (value.hasToken(JsonToken.START_OBJECT)) {
            level = ERROR;
            LenientJson.object(value, this);
            level = ENVELOPE;
        } else {
            readError("error", value);
        }
    }

    /** Reads the fields in which other software reports errors. */
    private void readError(String name, JsonParser value) throws IOException {
        switch (name) {
            case "title", "error", "message", "msg", "detail", "error_description" -> {
                Optional<String> text = LenientJson.text(value);
                if (text.isPresent()) {
                    otherWords.add(text.get());
                }
            }
            default -> {
                // Unknown fields are ignored.
            }
        }
    }

    private void readRecord(JsonParser value) throws IOException {
        boolean absent = value.hasToken(JsonToken.VALUE_NULL);
        forgetData();
        level = DATA;
        hasRecord = LenientJson.objectOrText(value, this);
        level = ENVELOPE;
        oddData = !hasRecord && !absent;
        if (!hasRecord) {
            forgetData();
        }
    }

    private void forgetData() {
        taskId = Optional.empty();
        flag = Optional.empty();
        facts = TaskRecord.builder();
        outerMediaIds = List.of();
        outerImageUrls = List.of();
        leftOut = 0;
        forgetResponse();
    }

    private void readData(String name, JsonParser value) throws IOException {
        switch (name) {
            case "taskId" -> taskId = LenientJson.text(value);
            case "successFlag" -> flag = flag(value);
            case "fallbackFlag" -> facts.fallback(bool(LenientJson.text(value)));
            case "createTime" -> facts.createdAt(time(LenientJson.text(value)));
            case "completeTime" -> facts.completedAt(time(LenientJson.text(value)));
            case "errorCode" -> facts.errorCode(withoutFraction(LenientJson.text(value)));
            case "errorMessage" -> facts.errorMessage(LenientJson.text(value));
            case "mediaIds" -> outerMediaIds = texts(value);
            case "imageUrls" -> outerImageUrls = texts(value);
            case "response" -> readResults(value);
            default -> {
                // Unknown fields are ignored, and so is paramJson: the request, with the customer's own URLs and
                // secrets.
            }
        }
    }

    private static Optional<String> flag(JsonParser value) throws IOException {
        if (value.hasToken(JsonToken.START_ARRAY)) {
            return Optional.of("an array");
        }
        return value.hasToken(JsonToken.START_OBJECT) ? Optional.of("an object") : LenientJson.text(value);
    }

    private void readResults(JsonParser value) throws IOException {
        forgetResponse();
        level = RESPONSE;
        boolean read = LenientJson.objectOrText(value, this);
        level = DATA;
        if (!read) {
            forgetResponse();
        }
    }

    private void forgetResponse() {
        mediaIds = List.of();
        imageUrls = List.of();
        facts.resultUrls(List.of())
                .fullResultUrls(List.of())
                .originUrls(List.of())
                .resolution(Optional.empty())
                .hasAudio(List.of())
                .seeds(List.of());
    }

    private void readResponse(String name, JsonParser value) throws IOException {
        switch (name) {
            case "resultUrls" -> facts.resultUrls(texts(value));
            case "fullResultUrls" -> facts.fullResultUrls(texts(value));
            case "originUrls" -> facts.originUrls(texts(value));
            case "mediaIds" -> mediaIds = texts(value);
            case "imageUrls" -> imageUrls = texts(value);
            case "resolution" -> facts.resolution(stripped(LenientJson.text(value)));
            case "hasAudioList" -> facts.hasAudio(bools(texts(value)));
            case "seeds" -> facts.seeds(numbers(texts(value)));
            default -> {
                // Unknown fields are ignored.
            }
        }
    }

    private List<String> texts(JsonParser value) throws IOException {
        List<String> texts = new ArrayList<>();
        leftOut += LenientJson.texts(value, texts);
        return texts;
    }

    private static List<Boolean> bools(List<String> texts) {
        List<Boolean> bools = new ArrayList<>();
        for (String text : texts) {
            Optional<Boolean> bool = LenientText.bool(text);
            if (bool.isPresent()) {
                bools.add(bool.get());
            }
        }
        return bools;
    }

    private static List<Long> numbers(List<String> texts) {
        List<Long> numbers = new ArrayList<>();
        for (String text : texts) {
            Optional<Long> number = LenientText.whole(text);
            if (number.isPresent()) {
                numbers.add(number.get());
            }
        }
        return numbers;
    }

    private static Optional<Boolean> bool(Optional<String> text) {
        return text.isPresent() ? LenientText.bool(text.get()) : Optional.empty();
    }

    private static Optional<Instant> time(Optional<String> text) {
        return text.isPresent() ? LenientText.time(text.get()) : Optional.empty();
    }

    private static Optional<String> stripped(Optional<String> text) {
        return text.isPresent() ? Optional.of(text.get().strip()) : text;
    }

    /** Turns {@code 500.0} into {@code 500}. */
    private static Optional<String> withoutFraction(Optional<String> code) {
        Optional<Long> whole = code.isPresent() ? LenientText.whole(code.get()) : Optional.empty();
        return whole.isPresent() ? Optional.of(whole.get().toString()) : code;
    }

    private void complete() {
        if (hasRecord) {
            record = facts.successFlag(flag.isPresent() ? LenientText.integer(flag.get()) : Optional.empty())
                    .mediaIds(mediaIds.isEmpty() ? outerMediaIds : mediaIds)
                    .imageUrls(imageUrls.isEmpty() ? outerImageUrls : imageUrls)
                    .leftOut(leftOut > 0 ? Optional.of(leftOut) : Optional.empty())
                    .build();
        }
    }

    /** The application's status; empty if it was not a whole number, so that this is not the service's envelope. */
    Optional<Integer> code() {
        return code;
    }

    /** The application's words, which decide nothing. */
    Optional<String> msg() {
        return msg;
    }

    /**
     * The words of an error: {@code msg}, or what other software uses instead, such as {@code title} and {@code detail} of
     * {@code application/problem+json}.
     */
    Optional<String> words() {
        return msg.isPresent() || otherWords.isEmpty() ? msg : Optional.of(String.join(": ", otherWords));
    }

    /** Returns whether {@code data} was neither an object nor null. */
    boolean hasOddData() {
        return oddData;
    }

    /** Returns whether {@code data} was an object. */
    boolean hasRecord() {
        return hasRecord;
    }

    /** The facts in {@code data}. */
    TaskRecord record() {
        return record;
    }

    /** The id of the task that {@code data} says it is about. */
    Optional<String> taskId() {
        return taskId;
    }

    /** {@code successFlag} as it was written, if it was a scalar. */
    Optional<String> flag() {
        return flag;
    }
}
