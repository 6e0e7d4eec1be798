package io.github.veomaven.media;

import io.github.veomaven.await.AwaitClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Fetches videos into a directory: in parallel, resumed after a break, verified, and moved to their places only when
 * they are whole. One instance makes one run.
 */
public final class Downloader {

    private final MediaClients clients;
    private final DownloadListener listener;
    private final AwaitClock clock;
    private final BlockingQueue<DownloadEvent> events = new LinkedBlockingQueue<>();

    public Downloader(MediaClients clients, DownloadListener listener, AwaitClock clock) {
        this.clients = clients;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Fetches every video, or says why it could not. Returns within a second after the timeout, or after an interrupt,
     * whatever the hosts do; no thread and no connection is left then. A file that an earlier run fetched from the same
     * URL, and that is unchanged, is not asked for.
     *
     * @param downloads of different file names
     * @param directory need not exist; videos in it that an earlier run fetched and that are not among the downloads are
     *     removed
     * @throws IOException when a file cannot be written; the message names it and says why
     */
    public DownloadReport download(List<Download> downloads, Path directory, DownloadSettings settings)
            throws IOException {
        MediaDirectory media = new MediaDirectory(directory);
        media.prepare(downloads);
        try (DownloadRun run = new DownloadRun(downloads, media, settings, clients, listener, clock, events)) {
            return run.toTheEnd();
        } finally {
            media.settle();
        }
    }

    /** Ends the run soon, from any thread, also before it begins. */
    public void interrupt() {
        events.add(DownloadEvent.INTERRUPT);
    }
}
