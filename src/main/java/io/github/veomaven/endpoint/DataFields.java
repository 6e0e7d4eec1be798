package io.github.veomaven.endpoint;

import com.fasterxml.jackson.core.JsonParser;
import io.github.veomaven.await.TaskRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Collects the fields of {@code data}. */
final class DataFields implements LenientJson.FieldReader {

    private Optional<String> taskId = Optional.empty();
    private Optional<String> flag = Optional.empty();
    private Optional<Boolean> fallback = Optional.empty();
    private Optional<Instant> createdAt = Optional.empty();
    private Optional<Instant> completedAt = Optional.empty();
    private Optional<String> errorCode = Optional.empty();
    private Optional<String> errorMessage = Optional.empty();
    private List<String> mediaIds = List.of();
    private List<String> imageUrls = List.of();
    private ResponseFields response = new ResponseFields();

    @Override
    public void read(String name, JsonParser value) throws IOException {
        switch (name) {
            case "taskId" -> taskId = LenientJson.text(value);
            case "successFlag" -> flag = LenientJson.scalar(value);
            case "fallbackFlag" -> fallback = LenientJson.text(value).flatMap(LenientJson::bool);
            case "createTime" -> createdAt = LenientJson.text(value).flatMap(LenientTime::read);
            case "completeTime" -> completedAt = LenientJson.text(value).flatMap(LenientTime::read);
            case "errorCode" -> errorCode = LenientJson.text(value).map(DataFields::withoutFraction);
            case "errorMessage" -> errorMessage = LenientJson.text(value);
            case "mediaIds" -> mediaIds = LenientJson.texts(value);
            case "imageUrls" -> imageUrls = LenientJson.texts(value);
            case "response" -> response = response(value);
            default -> {
                // Above all paramJson: it is the request, with the customer's own URLs and secrets.
            }
        }
    }

    private static ResponseFields response(JsonParser value) throws IOException {
        ResponseFields fields = new ResponseFields();
        return LenientJson.objectOrText(value, fields) ? fields : new ResponseFields();
    }

    /** {@code 500.0} is the code 500. */
    private static String withoutFraction(String code) {
        return LenientNumber.whole(code).map(String::valueOf).orElse(code);
    }

    Envelope.Data data() {
        TaskRecord record = TaskRecord.builder()
                .successFlag(flag.flatMap(LenientNumber::integer))
                .resultUrls(response.resultUrls())
                .fullResultUrls(response.fullResultUrls())
                .originUrls(response.originUrls())
                .mediaIds(firstStated(response.mediaIds(), mediaIds))
                .imageUrls(firstStated(response.imageUrls(), imageUrls))
                .resolution(response.resolution())
                .fallback(fallback)
                .hasAudio(response.hasAudio())
                .seeds(response.seeds())
                .createdAt(createdAt)
                .completedAt(completedAt)
                .errorCode(errorCode)
                .errorMessage(errorMessage)
                .build();
        return new Envelope.Data(taskId, flag, record);
    }

    private static List<String> firstStated(List<String> first, List<String> second) {
        return first.isEmpty() ? second : first;
    }
}
