package io.github.veomaven.media;

import io.github.veomaven.http.ProxyException;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** Why an attempt at a video failed, and what follows from that. */
final class TransferFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String EXPIRED = ". Links in results expire, after 14 days at the latest and some after 24"
            + " hours: run veo:download right after veo:await. The result JSON is kept; it names the task, whose video"
            + " the service may still give out.";

    private final Next next;
    private final String kind;
    private final transient Optional<Duration> retryAfter;

    private TransferFailure(Next next, String kind, String message, Optional<Duration> retryAfter, Throwable cause) {
        super(message, cause);
        this.next = next;
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** What follows. */
    enum Next {
        /** A later attempt may succeed. */
        AGAIN,

        /** There is no such video, or none that may be fetched, and asking again would not help. */
        GIVE_UP,

        /** The proxy refused the user name or the password: once confirmed, it would refuse every other request too. */
        CONFIRM,

        /** Nothing can be written here, neither this video nor another: the cause says why. */
        STOP
    }

    /**
     * An attempt that a later one may make up for.
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

    static TransferFailure refusedByProxy(ProxyException refusal) {
        return new TransferFailure(Next.CONFIRM, "proxy refused", refusal.getMessage(), Optional.empty(), refusal);
    }

    static TransferFailure tooLarge(long maxFileSize) {
        return giveUp("it is larger than <maxFileSize> (-Dveo.maxFileSize) allows, which is "
                + ByteSizes.format(maxFileSize) + ".");
    }

    /** @param sign how the host showed it */
    static TransferFailure expired(String sign) {
        return giveUp(sign + EXPIRED);
    }

    /** @param cause whose message says which file and why */
    static TransferFailure stop(IOException cause) {
        return new TransferFailure(Next.STOP, "", cause.getMessage(), Optional.empty(), cause);
    }

    Next next() {
        return next;
    }

    /** Why everything stops. */
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
