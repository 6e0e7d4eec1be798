package io.github.veomaven.media;

import java.time.Duration;
import java.util.OptionalLong;

/** Receives the progress of the downloads. Called by the thread that downloads; must not block. */
public interface DownloadListener {

    /**
     * An attempt failed, and another one follows.
     *
     * @param kind a few words that are the same for the same trouble, fit for a log
     * @param message fit for a log
     */
    void troubled(Download download, String kind, String message);

    /** A download ended. */
    void ended(DownloadReport.Outcome outcome);

    /** Every {@link io.github.veomaven.await.AwaitListener#HEARTBEAT_INTERVAL}. */
    void heartbeat(Heartbeat heartbeat, Duration elapsed, Duration left);

    /**
     * A sign of life.
     *
     * @param done downloads that ended
     * @param total all downloads
     * @param underWay downloads in transfer
     * @param bytes received so far, or already there
     * @param expected bytes of all downloads, once every size is known
     */
    record Heartbeat(int done, int total, int underWay, long bytes, OptionalLong expected) {}
}
