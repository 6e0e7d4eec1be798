package io.github.veomaven.media;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.AwaitListener;
import io.github.veomaven.await.Durations;
import io.github.veomaven.await.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fetches videos into a directory: in parallel, resumed when a connection breaks, and moved to their places only when
 * they are complete and verified. One thread owns all state; a bounded number of transfers run beside it and come back as
 * events, so a hanging transfer delays no other, and nothing is written after the end.
 *
 * <p>An instance serves one run.
 */
public final class Downloader {

    /** A healthy host is never silent for this long. */
    public static final Duration USUAL_STALL_LIMIT = Duration.ofSeconds(60);

    private static final Duration PATIENCE_AT_THE_END = Duration.ofMillis(500);
    private static final int REASON_LENGTH = 500;

    private final Routes routes;
    private final DownloadListener listener;
    private final AwaitClock clock;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** @param routes where redirects may lead */
    public Downloader(Routes routes, DownloadListener listener, AwaitClock clock) {
        this.routes = routes;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * The limits of a run.
     *
     * @param timeout for the whole run, positive
     * @param maxConcurrentRequests transfers at a time, at least 1
     * @param maxFileSize bytes of one video, at least 1
     * @param stallLimit a transfer that receives nothing for this long is cancelled and resumed, positive
     */
    public record Settings(Duration timeout, int maxConcurrentRequests, long maxFileSize, Duration stallLimit) {

        public Settings {
            if (timeout.isNegative() || timeout.isZero() || stallLimit.isNegative() || stallLimit.isZero()) {
                throw new IllegalArgumentException("timeout: " + timeout + ", stallLimit: " + stallLimit);
            }
            if (maxConcurrentRequests < 1 || maxFileSize < 1) {
                throw new IllegalArgumentException(
                        "maxConcurrentRequests: " + maxConcurrentRequests + ", maxFileSize: " + maxFileSize);
            }
        }
    }

    /**
     * Fetches every video, or reports why it could not. Never throws: the report says what stopped the run. Returns within
     * a second after the timeout or an interrupt, whatever the hosts do, and leaves no thread and no connection. A file
     * that an earlier run fetched from the same URL, and that has not changed, is not requested.
     *
     * @param downloads with different file names
     * @param directory created if needed; videos in it that an earlier run fetched and that are not among the downloads
     *     are removed
     */
    public DownloadReport download(List<Download> downloads, Path directory, Settings settings) {
        Run run = new Run(downloads, new MediaDirectory(directory), settings);
        try (run) {
            run.toTheEnd();
        }
        return run.report();
    }

    /** Ends the run soon. Can be called from any thread, even before the run begins. */
    public void interrupt() {
        events.add(new Interrupted());
    }

    private sealed interface Event {}

    private record Succeeded(Fetch fetch, DownloadReport.Outcome outcome) implements Event {}

    private record Failed(Fetch fetch, TransferFailure failure) implements Event {}

    private record Interrupted() implements Event {}

    /** The state of one run. Times are the clock's nanoseconds. */
    private final class Run implements AutoCloseable {

        private final List<Download> downloads;
        private final MediaDirectory directory;
        private final Settings settings;
        private final MediaClient client;
        private final List<Fetch> fetches = new ArrayList<>();
        private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        private final AtomicInteger threadCount = new AtomicInteger();
        private final ExecutorService workers = Executors.newCachedThreadPool(this::daemon);
        private final long start = clock.nanoTime();
        private final long deadline;
        private final long stallLimit;
        private long nextHeartbeat = start + AwaitListener.HEARTBEAT_INTERVAL.toNanos();

        /** The fetch whose next attempt confirms that the proxy refuses the credentials, or not. */
        private Optional<Fetch> confirming = Optional.empty();

        private boolean interrupted;
        private Optional<IOException> stop = Optional.empty();

        private Run(List<Download> downloads, MediaDirectory directory, Settings settings) {
            this.downloads = downloads;
            this.directory = directory;
            this.settings = settings;
            this.client = new MediaClient(routes, clock, settings.maxConcurrentRequests());
            this.deadline = start + settings.timeout().toNanos();
            this.stallLimit = settings.stallLimit().toNanos();
            for (Download download : downloads) {
                fetches.add(new Fetch(download, start));
            }
        }

        private void toTheEnd() {
            try {
                directory.prepare(downloads, new Progress(clock));
                interrupted = !untilDoneOrDeadline();
            } catch (IOException e) {
                stop = Optional.of(e);
            }
            for (Fetch fetch : fetches) {
                if (fetch.outcome().isEmpty()) {
                    leave(fetch);
                }
            }
        }

        /** To be called when all transfers have ended. */
        private DownloadReport report() {
            try {
                directory.settle();
            } catch (IOException e) {
                stop = stop.or(() -> Optional.of(e));
            }
            List<DownloadReport.Outcome> outcomes =
                    fetches.stream().map(fetch -> fetch.outcome().orElseThrow()).toList();
            return new DownloadReport(outcomes, interrupted, stop);
        }

        private void leave(Fetch fetch) {
            if (stop.isPresent()) {
                String why = SafeText.line(stop.get().getMessage(), REASON_LENGTH);
                // The listener is not told, because the reason is the same for all.
                fetch.end(DownloadReport.Outcome.failed(fetch.download(), why + "."));
            } else {
                fail(fetch, unfinished(fetch));
            }
        }

        /** Returns false when it was interrupted. */
        private boolean untilDoneOrDeadline() throws IOException {
            try {
                failWithoutRoute();
                while (!isDone() && deadline - clock.nanoTime() > 0) {
                    beginWhatIsDue();
                    Event event = clock.take(events, nextMoment());
                    // No pattern switch in Java 17.
                    if (event instanceof Interrupted) {
                        return false;
                    } else if (event instanceof Succeeded succeeded) {
                        publish(succeeded.fetch(), succeeded.outcome());
                    } else if (event instanceof Failed failed) {
                        handle(failed.fetch(), failed.failure());
                    }
                    look();
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void failWithoutRoute() {
            for (Fetch fetch : fetches) {
                Optional<String> problem = fetch.download().problem();
                if (problem.isPresent()) {
                    fail(fetch, problem.get());
                }
            }
        }

        private boolean isDone() {
            return fetches.stream().allMatch(fetch -> fetch.outcome().isPresent());
        }

        /** While a refusal by the proxy is being confirmed, no other request is made. */
        private boolean mayBegin(Fetch fetch) {
            return fetch.isWaiting() && (confirming.isEmpty() || confirming.get() == fetch);
        }

        private boolean hasRoom() {
            return underWay() < settings.maxConcurrentRequests();
        }

        private int underWay() {
            return (int) fetches.stream().filter(Fetch::isUnderWay).count();
        }

        private void beginWhatIsDue() {
            long now = clock.nanoTime();
            for (Fetch fetch : fetches) {
                if (mayBegin(fetch) && fetch.due() - now <= 0 && hasRoom()) {
                    begin(fetch);
                }
            }
        }

        private void begin(Fetch fetch) {
            Progress progress = new Progress(clock);
            Transfer transfer = new Transfer(fetch.download(), directory, client, progress, settings.maxFileSize());
            boolean partIsOurs = fetch.hasStarted();
            fetch.begin(progress);
            workers.execute(() -> {
                try {
                    events.add(new Succeeded(fetch, transfer.run(partIsOurs)));
                } catch (TransferFailure e) {
                    events.add(new Failed(fetch, e));
                }
            });
        }

        /** When to act next if no event comes before. */
        private long nextMoment() {
            long now = clock.nanoTime();
            long wait = Math.min(deadline - now, nextHeartbeat - now);
            boolean room = hasRoom();
            for (Fetch fetch : fetches) {
                if (fetch.isUnderWay() && !fetch.hasStalled()) {
                    wait = Math.min(wait, fetch.stallsAt(stallLimit) - now);
                } else if (mayBegin(fetch) && room) {
                    wait = Math.min(wait, fetch.due() - now);
                }
            }
            return now + wait;
        }

        private void publish(Fetch fetch, DownloadReport.Outcome outcome) throws IOException {
            attemptEnded(fetch);
            if (outcome.fetched()) {
                directory.publish(fetch.download(), outcome.file().orElseThrow());
            }
            end(fetch, outcome);
        }

        private void handle(Fetch fetch, TransferFailure failure) throws IOException {
            boolean stalled = fetch.hasStalled();
            boolean confirms = attemptEnded(fetch);
            switch (failure.next()) {
                case STOP -> throw failure.stopCause();
                case GIVE_UP -> fail(fetch, failure.getMessage());
                case AGAIN -> tryAgain(fetch, stalled ? stall() : failure);
                case CONFIRM -> {
                    if (confirms) {
                        throw failure.stopCause();
                    }
                    confirming = confirming.or(() -> Optional.of(fetch));
                    tryAgain(fetch, failure);
                }
            }
        }

        /** Returns whether the attempt was the one to confirm a refusal. */
        private boolean attemptEnded(Fetch fetch) {
            fetch.attemptEnded();
            boolean confirms = confirming.isPresent() && confirming.get() == fetch;
            if (confirms) {
                confirming = Optional.empty();
            }
            return confirms;
        }

        private TransferFailure stall() {
            return TransferFailure.again("stalled", "nothing arrived for " + Durations.format(settings.stallLimit()));
        }

        private void tryAgain(Fetch fetch, TransferFailure failure) {
            fetch.tryAgain(clock.nanoTime(), failure);
            listener.troubled(fetch.download(), failure.kind(), failure.getMessage());
        }

        private void fail(Fetch fetch, String problem) {
            end(fetch, DownloadReport.Outcome.failed(fetch.download(), problem));
        }

        private void end(Fetch fetch, DownloadReport.Outcome outcome) {
            fetch.end(outcome);
            listener.ended(outcome);
        }

        private void look() {
            long now = clock.nanoTime();
            fetches.forEach(fetch -> fetch.cancelIfStalled(now, stallLimit));
            if (now - nextHeartbeat >= 0) {
                nextHeartbeat += AwaitListener.HEARTBEAT_INTERVAL.toNanos();
                listener.heartbeat(
                        heartbeat(), Duration.ofNanos(now - start), Duration.ofNanos(Math.max(0, deadline - now)));
            }
        }

        private DownloadListener.Heartbeat heartbeat() {
            int done = 0;
            long bytes = 0;
            long expected = 0;
            boolean allKnown = true;
            for (Fetch fetch : fetches) {
                done += fetch.outcome().isPresent() ? 1 : 0;
                bytes += fetch.bytes();
                expected += fetch.expected().orElse(0);
                allKnown &= fetch.expected().isPresent();
            }
            OptionalLong whole = allKnown ? OptionalLong.of(expected) : OptionalLong.empty();
            return new DownloadListener.Heartbeat(done, fetches.size(), underWay(), bytes, whole);
        }

        private String unfinished(Fetch fetch) {
            String end = interrupted ? "interrupted" : "not done within " + Durations.format(settings.timeout());
            String arrived = fetch.bytes() == 0 ? "nothing" : ByteSizes.format(fetch.bytes(), fetch.expected());
            String trouble =
                    fetch.trouble().map(message -> "; last error: " + message).orElse("");
            return end + ": " + arrived + " had arrived" + trouble
                    + ". Run veo:download again: it resumes where it stopped if the host supports that.";
        }

        /** Ends the transfers that are still under way, and waits until their threads have ended. */
        @Override
        public void close() {
            fetches.forEach(Fetch::cancel);
            workers.shutdownNow();
            client.close();
            boolean threadWasInterrupted = Thread.interrupted();
            try {
                if (workers.awaitTermination(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
                    // An executor counts a thread as ended shortly before it has.
                    for (Thread thread : threads) {
                        thread.join(PATIENCE_AT_THE_END.toMillis());
                    }
                }
            } catch (InterruptedException e) {
                threadWasInterrupted = true;
            }
            if (threadWasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private Thread daemon(Runnable work) {
            Thread thread = new Thread(work, "veo-download-" + threadCount.incrementAndGet());
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        }
    }
}
