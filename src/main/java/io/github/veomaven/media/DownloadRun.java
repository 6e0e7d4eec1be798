package io.github.veomaven.media;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.Durations;
import io.github.veomaven.await.Heartbeat;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.media.DownloadEvent.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The loop: one thread owns all state, transfers run beside it, bounded in number, and their results come back as
 * events. So a hanging transfer delays nobody, and after the end nothing is written any more.
 */
final class DownloadRun implements AutoCloseable {

    private static final Duration PATIENCE_AT_THE_END = Duration.ofMillis(500);

    private final List<Fetch> fetches;
    private final MediaDirectory directory;
    private final DownloadSettings settings;
    private final MediaClients clients;
    private final DownloadListener listener;
    private final AwaitClock clock;
    private final BlockingQueue<DownloadEvent> events;
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(daemons());
    private final long start;
    private final long deadline;
    private final long stallLimit;
    private long nextHeartbeat;

    DownloadRun(
            List<Download> downloads,
            MediaDirectory directory,
            DownloadSettings settings,
            MediaClients clients,
            DownloadListener listener,
            AwaitClock clock,
            BlockingQueue<DownloadEvent> events) {
        this.directory = directory;
        this.settings = settings;
        this.clients = clients;
        this.listener = listener;
        this.clock = clock;
        this.events = events;
        this.start = clock.nanoTime();
        this.deadline = start + settings.timeout().toNanos();
        this.stallLimit = settings.stallLimit().toNanos();
        this.nextHeartbeat = start + Heartbeat.EVERY.toNanos();
        this.fetches =
                downloads.stream().map(download -> new Fetch(download, start)).toList();
    }

    DownloadReport toTheEnd() throws DiskException {
        boolean interrupted = !untilDoneOrDeadline();
        for (Fetch fetch : fetches) {
            if (fetch.outcome().isEmpty()) {
                end(fetch, DownloadOutcome.failed(fetch.download(), unfinished(fetch, interrupted)));
            }
        }
        return new DownloadReport(
                fetches.stream().map(fetch -> fetch.outcome().orElseThrow()).toList(), interrupted);
    }

