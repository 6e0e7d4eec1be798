package io.github.veomaven.await;

/** How a task, or a whole run, ended. */
public enum Verdict {
    /** The service said that the video is there, and it meets the project's requirements. */
    SUCCEEDED,
    /** The service said that there will be no such video, or the video does not meet the requirements. */
    FAILED,
    /** Nobody knows: the task may still finish. */
    UNDETERMINED
}
