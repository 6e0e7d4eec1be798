package io.github.veomaven.endpoint;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Collects the fields of {@code data.response}: the results. */
final class ResponseFields implements LenientJson.FieldReader {

    private List<String> resultUrls = List.of();
    private List<String> fullResultUrls = List.of();
    private List<String> originUrls = List.of();
    private List<String> mediaIds = List.of();
    private List<String> imageUrls = List.of();
    private Optional<String> resolution = Optional.empty();
    private List<Boolean> hasAudio = List.of();
    private List<Long> seeds = List.of();

    @Override
    public void read(String name, JsonParser value) throws IOException {
        switch (name) {
            case "resultUrls" -> resultUrls = LenientJson.texts(value);
            case "fullResultUrls" -> fullResultUrls = LenientJson.texts(value);
            case "originUrls" -> originUrls = LenientJson.texts(value);
            case "mediaIds" -> mediaIds = LenientJson.texts(value);
            case "imageUrls" -> imageUrls = LenientJson.texts(value);
            case "resolution" -> resolution = LenientJson.text(value).map(String::strip);
            case "hasAudioList" -> hasAudio = LenientJson.list(value, LenientJson::bool);
            case "seeds" -> seeds = LenientJson.list(value, LenientNumber::whole);
            default -> {
                // Unknown fields are the service's business.
            }
        }
    }

    List<String> resultUrls() {
        return resultUrls;
    }

    List<String> fullResultUrls() {
        return fullResultUrls;
    }

    List<String> originUrls() {
        return originUrls;
    }

    List<String> mediaIds() {
        return mediaIds;
    }

    List<String> imageUrls() {
        return imageUrls;
    }

    Optional<String> resolution() {
        return resolution;
    }

    List<Boolean> hasAudio() {
        return hasAudio;
    }

    List<Long> seeds() {
        return seeds;
    }
}