    /** Returns false when it was interrupted. */
    private boolean untilDoneOrDeadline() throws DiskException {
        try {
            while (!isDone() && left() > 0) {
                beginWhatIsDue();
                DownloadEvent event = clock.take(events, nextMoment());
                if (event == DownloadEvent.INTERRUPT) {
                    return false;
                }
                if (event != null) {
                    handle(event.attempt().orElseThrow());
                }
                look();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isDone() {
        return fetches.stream().allMatch(fetch -> fetch.outcome().isPresent());
    }

    private long left() {
        return deadline - clock.nanoTime();
    }

    private boolean hasRoom() {
        return fetches.stream().filter(Fetch::isUnderWay).count() < settings.maxConcurrentRequests();
    }

    private void beginWhatIsDue() {
        long now = clock.nanoTime();
        for (Fetch fetch : fetches) {
            if (fetch.isWaiting() && fetch.due() - now <= 0 && hasRoom()) {
                begin(fetch);
            }
        }
    }

    private void begin(Fetch fetch) {
        Transfer transfer =
                new Transfer(fetch.download(), directory, fetch.hasStarted(), settings.maxFileSize(), clients, clock);
        fetch.begin(transfer);
        workers.execute(() -> events.add(DownloadEvent.of(fetch, transfer.run())));
    }

    /** When to look up next, if nothing happens before. */
    private long nextMoment() {
        long now = clock.nanoTime();
        long wait = Math.min(deadline - now, nextHeartbeat - now);
        boolean room = hasRoom();
        for (Fetch fetch : fetches) {
            if (fetch.isUnderWay() && !fetch.hasStalled()) {
                wait = Math.min(wait, fetch.stallsAt(stallLimit) - now);
            } else if (fetch.isWaiting() && room) {
                wait = Math.min(wait, fetch.due() - now);
            }
        }
        return now + wait;
    }

    private void handle(Attempt attempt) throws DiskException {
        Fetch fetch = attempt.fetch();
        boolean stalled = fetch.hasStalled();
        fetch.attemptEnded();
        // No pattern switch in Java 17; the last branch is the only kind left.
        if (attempt.result() instanceof TransferResult.Done done) {
            done(fetch, done);
        } else if (attempt.result() instanceof TransferResult.Refused refused) {
            end(fetch, DownloadOutcome.failed(fetch.download(), refused.message()));
        } else if (attempt.result() instanceof TransferResult.DiskTrouble trouble) {
            throw trouble.cause();
        } else if (stalled) {
            String silence = "nothing arrived for " + Durations.format(settings.stallLimit());
            tryAgain(fetch, new TransferResult.Troubled("stalled", silence, Optional.empty()));
        } else {
            tryAgain(fetch, (TransferResult.Troubled) attempt.result());
        }
    }

    private void done(Fetch fetch, TransferResult.Done done) throws DiskException {
        if (done.fetched()) {
            directory.publish(fetch.download(), done.file());
        }
        end(fetch, DownloadOutcome.of(fetch.download(), done.file(), done.fetched()));
    }

    private void tryAgain(Fetch fetch, TransferResult.Troubled trouble) {
        fetch.tryAgain(clock.nanoTime(), trouble.message(), trouble.retryAfter());
        listener.troubled(fetch.download(), trouble.kind(), trouble.message());
    }

    private void end(Fetch fetch, DownloadOutcome outcome) {
        fetch.end(outcome);
        listener.ended(outcome);
    }

    private void look() {
        long now = clock.nanoTime();
        fetches.forEach(fetch -> fetch.cutIfStalled(now, stallLimit));
        if (now - nextHeartbeat >= 0) {
            nextHeartbeat += Heartbeat.EVERY.toNanos();
            listener.heartbeat(progress(now));
        }
    }

    private DownloadProgress progress(long now) {
        boolean allKnown = fetches.stream().allMatch(fetch -> fetch.expected().isPresent());
        long expected =
                fetches.stream().mapToLong(fetch -> fetch.expected().orElse(0)).sum();
        return new DownloadProgress(
                (int) fetches.stream()
                        .filter(fetch -> fetch.outcome().isPresent())
                        .count(),
                fetches.size(),
                (int) fetches.stream().filter(Fetch::isUnderWay).count(),
                fetches.stream().mapToLong(Fetch::bytes).sum(),
                allKnown ? OptionalLong.of(expected) : OptionalLong.empty(),
                Duration.ofNanos(now - start),
                Duration.ofNanos(Math.max(0, deadline - now)));
    }

    private String unfinished(Fetch fetch, boolean interrupted) {
        String end = interrupted ? "interrupted" : "not done within " + Durations.format(settings.timeout());
        String arrived = fetch.bytes() == 0
                ? "nothing had arrived"
                : ByteSizes.format(fetch.bytes()) + of(fetch.expected()) + " had arrived";
        return end + ": " + arrived
                + fetch.trouble()
                        .map(trouble -> "; the last trouble: " + trouble)
                        .orElse("")
                + ". Run veo:download again: it goes on where the host lets it.";
    }

    private static String of(OptionalLong expected) {
        return expected.isPresent() ? " of " + ByteSizes.format(expected.getAsLong()) : "";
    }

    /** Ends the transfers that are still under way, and sees them end. */
    @Override
    public void close() {
        fetches.forEach(fetch -> fetch.transfer().ifPresent(Transfer::cancel));
        workers.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            if (workers.awaitTermination(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
                // An executor counts a thread as gone shortly before it is.
                for (Thread thread : threads) {
                    thread.join(PATIENCE_AT_THE_END.toMillis());
                }
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return run -> {
            Thread thread = new Thread(run, "veo-download-" + count.incrementAndGet());
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        };
    }
}
