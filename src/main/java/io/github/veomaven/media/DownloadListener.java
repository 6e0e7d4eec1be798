package io.github.veomaven.media;

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
    void ended(DownloadOutcome outcome);

    /** Every {@link io.github.veomaven.await.Heartbeat#EVERY}, so that nobody wonders whether the build hangs. */
    void heartbeat(DownloadProgress progress);
}
