package io.github.veomaven.endpoint;

import io.github.veomaven.await.TaskRecord;
import java.util.Optional;

/**
 * A body that was a JSON object, read leniently.
 *
 * @param code the application's status, where it was a whole number
 * @param msg the application's words; never a reason to decide by
 * @param data what it says about the task
 * @param oddData whether {@code data} was there, but neither an object nor null
 */
record Envelope(Optional<Integer> code, Optional<String> msg, Optional<Data> data, boolean oddData) {

    /**
     * The object {@code data}.
     *
     * @param taskId whose record it is, where it says so
     * @param flag {@code successFlag} as it was written, where it was a scalar
     * @param record the facts
     */
    record Data(Optional<String> taskId, Optional<String> flag, TaskRecord record) {}
}
