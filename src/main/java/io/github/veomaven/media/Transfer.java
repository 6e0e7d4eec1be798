package io.github.veomaven.media;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.media.Headers.ContentRange;
import io.github.veomaven.media.PartFile.Origin;
import io.github.veomaven.media.PartFile.Resumption;
import io.github.veomaven.media.TransferFailure.Next;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** One attempt at one download, on a thread of its own: fetches the video into the part file and verifies it. */
final class Transfer {

    private static final int BUFFER = 64 * 1024;
    private static final int ENCODING_LENGTH = 40;

    private final Download download;
    private final MediaDirectory directory;
    private final Optional<MediaFile> claimed;
    private final PartFile part;
    private final MediaClient client;
    private final Progress progress;
    private final long maxFileSize;
    private Optional<Resumption> resumption = Optional.empty();

    /**
     * @param download with a route
     * @param progress where the attempt reports to, and through which it can be cancelled
     */
    Transfer(Download download, MediaDirectory directory, MediaClient client, Progress progress, long maxFileSize) {
        this.download = download;
        this.directory = directory;
        this.claimed = directory.claimed(download.fileName());
        this.part = directory.part(download.fileName());
        this.client = client;
        this.progress = progress;
        this.maxFileSize = maxFileSize;
    }

    /**
     * Fetches the video, unless an earlier run did. A fetched video is in the part file afterwards.
     *
     * @param partIsOurs whether the content of the part file was fetched in this run
     * @throws TransferFailure and nothing else
     */
    DownloadReport.Outcome run(boolean partIsOurs) throws TransferFailure {
        try {
            if (claimed.isPresent() && directory.holds(claimed.get(), progress)) {
                return kept(claimed.get());
            }
            directory.remove(download.fileName());
            resumption = part.resumption(download.url(), partIsOurs);
            client.get(download.route().orElseThrow(), resumption, progress, this);
            return DownloadReport.Outcome.of(download, verified(), true);
        } catch (TransferFailure | IOException | RuntimeException | LinkageError e) {
            // An error that nobody catches would end only this thread, and the run would wait until its timeout.
            throw ended(TransferFailure.of(e, Optional.empty()));
        }
    }

    private DownloadReport.Outcome kept(MediaFile file) throws IOException, TransferFailure {
        progress.expected(file.size());
        progress.bytes(file.size());
        // A file that is too large stays: its link may have expired since.
        requireAllowed(file.size());
        return DownloadReport.Outcome.of(download, file, false);
    }

    /** Discards the part file if no other attempt follows. */
    private TransferFailure ended(TransferFailure failure) {
        if (failure.next() != Next.GIVE_UP) {
            return failure;
        }
        if (progress.isCancelled()) {
            return TransferFailure.again("cancelled", failure.getMessage());
        }
        try {
            part.discard();
            return failure;
        } catch (DiskException e) {
            return TransferFailure.of(e, Optional.empty());
        }
    }

    /** Writes the body of a response with status 200, 206 or 416 to the part file. */
    void receive(ClassicHttpResponse response) throws IOException, TransferFailure {
        Headers headers = new Headers(response);
        switch (response.getCode()) {
            case 200 -> receiveAll(headers, response.getEntity());
            case 206 -> receiveRest(headers, response.getEntity());
            default -> throw startOver("the host no longer has that part of the video");
        }
    }

