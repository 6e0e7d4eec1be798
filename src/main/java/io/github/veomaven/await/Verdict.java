package io.github.veomaven.await;

/** How a task, or a whole run, ended. */
public enum Verdict {
    /** The service reported success, and the video meets the project's requirements. */
    SUCCEEDED,
    /** The service reported a failure, or the video does not meet the requirements. */
    FAILED,
    /** Unknown: the task may still finish. */
    UNDETERMINED
}
