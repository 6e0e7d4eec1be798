package io.github.veomaven.media;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The mutable state of one download: when its next attempt is due, why the last one failed, and how far the current one
 * is. Used by the thread that downloads only.
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
    private Optional<Progress> attempt = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private Optional<DownloadReport.Outcome> outcome = Optional.empty();
    private long bytes;
    private OptionalLong expected = OptionalLong.empty();

    /** @param due when the first attempt is due */
    Fetch(Download download, long due) {
        this.download = download;
        this.due = due;
    }

    Download download() {
        return download;
    }

    boolean isWaiting() {
        return attempt.isEmpty() && outcome.isEmpty();
    }

    boolean isUnderWay() {
        return attempt.isPresent();
    }

    long due() {
        return due;
    }

    /** Whether an attempt was made in this run. */
    boolean hasStarted() {
        return started;
    }

    void begin(Progress progress) {
        attempt = Optional.of(progress);
        started = true;
        stalled = false;
    }

    /** Cancels the attempt if it has given no sign of life for too long. */
    void cancelIfStalled(long now, long limit) {
        if (attempt.isPresent() && !stalled && now - attempt.get().lastSign() >= limit) {
            stalled = true;
            cancel();
        }
    }

    void cancel() {
        attempt.ifPresent(Progress::cancel);
    }

    /** When the attempt under way will have stalled, unless it gives a sign of life before. */
    long stallsAt(long limit) {
        return attempt.orElseThrow().lastSign() + limit;
    }

    boolean hasStalled() {
        return stalled;
    }

    void attemptEnded() {
        bytes = bytes();
        expected = expected();
        attempt = Optional.empty();
    }

    /** Schedules another attempt: the delay doubles with each failure in a row that made no progress. */
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

    Optional<String> trouble() {
        return trouble;
    }

    long bytes() {
        return attempt.map(Progress::bytes).orElse(bytes);
    }

    OptionalLong expected() {
        OptionalLong known = attempt.map(Progress::expected).orElse(OptionalLong.empty());
        return known.isPresent() ? known : expected;
    }
}
