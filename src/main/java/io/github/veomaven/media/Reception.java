package io.github.veomaven.media;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.media.Headers.ContentRange;
import io.github.veomaven.media.PartFile.Origin;
import io.github.veomaven.media.PartFile.Resumption;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** Takes the body of a response into the side file, as far as it is what was asked for. */
final class Reception implements Exchange.Receiver {

    private static final int BUFFER = 64 * 1024;
    private static final int ENCODING_LENGTH = 40;

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
            default -> throw startAnew("the host no longer has that part of the video");
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
        boolean gzip = isGzip(headers);
        // What is announced of an encoded body is the length of the encoded form.
        OptionalLong length = gzip || entity.getContentLength() < 0
                ? OptionalLong.empty()
                : OptionalLong.of(entity.getContentLength());
        requireAllowed(length.orElse(0));
        length.ifPresent(progress::expected);
        // Ranges of an encoded body are those of the encoded form, so it is never resumed.
        Origin origin = gzip
                ? new Origin(url, Optional.empty(), Optional.empty(), OptionalLong.empty())
                : new Origin(url, headers.strongValidator(), headers.entityTag(), length);
        try (FileChannel file = part.restart(origin)) {
            if (gzip) {
                unpack(entity, file);
            } else {
                copy(entity.getContent(), file);
            }
            boolean endsWithTheConnection = length.isEmpty() && !entity.isChunked() && !gzip;
            if (endsWithTheConnection && Mp4.problem(file).isPresent()) {
                throw cutOff(file.size(), length);
            }
            requireLength(file, length);
        }
    }

    private static boolean isGzip(Headers headers) throws TransferFailure {
        String encoding = headers.text("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw TransferFailure.giveUp(
                        "the host sent it in the content encoding " + SafeText.line(encoding, ENCODING_LENGTH)
                                + ", which was not asked for and cannot be decoded.");
        };
    }

    private void unpack(HttpEntity entity, FileChannel file) throws IOException, TransferFailure {
        try {
            copy(new GZIPInputStream(entity.getContent()), file);
        } catch (EOFException e) {
            throw cutOff(file.size(), OptionalLong.empty());
        } catch (ZipException e) {
            throw TransferFailure.giveUp("the host announced gzip, and sent something else.");
        }
    }

    private void rest(Headers headers, HttpEntity entity) throws IOException, TransferFailure {
        Optional<ContentRange> answered =
                headers.contentRange().filter(it -> resumption.isPresent() && continues(it, headers, resumption.get()));
        if (answered.isEmpty() || isGzip(headers)) {
            throw startAnew("the host answered with another part than was asked for");
        }
        ContentRange range = answered.get();
        requireAllowed(range.total());
        progress.expected(range.total());
        try (FileChannel file = part.resume(range.first())) {
            copy(entity.getContent(), file);
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

    /** Does not close what it reads from: closing would read the rest first, however much that is. */
    private void copy(InputStream in, FileChannel file) throws IOException, TransferFailure {
        byte[] buffer = new byte[BUFFER];
        boolean begins = file.position() == 0;
        progress.bytes(file.position());
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
            throw TransferFailure.tooLarge(maxFileSize);
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
            throw TransferFailure.giveUp("what the host sent is not an MP4: it does not begin with an ftyp box.");
        }
    }

    /** Requires that a file whose head has been found good is whole. */
    void requireWhole(FileChannel file) throws IOException, TransferFailure {
        Optional<String> problem = Mp4.problem(file);
        if (problem.isPresent()) {
            String message = "what the host sent is not a complete MP4: " + problem.get();
            // Of two versions that no validator told apart, perhaps.
            throw resumption.isPresent() ? startAnew(message) : TransferFailure.giveUp(message + ".");
        }
    }
}
