package io.github.veomaven.media;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One download under way: the mutable cell that holds when it is tried next, what was the matter last, and the transfer
 * that runs. Belongs to the thread that downloads.
 */
final class Fetch {

    private static final long FIRST_RETRY = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_BACKOFF = Duration.ofSeconds(30).toNanos();
    private static final int MOST_DOUBLINGS = 10;

    private final Download download;
    private long due;
    private int failuresInARow;
    private long mostBytes;
    private boolean started;
    private boolean stalled;
    private Optional<Transfer> transfer = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private Optional<DownloadReport.Outcome> outcome = Optional.empty();
    private long bytes;
    private OptionalLong expected = OptionalLong.empty();

    /** @param due when it is to begin */
    Fetch(Download download, long due) {
        this.download = download;
        this.due = due;
    }

    Download download() {
        return download;
    }

    boolean isWaiting() {
        return transfer.isEmpty() && outcome.isEmpty();
    }

    boolean isUnderWay() {
        return transfer.isPresent();
    }

    /** When the next attempt is due. */
    long due() {
        return due;
    }

    /** Whether an attempt was made in this run. */
    boolean hasStarted() {
        return started;
    }

    void begin(Transfer attempt) {
        transfer = Optional.of(attempt);
        started = true;
        stalled = false;
    }

    /** Cuts the attempt if it has given no sign of life for too long. */
    void cutIfStalled(long now, long limit) {
        if (transfer.isPresent() && !stalled && now - transfer.get().progress().lastSign() >= limit) {
            stalled = true;
            transfer.get().cancel();
        }
    }

    /** When it will have stalled, unless there is a sign of life before. */
    long stallsAt(long limit) {
        return stalled || transfer.isEmpty()
                ? Long.MAX_VALUE
                : transfer.get().progress().lastSign() + limit;
    }

    boolean hasStalled() {
        return stalled;
    }

    /** The attempt is over. */
    void attemptEnded() {
        bytes = bytes();
        expected = expected();
        transfer = Optional.empty();
    }

    /** Another attempt follows, later with each failure in a row that brought nothing new. */
    void tryAgain(long now, TransferFailure failure) {
        failuresInARow = bytes > mostBytes ? 1 : failuresInARow + 1;
        mostBytes = Math.max(mostBytes, bytes);
        long backoff = Math.min(LONGEST_BACKOFF, FIRST_RETRY << Math.min(MOST_DOUBLINGS, failuresInARow - 1));
        due = now
                + Math.max(backoff, failure.retryAfter().map(Duration::toNanos).orElse(0L));
        trouble = Optional.of(failure.getMessage());
    }

    void end(DownloadReport.Outcome how) {
        outcome = Optional.of(how);
        how.file().ifPresent(file -> {
            bytes = file.size();
            expected = OptionalLong.of(file.size());
        });
    }

    Optional<DownloadReport.Outcome> outcome() {
        return outcome;
    }

    Optional<Transfer> transfer() {
        return transfer;
    }

    /** What was the matter with the last attempt. */
    Optional<String> trouble() {
        return trouble;
    }

    long bytes() {
        return transfer.map(attempt -> attempt.progress().bytes()).orElse(bytes);
    }

    OptionalLong expected() {
        OptionalLong known =
                transfer.map(attempt -> attempt.progress().expected()).orElse(OptionalLong.empty());
        return known.isPresent() ? known : expected;
    }
}
