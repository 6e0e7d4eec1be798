package io.github.veomaven.media;

import java.util.Optional;

/**
 * What reaches the thread that downloads.
 *
 * @param attempt the attempt that is over; empty when the run is to end
 */
record DownloadEvent(Optional<Attempt> attempt) {

    static final DownloadEvent INTERRUPT = new DownloadEvent(Optional.empty());

    /** An attempt that is over. */
    record Attempt(Fetch fetch, TransferResult result) {}

    static DownloadEvent of(Fetch fetch, TransferResult result) {
        return new DownloadEvent(Optional.of(new Attempt(fetch, result)));
    }
}
