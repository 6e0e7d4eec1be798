package io.github.veomaven.media;

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
 * The file that a video is downloaded to, with a second file that says which resource it is part of, so that even a later
 * build can resume it. Neither file is trusted if it is there from an earlier run.
 */
final class PartFile {

    /** Only this plugin uses this name, like that of the temporary file of {@link AtomicFile}. */
    static final String COPY_PREFIX = ".veo-resuming-";

    private static final int MAX_STATE_SIZE = 64 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    /** How every state file begins; a killed build may have written only a part of it. */
    private static final byte[] STATE_HEAD = "{\"url\":\"".getBytes(StandardCharsets.US_ASCII);

    private final Path data;
    private final Path state;

    PartFile(Path data, Path state) {
        this.data = data;
        this.state = state;
    }

    /**
     * The resource that the bytes are the beginning of.
     *
     * @param url as the results state it
     * @param validator for {@code If-Range}; empty if the host sent no strong one
     * @param entityTag strong or weak
     * @param length bytes of the whole video
     */
    record Origin(String url, Optional<String> validator, Optional<String> entityTag, OptionalLong length) {}

    /**
     * Where to resume.
     *
     * @param from offset of the next byte, at least 1
     */
    record Resumption(long from, Origin origin) {}

    /**
     * Where to resume a URL; empty to start from the beginning.
     *
     * @param ours whether the bytes were fetched in this run, minutes ago: then the same length is proof enough if the
     *     host sent no validator
     */
    Optional<Resumption> resumption(String url, boolean ours) {
        return origin().filter(origin -> origin.url().equals(url))
                .filter(origin -> origin.validator().isPresent()
                        || ours && origin.length().isPresent())
                // The last byte of a complete file is fetched again, to find out whether the host still has the same
                // file.
                .map(origin -> new Resumption(Math.min(size(), origin.length().orElse(Long.MAX_VALUE) - 1), origin))
                .filter(resumption -> resumption.from() > 0);
    }

    private long size() {
        try {
            return Files.isRegularFile(data, LinkOption.NOFOLLOW_LINKS) ? Files.size(data) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** A file in the place of one of the two that this plugin did not write. */
    Optional<Path> foreign() {
        boolean ours = hasState();
        if (!ours && Files.exists(state, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(state);
        }
        boolean dataIsOurs = ours && Files.isRegularFile(data, LinkOption.NOFOLLOW_LINKS);
        return dataIsOurs || !Files.exists(data, LinkOption.NOFOLLOW_LINKS) ? Optional.empty() : Optional.of(data);
    }

    /** Whether a state file of ours is there: then the part file is ours, and so is a video just moved from it. */
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

    /** Opens an empty part file. */
    FileChannel restart(Origin origin) throws DiskException {
        try {
            discard();
            writeOrigin(origin);
            return open();
        } catch (IOException e) {
            throw new DiskException(data, e);
        }
    }

    /** Opens the part file at an offset, and drops the bytes from there on. */
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

    /** Whether the part file may be linked to another file, which writing would change. */
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

    /** Removes both files. */
    void discard() throws DiskException {
        try {
            // In this order: bytes without a state would count as a file of someone else.
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
        } catch (IOException unreadable) {
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

    /** The text becomes a header, so it may contain only what a header may. */
    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue())
                .filter(text -> text.length() <= 1000 && text.chars().allMatch(c -> c >= ' ' && c < 0x7F));
    }
}
