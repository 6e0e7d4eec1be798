package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.SystemClock;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.await.VideoTask;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Judges the results that an earlier {@code veo:await} wrote with {@code failOnError=false}, and fails the build with
 * the same messages. Polls nothing.
 *
 * <p>Results that are missing, unreadable, foreign, too old, incomplete or simulated are an error that says which.
 *
 * @since 1.0.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractMojo {

    private static final String GOAL = "veo:check";

    private static final Duration SHORTEST_AGE = Duration.ofMillis(1);
    private static final Duration LONGEST_AGE = Duration.ofDays(365);

    /**
     * Judges this file: the {@code results.json} of {@code veo:await}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.resultsFile", defaultValue = "${project.build.directory}/veo/results.json")
    File resultsFile;

    /**
     * Accepts results of a simulated endpoint, {@code true} or {@code false}: for rehearsals, because no video was made.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.allowSimulated", defaultValue = "false")
    String allowSimulated;

    /**
     * Accepts results that were written at most this long ago, for instance by an earlier {@code mvn} call of the same
     * pipeline: a duration such as {@code 2h}, from {@code 1ms} to {@code 365d}. Default: none, so that only results
     * that this very build wrote are accepted.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.maxAge")
    String maxAge;

    /**
     * Names the tasks that the results must cover, exactly: a list (comma-separated on the command line) of {@code id}
     * or {@code name=id}, as for {@code veo:await}. Default: none, so that, unless there are {@code taskIdFiles}, the
     * results may be about any tasks.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.taskIds")
    List<String> taskIds;

    /**
     * Takes further tasks that the results must cover from files, as for {@code veo:await}. Default: none.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.taskIdFiles")
    List<File> taskIdFiles;

    /**
     * Does nothing, saying so once, {@code true} or {@code false}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.skip", defaultValue = "false")
    String skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    private final AwaitClock clock;

    /** For Maven. */
    @Inject
    public CheckMojo() {
        this(new SystemClock());
    }

    CheckMojo(AwaitClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Parameters parameters = new Parameters(GOAL, "veo.");
        if (parameters.bool("skip", skip, false)) {
            getLog().info(GOAL + " is skipped: " + parameters.named("skip") + " is true");
            return;
        }
        boolean rehearsal = parameters.bool("allowSimulated", allowSimulated, false);
        Freshness freshness = new Freshness(
                session.getStartTime().toInstant(), parameters.duration("maxAge", maxAge, SHORTEST_AGE, LONGEST_AGE));
        Optional<List<VideoTask>> expected = expectedTasks(parameters);
        Optional<ResultsInput> results = ResultsInput.read(parameters, resultsFile, session);
        parameters.throwIfAny();

        requireUsable(results.orElseThrow(), freshness, expected, rehearsal, parameters);
        parameters.throwIfAny();
        judge(results.get());
    }

    private Optional<List<VideoTask>> expectedTasks(Parameters parameters) {
        boolean named = taskIds != null && !taskIds.isEmpty() || taskIdFiles != null && !taskIdFiles.isEmpty();
        return named
                ? Optional.of(TaskList.of(taskIds, taskIdFiles, TaskList.IdFiles.NAME_TASKS, parameters))
                : Optional.empty();
    }

    private void requireUsable(
            ResultsInput results,
            Freshness freshness,
            Optional<List<VideoTask>> expected,
            boolean rehearsal,
            Parameters parameters) {
        AwaitReport report = results.report();
        String subject = "The results " + results.shown() + " are ";
        freshness
                .objection(report, clock.instant(), parameters.named("maxAge"))
                .ifPresent(objection -> parameters.problem(subject + objection));
        if (report.simulated() && !rehearsal) {
            parameters.problem(
                    subject + "simulated: no video was made. Run veo:await against the service itself, or, in"
                            + " a rehearsal, set " + parameters.named("allowSimulated") + " to true.");
        }
        expected.flatMap(tasks -> Coverage.objection(report, tasks))
                .ifPresent(objection -> parameters.problem(subject + objection));
    }

    private void judge(ResultsInput results) throws MojoExecutionException, MojoFailureException {
        AwaitReport report = results.report();
        if (report.simulated()) {
            getLog().warn("The results " + results.shown() + " are simulated: no video was made.");
        }
        new ClosingTable(Colours.ofMaven()).lines(report).forEach(getLog()::info);
        new Judgement(report, results.shown()).pronounce(Optional.empty(), true, getLog());
        getLog().info(report.count(Verdict.SUCCEEDED) + " of " + report.tasks().size() + " tasks succeeded, as "
                + results.shown() + " says");
    }
}
