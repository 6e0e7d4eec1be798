package io.github.veomaven.media;

import java.time.Duration;
import java.util.OptionalLong;

/** Port: who is told how the downloads go. Called by the thread that downloads; must not block. */
public interface DownloadListener {

    /**
     * An attempt met passing trouble, and another one follows.
     *
     * @param kind a few words that are the same for the same trouble, fit for a log
     * @param message fit for a log
     */
    void troubled(Download download, String kind, String message);

    /** A download ended. */
    void ended(DownloadReport.Outcome outcome);

    /** Every {@link io.github.veomaven.await.AwaitListener.Heartbeat#EVERY}, so that nobody wonders whether the build hangs. */
    void heartbeat(Heartbeat heartbeat);

    /**
     * A sign of life.
     *
     * @param done downloads that ended
     * @param total all downloads
     * @param underWay downloads in transfer
     * @param bytes what is on this machine of those done and those under way
     * @param expected bytes of all downloads, once the size of every one is known
     * @param elapsed since the start
     * @param left until the deadline
     */
    record Heartbeat(
            int done, int total, int underWay, long bytes, OptionalLong expected, Duration elapsed, Duration left) {}
}