    /** Also called when a part was requested: the host ignores ranges, or has another video by now. */
    private void receiveAll(Headers headers, HttpEntity entity) throws IOException, TransferFailure {
        if (headers.announcesHtml()) {
            throw webPage();
        }
        if (entity == null) {
            throw TransferFailure.again("empty answer", "the host answered without a body");
        }
        boolean gzip = isGzip(headers);
        // Of an encoded body, the announced length is that of the encoded form.
        OptionalLong length = gzip || entity.getContentLength() < 0
                ? OptionalLong.empty()
                : OptionalLong.of(entity.getContentLength());
        requireAllowed(length.orElse(0));
        length.ifPresent(progress::expected);
        // Ranges of an encoded body are those of the encoded form, so it is never resumed.
        Origin origin = gzip
                ? new Origin(download.url(), Optional.empty(), Optional.empty(), OptionalLong.empty())
                : new Origin(download.url(), headers.strongValidator(), headers.entityTag(), length);
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

    private void receiveRest(Headers headers, HttpEntity entity) throws IOException, TransferFailure {
        Optional<ContentRange> requested = headers.contentRange().filter(range -> continues(range, headers));
        if (requested.isEmpty() || isGzip(headers)) {
            throw startOver("the host sent a different part than the one requested");
        }
        ContentRange range = requested.get();
        requireAllowed(range.total());
        progress.expected(range.total());
        try (FileChannel file = part.resume(range.first())) {
            copy(entity.getContent(), file);
            if (file.size() > range.total()) {
                throw startOver("the host sent more than it announced");
            }
            requireLength(file, OptionalLong.of(range.total()));
        }
    }

    private boolean continues(ContentRange range, Headers headers) {
        if (resumption.isEmpty()) {
            return false;
        }
        Origin origin = resumption.get().origin();
        Optional<String> tag = headers.entityTag();
        return range.first() == resumption.get().from()
                && origin.length().orElse(range.total()) == range.total()
                && (tag.isEmpty() || origin.entityTag().isEmpty() || tag.equals(origin.entityTag()));
    }

    private static boolean isGzip(Headers headers) throws TransferFailure {
        String encoding = headers.text("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw TransferFailure.giveUp(
                        "the host used the content encoding " + SafeText.line(encoding, ENCODING_LENGTH)
                                + ", which was not requested and cannot be decoded.");
        };
    }

    private void unpack(HttpEntity entity, FileChannel file) throws IOException, TransferFailure {
        try {
            copy(new GZIPInputStream(entity.getContent()), file);
        } catch (EOFException e) {
            throw cutOff(file.size(), OptionalLong.empty());
        } catch (ZipException e) {
            throw TransferFailure.giveUp("the host announced gzip but sent something else.");
        }
    }

    /** Leaves the stream open: closing it would first read the rest, however long it is. */
    private void copy(InputStream in, FileChannel file) throws IOException, TransferFailure {
        byte[] buffer = new byte[BUFFER];
        boolean begins = file.position() == 0;
        progress.bytes(file.position());
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            requireAllowed(file.position() + read);
            write(file, ByteBuffer.wrap(buffer, 0, read));
            if (begins && file.position() >= Mp4.HEAD) {
                // As early as possible, so that gigabytes of anything else are not fetched.
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

    private MediaFile verified() throws IOException, TransferFailure {
        long size;
        try (FileChannel file = FileChannel.open(part.data(), StandardOpenOption.READ)) {
            requireVideo(file);
            Optional<String> problem = Mp4.problem(file);
            if (problem.isPresent()) {
                String message = "what the host sent is not a complete MP4: " + problem.get();
                // A resumed file may consist of two versions that no validator distinguished.
                throw resumption.isPresent() ? startOver(message) : TransferFailure.giveUp(message + ".");
            }
            size = file.size();
        }
        progress.expected(size);
        return new MediaFile(download.fileName(), size, MediaFile.sha256(part.data(), progress));
    }

    private static void requireVideo(FileChannel file) throws IOException, TransferFailure {
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(Mp4.HEAD, file.size()));
        file.read(head, 0);
        if (head.position() > 0 && head.get(0) == '<') {
            throw webPage();
        }
        if (!Mp4.isHead(head.array())) {
            throw TransferFailure.giveUp("what the host sent is not an MP4: it does not begin with an ftyp box.");
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

    private TransferFailure startOver(String message) throws DiskException {
        part.discard();
        return TransferFailure.again("video changed", message + ", so it is downloaded from the start");
    }

    private static TransferFailure webPage() {
        return TransferFailure.expired("the host answered with a web page instead of a video");
    }

    private static TransferFailure cutOff(long size, OptionalLong length) {
        return TransferFailure.again("cut off", "the transfer ended after " + ByteSizes.format(size, length));
    }
}
