package io.github.veomaven.media;

import io.github.veomaven.files.DiskException;
import io.github.veomaven.media.Headers.ContentRange;
import io.github.veomaven.media.PartFile.Origin;
import io.github.veomaven.media.PartFile.Resumption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** Takes the body of a response into the side file, as far as it is what was asked for. */
final class Reception implements Exchange.Receiver {

    private static final int BUFFER = 64 * 1024;

    private final String url;
    private final PartFile part;
    private final Optional<Resumption> resumption;
    private final long maxFileSize;
    private final Progress progress;

    Reception(String url, PartFile part, Optional<Resumption> resumption, long maxFileSize, Progress progress) {
        this.url = url;
        this.part = part;
        this.resumption = resumption;
        this.maxFileSize = maxFileSize;
        this.progress = progress;
    }

    @Override
    public void receive(ClassicHttpResponse response) throws IOException, TransferFailure {
        Headers headers = new Headers(response);
        switch (response.getCode()) {
            case 200 -> whole(headers, response.getEntity());
            case 206 -> rest(headers, response.getEntity());
            default -> throw startAnew("the host has no such part of the video any more");
        }
    }

    /** Also when a part was asked for: the host ignores ranges, or has another video by now. */
    private void whole(Headers headers, HttpEntity entity) throws IOException, TransferFailure {
        if (headers.announcesHtml()) {
            throw TransferFailure.expired("the host answered with a web page instead of a video");
        }
        if (entity == null) {
            throw TransferFailure.again("empty answer", "the host answered without a body");
        }
        OptionalLong length =
                entity.getContentLength() < 0 ? OptionalLong.empty() : OptionalLong.of(entity.getContentLength());
        requireAllowed(length.orElse(0));
        length.ifPresent(progress::expected);
        Origin origin = new Origin(url, headers.strongValidator(), headers.entityTag(), length);
        try (FileChannel file = part.restart(origin)) {
            copy(entity, file);
            boolean endsWithTheConnection = length.isEmpty() && !entity.isChunked();
            if (endsWithTheConnection && !Mp4.isWhole(file)) {
                throw cutOff(file.size(), length);
            }
            requireLength(file, length);
        }
    }

    private void rest(Headers headers, HttpEntity entity) throws IOException, TransferFailure {
        Optional<ContentRange> answered =
                headers.contentRange().filter(it -> resumption.isPresent() && continues(it, headers, resumption.get()));
        if (answered.isEmpty()) {
            throw startAnew("the host answered with another part than was asked for");
        }
        ContentRange range = answered.get();
        requireAllowed(range.total());
        progress.expected(range.total());
        try (FileChannel file = part.resume(range.first())) {
            copy(entity, file);
            if (file.size() > range.total()) {
                throw startAnew("the host sent more than it announced");
            }
            requireLength(file, OptionalLong.of(range.total()));
        }
    }

    private static boolean continues(ContentRange range, Headers headers, Resumption resumption) {
        Origin origin = resumption.origin();
        Optional<String> tag = headers.entityTag();
        return range.first() == resumption.from()
                && origin.length().orElse(range.total()) == range.total()
                && (tag.isEmpty() || origin.entityTag().isEmpty() || tag.equals(origin.entityTag()));
    }

    private TransferFailure startAnew(String message) throws DiskException {
        part.discard();
        return TransferFailure.again("video changed", message + ", so it is fetched from its beginning");
    }

    private void copy(HttpEntity entity, FileChannel file) throws IOException, TransferFailure {
        byte[] buffer = new byte[BUFFER];
        boolean begins = file.position() == 0;
        progress.bytes(file.position());
        // Not closed here: closing would read the rest first, however much that is.
        InputStream in = entity.getContent();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            requireAllowed(file.position() + read);
            write(file, ByteBuffer.wrap(buffer, 0, read));
            if (begins && file.position() >= Mp4.HEAD) {
                requireVideo(file);
                begins = false;
            }
            progress.bytes(file.position());
        }
    }

    private void write(FileChannel file, ByteBuffer bytes) throws DiskException {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new DiskException(part.data(), e);
        }
    }

    private void requireAllowed(long size) throws TransferFailure {
        if (size > maxFileSize) {
            throw TransferFailure.giveUp("it is larger than <maxFileSize> (-Dveo.maxFileSize) allows, which is "
                    + ByteSizes.format(maxFileSize) + ".");
        }
    }

    private static void requireLength(FileChannel file, OptionalLong length) throws IOException, TransferFailure {
        if (length.isPresent() && file.size() != length.getAsLong()) {
            throw cutOff(file.size(), length);
        }
    }

    private static TransferFailure cutOff(long size, OptionalLong length) {
        String of = length.isPresent() ? " of " + ByteSizes.format(length.getAsLong()) : "";
        return TransferFailure.again("cut off", "the transfer ended after " + ByteSizes.format(size) + of);
    }

    /** Looked at as soon as it can be, so that no gigabytes of anything else are fetched. */
    static void requireVideo(FileChannel file) throws IOException, TransferFailure {
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(Mp4.HEAD, file.size()));
        file.read(head, 0);
        if (head.position() > 0 && head.get(0) == '<') {
            throw TransferFailure.expired("the host answered with a web page instead of a video");
        }
        if (!Mp4.isHead(head.array())) {
            throw TransferFailure.giveUp("what the host sent is no MP4: it does not begin with an ftyp box.");
        }
    }
}
