package io.github.veomaven.media;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.report.InertJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * {@code downloads.json}: where each file came from, with its size and SHA-256. What an earlier build wrote there is
 * checked, and its file names are never used as paths.
 */
final class Manifest {

    static final String NAME = "downloads.json";

    private static final int SCHEMA_VERSION = 1;
    private static final int MAX_SIZE = 64 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder(
                    new JsonFactoryBuilder().characterEscapes(new InertJson()).build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Manifest() {}

    /** A file and where it came from. */
    record Entry(String task, String url, MediaFile file) {}

    /** Reads the valid entries; none if there is no file. Returns empty for a file that is not one of ours. */
    static Optional<List<Entry>> read(Path manifest) throws DiskException {
        if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
            return Files.exists(manifest, LinkOption.NOFOLLOW_LINKS) ? Optional.empty() : Optional.of(List.of());
        }
        try (InputStream in = Files.newInputStream(manifest, LinkOption.NOFOLLOW_LINKS)) {
            JsonNode json = JSON.readTree(in.readNBytes(MAX_SIZE));
            boolean ours =
                    json.path("schemaVersion").isInt() && json.path("files").isArray();
            return ours ? Optional.of(entries(json)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DiskException(manifest, e);
        }
    }

    private static List<Entry> entries(JsonNode json) {
        List<Entry> entries = new ArrayList<>();
        if (json.path("schemaVersion").asInt() == SCHEMA_VERSION) {
            for (JsonNode file : json.path("files")) {
                if (isSane(file)) {
                    entries.add(new Entry(
                            file.path("task").textValue(),
                            file.path("url").textValue(),
                            new MediaFile(
                                    file.path("file").textValue(),
                                    file.path("size").longValue(),
                                    file.path("sha256").textValue())));
                }
            }
        }
        return entries;
    }

    private static boolean isSane(JsonNode file) {
        return file.path("task").isTextual()
                && file.path("url").isTextual()
                && MediaDirectory.isFileName(file.path("file").asText(""))
                && file.path("size").canConvertToLong()
                && file.path("sha256").asText("").matches("[0-9a-f]{64}");
    }

    static void write(Collection<Entry> entries, OutputStream out) throws IOException {
        ObjectNode json = JSON.createObjectNode().put("schemaVersion", SCHEMA_VERSION);
        ArrayNode files = json.putArray("files");
        for (Entry entry : entries) {
            files.addObject()
                    .put("task", entry.task())
                    .put("url", entry.url())
                    .put("file", entry.file().name())
                    .put("size", entry.file().size())
                    .put("sha256", entry.file().sha256());
        }
        out.write((JSON.writeValueAsString(json) + "\n").replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
    }
}
