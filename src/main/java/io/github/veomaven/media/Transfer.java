package io.github.veomaven.media;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.media.PartFile.Resumption;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
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
    private final Progress progress;
    private final Exchange exchange;

    /** @param partIsOurs whether what the side file holds was fetched in this run */
    Transfer(
            Download download,
            MediaDirectory directory,
            boolean partIsOurs,
            long maxFileSize,
            MediaClients clients,
            AwaitClock clock) {
        this.download = download;
        this.directory = directory;
        this.claimed = directory.claimed(download.fileName());
        this.part = directory.part(download.fileName());
        this.partIsOurs = partIsOurs;
        this.maxFileSize = maxFileSize;
        this.progress = new Progress(clock);
        this.exchange = new Exchange(clients, progress, clock);
    }

    Progress progress() {
        return progress;
    }

    /** Ends the attempt at once, from any thread. */
    void cancel() {
        progress.cancel();
        exchange.cancel();
    }

    /** Never throws. */
    TransferResult run() {
        try {
            return attempt();
        } catch (NoVideoException e) {
            return refused(e.getMessage());
        } catch (PassingTroubleException e) {
            return new TransferResult.Troubled(e.kind(), e.getMessage(), e.retryAfter());
        } catch (DiskException e) {
            return new TransferResult.DiskTrouble(e);
        } catch (IOException e) {
            return isAboutCertificates(e)
                    ? refused("its host's certificate is not trusted (" + words(e)
                            + "). A private CA belongs into the trust store of the JDK that runs Maven.")
                    : new TransferResult.Troubled(kind(e), words(e), Optional.empty());
        } catch (RuntimeException | LinkageError e) {
            // Lost, it would be waited for until the timeout.
            return progress.isCancelled()
                    ? new TransferResult.Troubled("cancelled", words(e), Optional.empty())
                    : refused(words(e) + ".");
        }
    }

    private TransferResult attempt() throws IOException, NoVideoException, PassingTroubleException {
        URI uri = uri();
        Optional<MediaFile> kept = kept();
        if (kept.isPresent()) {
            return new TransferResult.Done(kept.get(), false);
        }
        directory.remove(download.fileName());
        Optional<Resumption> resumption = part.resumption(download.url(), partIsOurs);
        exchange.get(uri, resumption, new Reception(download.url(), part, resumption, maxFileSize, progress));
        return new TransferResult.Done(verified(), true);
    }

    private URI uri() throws NoVideoException {
        try {
            return MediaUrl.parse(download.url());
        } catch (IllegalArgumentException e) {
            throw new NoVideoException("its URL " + e.getMessage() + ".");
        }
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
                    && Sha256.of(file, progress).equals(video.sha256());
        } catch (InterruptedIOException cancelled) {
            throw cancelled;
        } catch (IOException unreadable) {
            // No trouble of the host's, which would be waited out.
            return false;
        }
    }

    private MediaFile verified() throws IOException, NoVideoException {
        long size;
        try (FileChannel file = FileChannel.open(part.data(), StandardOpenOption.READ)) {
            Reception.requireVideo(file);
            size = file.size();
        }
        progress.expected(size);
        return new MediaFile(download.fileName(), size, Sha256.of(part.data(), progress));
    }

    private TransferResult refused(String message) {
        try {
            part.discard();
            return new TransferResult.Refused(message);
        } catch (DiskException e) {
            return new TransferResult.DiskTrouble(e);
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
