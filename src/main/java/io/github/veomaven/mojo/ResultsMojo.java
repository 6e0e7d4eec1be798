package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.VideoTask;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal that reads the results of an earlier {@code veo:await}, and accepts only those that prove what they state. */
abstract class ResultsMojo extends TasksMojo {

    private static final Duration SHORTEST_AGE = Duration.ofMillis(1);
    private static final Duration LONGEST_AGE = Duration.ofDays(365);

    /**
     * Reads the results from this file: the {@code results.json} of {@code veo:await}. If only {@code outputDirectory}
     * is set, the file in that directory is used.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.resultsFile", defaultValue = "${project.build.directory}/veo/results.json")
    File resultsFile;

    /**
     * Finds the results in the directory to which {@code veo:await} wrote them, unless {@code resultsFile} is set.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.outputDirectory", defaultValue = "${project.build.directory}/veo")
    File outputDirectory;

    /**
     * Accepts results that were written at most this long ago, for instance by an earlier {@code mvn} call of the same
     * pipeline: a duration such as {@code 2h}, from {@code 1ms} to {@code 365d}. Default: none, so that only results of
     * the same build are accepted.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.maxAge")
    String maxAge;

    final AwaitClock clock;

    ResultsMojo(String goal, AwaitClock clock) {
        super(goal);
        this.clock = clock;
    }

    /**
     * The results; empty after a problem with the file.
     *
     * @param acceptSimulated whether those of a simulated endpoint are accepted
     */
    final Optional<ResultsInput> results(Parameters parameters, boolean acceptSimulated) {
        Optional<Duration> most = parameters.duration("maxAge", maxAge, SHORTEST_AGE, LONGEST_AGE);
        Optional<List<VideoTask>> named = tasks(parameters, TaskList.IdFiles.NAME_TASKS);
        boolean namesTasks = named.isPresent() && !named.get().isEmpty();
        Optional<ResultsInput> results = ResultsInput.read(parameters, resultsFile(), invocation());
        if (results.isPresent()) {
            if (most.isPresent() || maxAge == null || maxAge.isBlank()) {
                results.get().requireAge(most, session.getStartTime().toInstant(), clock.instant(), parameters);
            }
            if (!acceptSimulated) {
                results.get().requireReal(parameters);
            }
            if (namesTasks) {
                results.get().requireTasks(named.get(), parameters);
            }
        }
        if (namesTasks) {
            passOverNoModule(named.get(), parameters);
        } else if (named.isPresent() && results.isPresent()) {
            passOverNoModule(results.get().tasks(), parameters);
        }
        return results;
    }

    private File resultsFile() {
        return invocation().hasDefault("resultsFile", "veo.resultsFile")
                ? new File(outputDirectory, "results.json")
                : resultsFile;
    }
}
