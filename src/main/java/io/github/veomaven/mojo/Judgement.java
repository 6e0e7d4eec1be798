package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.mojo.KeyLookup.FoundKey;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * What a report means for the build. A failure is a verdict on the videos; an execution error means that the job could
 * not be done, and comes first.
 */
final class Judgement {

    private static final int MESSAGE_LENGTH = 300;

    private final AwaitReport report;
    private final String details;

    /** @param details where to read on, safe to log */
    Judgement(AwaitReport report, String details) {
        this.report = report;
        this.details = details;
    }

    /**
     * Ends the build unless all is well.
     *
     * @param key that was sent, for the advice when the service refuses it
     * @param failOnError whether tasks that did not succeed fail the build, instead of being logged as errors
     */
    void pronounce(Optional<FoundKey> key, boolean failOnError, Log log)
            throws MojoExecutionException, MojoFailureException {
        Optional<PollAnswer.Refusal> refusal = refusal();
        if (refusal.isPresent()) {
            throw new MojoExecutionException(refused(refusal.get(), key, "run veo:await again") + "\n" + sentences());
        }
        if (report.has(Reason.INTERRUPTED)) {
            throw new MojoExecutionException(
                    "veo:await was interrupted. It wrote the results that it had by then.\n" + sentences());
        }
        if (report.verdict() == Verdict.SUCCEEDED) {
            return;
        }
        if (failOnError) {
            throw new MojoFailureException(sentences());
        }
        sentences().lines().forEach(log::error);
    }

    private String sentences() {
        return report.summary(details);
    }

    /**
     * Why no task could be asked about, and what to do.
     *
     * @param key that was sent
     * @param then what to do afterwards
     */
    static String refused(PollAnswer.Refusal refusal, Optional<FoundKey> key, String then) {
        String words = SafeText.line(refusal.message(), MESSAGE_LENGTH);
        if (refusal.reason() == Reason.PROXY_REFUSED) {
            // These words name the proxy, and say what to correct.
            return (words.isEmpty() ? "The proxy refused its credentials" : words) + "; then " + then + ".";
        }
        return "The service refused the key"
                + (key.isPresent() ? " from " + key.get().source() : "")
                + (words.isEmpty() ? "" : " (" + words + ")")
                + ". Check that it is the right one for the endpoint, that it is allowed to read these tasks, and that"
                + " the account has credit; then " + then + ".";
    }

    /** The first refusal of the key, else the first by the proxy. */
    private Optional<PollAnswer.Refusal> refusal() {
        for (Reason reason : List.of(Reason.UNAUTHORIZED, Reason.PROXY_REFUSED)) {
            for (TaskOutcome task : report.has(reason) ? report.tasks() : List.<TaskOutcome>of()) {
                if (task.reason().equals(Optional.of(reason))) {
                    return Optional.of(
                            new PollAnswer.Refusal(reason, task.message().orElse("")));
                }
            }
        }
        return Optional.empty();
    }
}
