package io.github.veomaven.media;

import io.github.veomaven.files.DiskException;
import java.time.Duration;
import java.util.Optional;

/** What one attempt came to. */
sealed interface TransferResult {

    /** The video is there: in the side file when it was fetched, else where it was before. */
    record Done(MediaFile file, boolean fetched) implements TransferResult {}

    /** There will be no video. */
    record Refused(String message) implements TransferResult {}

    /** A later attempt may succeed. */
    record Troubled(String kind, String message, Optional<Duration> retryAfter) implements TransferResult {}

    /** Nothing can be written here, neither this video nor another. */
    record DiskTrouble(DiskException cause) implements TransferResult {}
}
