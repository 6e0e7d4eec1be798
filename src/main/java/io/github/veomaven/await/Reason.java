package io.github.veomaven.await;

/** Why a task did not succeed. */
public enum Reason {
    /** {@code successFlag} 2. */
    FAILED(Verdict.FAILED, "failed"),
    /** {@code successFlag} 3. */
    GENERATION_FAILED(Verdict.FAILED, "failed during generation"),
    /** {@code code} 400, 451 or 501. */
    REFUSED(Verdict.FAILED, "was refused"),
    /** An undocumented {@code successFlag}, or none. */
    UNKNOWN_STATUS(Verdict.FAILED, "has an unknown status"),
    /** "Record not visible" for longer than the grace period. */
    NOT_FOUND(Verdict.FAILED, "was not found"),
    /** Success without any result for longer than the grace period. */
    NO_RESULT(Verdict.FAILED, "succeeded without a result"),
    /** Made by the fallback model although {@code fallback} is {@code FAIL}. */
    FALLBACK_MODEL(Verdict.FAILED, "was made by the fallback model"),
    /** Below {@code minResolution}, or of unstated resolution. */
    LOW_RESOLUTION(Verdict.FAILED, "is below the required resolution"),
    /** Known to be silent although {@code requireAudio} is set. */
    NO_AUDIO(Verdict.FAILED, "has no sound"),
    /** Not ended when the time was up. */
    TIMED_OUT(Verdict.UNDETERMINED, "timed out"),
    /** Every poll failed for {@code errorTolerance}. */
    UNREACHABLE(Verdict.UNDETERMINED, "could not be reached"),
    /** The service refused the key, so the run stopped. */
    UNAUTHORIZED(Verdict.UNDETERMINED, "could not be polled: the service refused the key"),
    /** A proxy refused its credentials, so the run stopped. */
    PROXY_REFUSED(Verdict.UNDETERMINED, "could not be polled: the proxy refused its credentials"),
    /** The run stopped because another task did not succeed ({@code failFast}). */
    STOPPED(Verdict.UNDETERMINED, "had not ended when the run stopped because another task did not succeed"),
    /** The build was interrupted. */
    INTERRUPTED(Verdict.UNDETERMINED, "had not ended when the build was interrupted");

    private final Verdict verdict;
    private final String phrase;

    Reason(Verdict verdict, String phrase) {
        this.verdict = verdict;
        this.phrase = phrase;
    }

    /** Returns the verdict that this reason leads to; never {@link Verdict#SUCCEEDED}. */
    public Verdict verdict() {
        return verdict;
    }

    /** Returns whether a key or a proxy's credentials were refused, so that no other task can be polled either. */
    public boolean isRefusal() {
        return this == UNAUTHORIZED || this == PROXY_REFUSED;
    }

    /** Returns words that continue a sentence beginning with the task: "Task hero …". */
    public String phrase() {
        return phrase;
    }
}
