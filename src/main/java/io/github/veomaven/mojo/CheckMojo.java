package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.SystemClock;
import io.github.veomaven.await.Verdict;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Judges the results that an earlier {@code veo:await} wrote with {@code failOnError=false}, and fails the build with
 * the same messages. Polls nothing.
 *
 * <p>Missing, unreadable, foreign, old, future, empty, incomplete, contradictory and simulated results are an error; the
 * message says what is wrong with them.
 *
 * @since 1.0.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ResultsMojo {

    private static final String ALLOW_SIMULATED = "false";

    /**
     * Accepts results of a simulated endpoint, which makes no videos: {@code true} or {@code false}. For rehearsals.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.allowSimulated", defaultValue = ALLOW_SIMULATED)
    String allowSimulated;

    /** For Maven. */
    @Inject
    public CheckMojo() {
        this(new SystemClock());
    }

    CheckMojo(AwaitClock clock) {
        super("veo:check", clock);
    }

    @Override
    Work validate(Parameters parameters) {
        boolean rehearsal = parameters.bool("allowSimulated", allowSimulated, ALLOW_SIMULATED);
        Optional<ResultsInput> results = results(parameters, rehearsal);
        if (results.isPresent() && results.get().report().tasks().isEmpty()) {
            parameters.problem("The results " + results.get().shown() + " are empty: they contain no task, so they"
                    + " prove nothing. Name the tasks for veo:await, or, where a build without tasks is right, leave"
                    + " veo:check out with " + parameters.named("skip") + ".");
        }
        return () -> judge(results.orElseThrow());
    }

    private void judge(ResultsInput results) throws MojoExecutionException, MojoFailureException {
        AwaitReport report = results.report();
        if (report.simulated()) {
            getLog().warn("The results " + results.shown() + " are simulated: no video was made.");
        }
        AwaitLog.table(report, Colours.ofMaven(), getLog());
        new Judgement(report, results.shown()).pronounce(Optional.empty(), true, getLog());
        int total = report.tasks().size();
        String succeeded = total == 1 ? "The task" : report.count(Verdict.SUCCEEDED) + " of " + total + " tasks";
        getLog().info(succeeded + " succeeded, as " + results.shown() + " says");
    }
}
