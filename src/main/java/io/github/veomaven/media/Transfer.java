package io.github.veomaven.media;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.media.PartFile.Resumption;
import io.github.veomaven.media.TransferFailure.Next;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;

/** One attempt at one download: in a thread of its own, cancelled from outside. */
final class Transfer {

    private static final int MESSAGE_LENGTH = 200;

    private final Download download;
    private final MediaDirectory directory;
    private final Optional<MediaFile> claimed;
    private final PartFile part;
    private final boolean partIsOurs;
    private final long maxFileSize;
    private final Exchange exchange;
    private final Progress progress;

    /**
     * @param download with a route
     * @param partIsOurs whether what the side file holds was fetched in this run
     */
    Transfer(
            Download download,
            MediaDirectory directory,
            boolean partIsOurs,
            long maxFileSize,
            Exchange exchange,
            Progress progress) {
        this.download = download;
        this.directory = directory;
        this.claimed = directory.claimed(download.fileName());
        this.part = directory.part(download.fileName());
        this.partIsOurs = partIsOurs;
        this.maxFileSize = maxFileSize;
        this.exchange = exchange;
        this.progress = progress;
    }

    /**
     * A video that is there.
     *
     * @param fetched whether it is in the side file; else it is where it was before
     */
    record Video(MediaFile file, boolean fetched) {}

    Progress progress() {
        return progress;
    }

    /** Ends the attempt at once, from any thread. */
    void cancel() {
        progress.cancel();
        exchange.cancel();
    }

    /** Throws nothing else. */
    Video run() throws TransferFailure {
        try {
            return attempt();
        } catch (TransferFailure e) {
            throw e.next() == Next.GIVE_UP ? refused(e) : e;
        } catch (DiskException e) {
            throw TransferFailure.stop(e);
        } catch (IOException e) {
            throw isAboutCertificates(e)
                    ? refused(TransferFailure.giveUp("its host's certificate is not trusted (" + words(e)
                            + "). A private CA belongs into the trust store of the JDK that runs Maven."))
                    : TransferFailure.again(kind(e), words(e));
        } catch (RuntimeException | LinkageError e) {
            // Lost, it would be waited for until the timeout.
            throw progress.isCancelled()
                    ? TransferFailure.again("cancelled", words(e))
                    : refused(TransferFailure.giveUp(words(e) + "."));
        }
    }

    private Video attempt() throws IOException, TransferFailure {
        Optional<MediaFile> kept = kept();
        if (kept.isPresent()) {
            return new Video(kept.get(), false);
        }
        directory.remove(download.fileName());
        Optional<Resumption> resumption = part.resumption(download.url(), partIsOurs);
        exchange.get(
                download.route().orElseThrow(),
                resumption,
                new Reception(download.url(), part, resumption, maxFileSize, progress));
        return new Video(verified(), true);
    }

    /** The file that is there already, if it is what an earlier run fetched from this URL. */
    private Optional<MediaFile> kept() throws IOException {
        if (claimed.isEmpty() || !isThere(claimed.get())) {
            return Optional.empty();
        }
        progress.expected(claimed.get().size());
        progress.bytes(claimed.get().size());
        return claimed;
    }

    private boolean isThere(MediaFile video) throws InterruptedIOException {
        Path file = directory.file(download.fileName());
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == video.size()
                    && MediaFile.sha256(file, progress).equals(video.sha256());
        } catch (InterruptedIOException cancelled) {
            throw cancelled;
        } catch (IOException unreadable) {
            // No trouble of the host's, which would be waited out.
            return false;
        }
    }

    private MediaFile verified() throws IOException, TransferFailure {
        long size;
        try (FileChannel file = FileChannel.open(part.data(), StandardOpenOption.READ)) {
            Reception.requireVideo(file);
            size = file.size();
        }
        progress.expected(size);
        return new MediaFile(download.fileName(), size, MediaFile.sha256(part.data(), progress));
    }

    private TransferFailure refused(TransferFailure failure) {
        try {
            part.discard();
            return failure;
        } catch (DiskException e) {
            return TransferFailure.stop(e);
        }
    }

    private static boolean isAboutCertificates(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }

    private static String kind(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        if (e instanceof SocketTimeoutException) {
            return "no answer";
        }
        return e instanceof ConnectException ? "no connection" : "connection broken";
    }

    private static String words(Throwable e) {
        String message = SafeText.line(e.getMessage(), MESSAGE_LENGTH);
        return message.isEmpty() ? e.getClass().getSimpleName() : message;
    }
}
