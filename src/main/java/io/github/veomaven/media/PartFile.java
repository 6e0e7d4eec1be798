package io.github.veomaven.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.veomaven.files.AtomicFile;
import io.github.veomaven.files.DiskException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The side file that a video grows in, and beside it what its bytes are a beginning of, so that even a later build can
 * go on where this one ended. What lies there from earlier is not trusted.
 */
final class PartFile {

    /** Ours by its name, like the temporary file of {@link AtomicFile}. */
    static final String COPY_PREFIX = ".veo-resuming-";

    private static final int MAX_STATE_SIZE = 64 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    /** Every state begins so, and a killed build may have written only a part of it. */
    private static final byte[] STATE_HEAD = "{\"url\":\"".getBytes(StandardCharsets.US_ASCII);

    private final Path data;
    private final Path state;

    PartFile(Path data, Path state) {
        this.data = data;
        this.state = state;
    }

    /**
     * What the bytes are a beginning of.
     *
     * @param url as the results state it
     * @param validator for {@code If-Range}; empty where the host gave no strong one
     * @param entityTag strong or weak
     * @param length bytes of the whole
     */
    record Origin(String url, Optional<String> validator, Optional<String> entityTag, OptionalLong length) {}

    /**
     * Where to go on.
     *
     * @param from offset of the next byte, at least 1
     */
    record Resumption(long from, Origin origin) {}

    /**
     * Where to go on with a URL; empty for the beginning.
     *
     * @param ours whether the bytes were fetched in this run, minutes ago: then the same length is proof enough where
     *     the host gives no validator
     */
    Optional<Resumption> resumption(String url, boolean ours) {
        return origin().filter(origin -> origin.url().equals(url))
                .filter(origin -> origin.validator().isPresent()
                        || ours && origin.length().isPresent())
                // The last byte of a complete file is fetched again, to learn whether it still is the same file.
                .map(origin -> new Resumption(Math.min(size(), origin.length().orElse(Long.MAX_VALUE) - 1), origin))
                .filter(resumption -> resumption.from() > 0);
    }

    long size() {
        try {
            return Files.isRegularFile(data, LinkOption.NOFOLLOW_LINKS) ? Files.size(data) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** What lies in the way of the side file: something that this plugin did not write. */
    Optional<Path> foreign() {
        boolean ours = hasState();
        if (!ours && Files.exists(state, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(state);
        }
        boolean dataIsOurs = ours && Files.isRegularFile(data, LinkOption.NOFOLLOW_LINKS);
        return dataIsOurs || !Files.exists(data, LinkOption.NOFOLLOW_LINKS) ? Optional.empty() : Optional.of(data);
    }

    /** Whether a state of ours is there: then the bytes beside it are ours, and a video that has just been moved. */
    boolean hasState() {
        if (!Files.isRegularFile(state, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(state, LinkOption.NOFOLLOW_LINKS)) {
            byte[] head = in.readNBytes(STATE_HEAD.length);
            return Arrays.equals(head, Arrays.copyOf(STATE_HEAD, head.length));
        } catch (IOException e) {
            return false;
        }
    }

    Path data() {
        return data;
    }

    /** Starts over. */
    FileChannel restart(Origin origin) throws DiskException {
        try {
            discard();
            writeOrigin(origin);
            return open();
        } catch (IOException e) {
            throw new DiskException(data, e);
        }
    }

    /** Goes on at an offset; what is there from it on is dropped. */
    FileChannel resume(long from) throws DiskException {
        try {
            if (mayBeLinked()) {
                detach();
            }
            FileChannel channel = open();
            channel.truncate(from).position(from);
            return channel;
        } catch (IOException e) {
            throw new DiskException(data, e);
        }
    }

    /** Whether the bytes may be those of another file, too, which writing on would change. */
    private boolean mayBeLinked() throws IOException {
        try {
            return !Integer.valueOf(1).equals(Files.getAttribute(data, "unix:nlink", LinkOption.NOFOLLOW_LINKS));
        } catch (UnsupportedOperationException | IllegalArgumentException notUnix) {
            return true;
        }
    }

    private void detach() throws IOException {
        Path copy = data.resolveSibling(COPY_PREFIX + data.getFileName());
        Files.deleteIfExists(copy);
        Files.copy(data, copy, LinkOption.NOFOLLOW_LINKS);
        AtomicFile.move(copy, data);
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                data,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS));
    }

    /** Drops everything. */
    void discard() throws DiskException {
        try {
            // The bytes first: alone they are never taken for a beginning.
            Files.deleteIfExists(data);
            Files.deleteIfExists(state);
        } catch (IOException e) {
            throw new DiskException(data, e);
        }
    }

    private void writeOrigin(Origin origin) throws IOException {
        ObjectNode json = JSON.createObjectNode().put("url", origin.url());
        origin.validator().ifPresent(validator -> json.put("validator", validator));
        origin.entityTag().ifPresent(tag -> json.put("entityTag", tag));
        origin.length().ifPresent(length -> json.put("length", length));
        Files.write(
                state,
                JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
    }

    private Optional<Origin> origin() {
        if (!Files.isRegularFile(state, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(state)) {
            byte[] bytes = in.readNBytes(MAX_STATE_SIZE);
            return Optional.of(JSON.readTree(bytes))
                    .filter(json -> json.path("url").isTextual())
                    .map(PartFile::origin);
        } catch (JsonProcessingException cutOff) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Origin origin(JsonNode json) {
        JsonNode length = json.path("length");
        boolean hasLength = length.isIntegralNumber() && length.canConvertToLong() && length.longValue() > 0;
        return new Origin(
                json.path("url").textValue(),
                text(json, "validator"),
                text(json, "entityTag"),
                hasLength ? OptionalLong.of(length.longValue()) : OptionalLong.empty());
    }

    /** It becomes a header, so only what may stand in one. */
    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue())
                .filter(text -> text.length() <= 1000 && text.chars().allMatch(c -> c >= ' ' && c < 0x7F));
    }
}
