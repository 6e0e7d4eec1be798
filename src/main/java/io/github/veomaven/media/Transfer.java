package io.github.veomaven.media;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.http.NetworkTrouble;
import io.github.veomaven.http.ProxyException;
import io.github.veomaven.media.PartFile.Resumption;
import io.github.veomaven.media.TransferFailure.Next;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;

/** One attempt at one download: in a thread of its own, cancelled from outside. */
final class Transfer {

    private static final int MESSAGE_LENGTH = 300;

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
            TransferFailure failure = failure(e);
            throw failure.next() == Next.GIVE_UP ? refused(failure) : failure;
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
            if (kept.get().size() > maxFileSize) {
                // The file stays: it is what the URL led to, which may have expired since.
                throw TransferFailure.tooLarge(maxFileSize);
            }
            return new Video(kept.get(), false);
        }
        directory.remove(download.fileName());
        Optional<Resumption> resumption = part.resumption(download.url(), partIsOurs);
        Reception reception = new Reception(download.url(), part, resumption, maxFileSize, progress);
        exchange.get(download.route().orElseThrow(), resumption, reception);
        return new Video(verified(reception), true);
    }

    /** The file that is there already, if it is what an earlier run fetched from this URL. */
    private Optional<MediaFile> kept() throws IOException {
        if (claimed.isEmpty() || !directory.holds(claimed.get(), progress)) {
            return Optional.empty();
        }
        progress.expected(claimed.get().size());
        progress.bytes(claimed.get().size());
        return claimed;
    }

    private MediaFile verified(Reception reception) throws IOException, TransferFailure {
        long size;
        try (FileChannel file = FileChannel.open(part.data(), StandardOpenOption.READ)) {
            Reception.requireVideo(file);
            reception.requireWhole(file);
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

    private TransferFailure failure(IOException e) {
        if (e instanceof MediaHosts.ForbiddenException) {
            return TransferFailure.giveUp(e.getMessage() + ".");
        }
        if (e instanceof ProxyException proxy) {
            return failure(proxy);
        }
        if (isAboutCertificates(e)) {
            return TransferFailure.giveUp("its host's certificate is not trusted (" + words(e)
                    + "). If a private authority issued it, add that authority to the trust store of the JDK that runs"
                    + " Maven.");
        }
        NetworkTrouble trouble = NetworkTrouble.of(e, exchange.proxy(), "the URL in the results");
        return TransferFailure.again(trouble.kind(), SafeText.line(trouble.message(), MESSAGE_LENGTH));
    }

    private static TransferFailure failure(ProxyException proxy) {
        if (proxy.isRefusal()) {
            return TransferFailure.refusedByProxy(proxy);
        }
        return Exchange.isPassing(proxy.status())
                ? TransferFailure.again("proxy HTTP " + proxy.status(), proxy.getMessage())
                : TransferFailure.giveUp(proxy.getMessage() + ".");
    }

    private static boolean isAboutCertificates(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }

    private static String words(Throwable e) {
        String message = SafeText.line(e.getMessage(), MESSAGE_LENGTH);
        return message.isEmpty() ? e.getClass().getSimpleName() : message;
    }
}
