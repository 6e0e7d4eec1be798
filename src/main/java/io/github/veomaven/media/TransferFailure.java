package io.github.veomaven.media;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.http.NetworkTrouble;
import io.github.veomaven.http.ProxyException;
import io.github.veomaven.http.ProxySettings;
import java.io.IOException;
import java.io.Serial;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Why an attempt at a video failed, and what happens next. */
final class TransferFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MESSAGE_LENGTH = 300;
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);
    private static final String EXPIRED = ". Links in results expire, after 14 days at the latest and some after 24"
            + " hours: run veo:download right after veo:await. The result JSON is kept; it names the task, and the"
            + " service may still have its video.";

    private final Next next;
    private final String kind;
    private final transient Optional<Duration> retryAfter;

    private TransferFailure(Next next, String kind, String message, Optional<Duration> retryAfter, Throwable cause) {
        super(message, cause);
        this.next = next;
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    enum Next {
        /** Another attempt: it may succeed. */
        AGAIN,

        /** No further attempt: there is no such video, or none that may be fetched. */
        GIVE_UP,

        /** One more attempt to confirm that the proxy refuses the credentials; it would then refuse every request. */
        CONFIRM,

        /** The run stops, because no video can be written to the disk; the cause says why. */
        STOP
    }

    /**
     * A failure after which another attempt follows.
     *
     * @param kind a few words that are the same for the same trouble
     */
    static TransferFailure again(String kind, String message) {
        return again(kind, message, Optional.empty());
    }

    static TransferFailure again(String kind, String message, Optional<Duration> retryAfter) {
        return new TransferFailure(Next.AGAIN, kind, message, retryAfter, null);
    }

    /** @param message a whole sentence */
    static TransferFailure giveUp(String message) {
        return new TransferFailure(Next.GIVE_UP, "", message, Optional.empty(), null);
    }

    static TransferFailure tooLarge(long maxFileSize) {
        return giveUp("it is larger than <maxFileSize> (-Dveo.maxFileSize) allows, which is "
                + ByteSizes.format(maxFileSize) + ".");
    }

    /** @param sign how the host showed that the link expired */
    static TransferFailure expired(String sign) {
        return giveUp(sign + EXPIRED);
    }

    /**
     * Classifies whatever ended an attempt.
     *
     * @param proxy that the request went through
     */
    static TransferFailure of(Throwable e, Optional<ProxySettings> proxy) {
        if (e instanceof TransferFailure failure) {
            return failure;
        }
        if (e instanceof DiskException) {
            return new TransferFailure(Next.STOP, "", e.getMessage(), Optional.empty(), e);
        }
        if (e instanceof MediaHosts.ForbiddenException) {
            return giveUp(e.getMessage() + ".");
        }
        if (e instanceof ProxyException answer) {
            return of(answer);
        }
        if (!(e instanceof IOException)) {
            return giveUp(words(e) + ".");
        }
        if (isAboutCertificates(e)) {
            return giveUp("its host's certificate is not trusted (" + words(e)
                    + "). If a private authority issued it, add that authority to the trust store of the JDK that runs"
                    + " Maven.");
        }
        NetworkTrouble trouble = NetworkTrouble.of(e, proxy, "the URL in the results");
        return again(trouble.kind(), SafeText.line(trouble.message(), MESSAGE_LENGTH));
    }

    private static TransferFailure of(ProxyException answer) {
        if (answer.isRefusal()) {
            return new TransferFailure(Next.CONFIRM, "proxy refused", answer.getMessage(), Optional.empty(), answer);
        }
        return mayPass(answer.status())
                ? again("proxy HTTP " + answer.status(), answer.getMessage())
                : giveUp(answer.getMessage() + ".");
    }

    /** Whether a later request may get another status. */
    static boolean mayPass(int status) {
        return status >= 500 || PASSING.contains(status);
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

    Next next() {
        return next;
    }

    IOException stopCause() {
        return (IOException) getCause();
    }

    String kind() {
        return kind;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
