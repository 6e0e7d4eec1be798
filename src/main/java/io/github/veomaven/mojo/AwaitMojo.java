package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.AwaitReport.Provenance;
import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.SystemClock;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.endpoint.EndpointTaskSource;
import io.github.veomaven.mojo.TaskList.IdFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Waits until every video task has ended or the time is up, writes the results, and fails the build if a task did not
 * succeed.
 *
 * <p>The key for the service comes from an environment variable or from settings.xml. There is no parameter for it,
 * because a parameter's value ends up in poms, process lists and the output of {@code mvn -X}.
 *
 * @since 1.0.0
 */
@Mojo(name = "await", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true, requiresProject = false)
public final class AwaitMojo extends ServiceMojo {

    /**
     * Writes the results to this directory. It is an error if two executions of one build would write to the same
     * directory, or if a file that this plugin did not write is in the place of a result.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.outputDirectory", defaultValue = "${project.build.directory}/veo")
    File outputDirectory;

    /** For Maven. */
    @Inject
    public AwaitMojo(SettingsDecrypter decrypter) {
        this(decrypter, System::getenv, EndpointTaskSource::open, new SystemClock());
    }

    AwaitMojo(SettingsDecrypter decrypter, UnaryOperator<String> environment, Opener opener, AwaitClock clock) {
        super("veo:await", decrypter, environment, opener, clock);
    }

    @Override
    boolean mayLackTasks() {
        return "false".equalsIgnoreCase(String.valueOf(failIfNoTasks).strip());
    }

    @Override
    Work validate(Parameters parameters) {
        AwaitSettings settings = settings(parameters);
        boolean mustSucceed = failOnError(parameters);
        Optional<List<VideoTask>> tasks = requiredTasks(parameters);
        Optional<Path> directory = new GoalDirectories(parameters, invocation()).output(outputDirectory);
        boolean asksNothing = tasks.isPresent() && tasks.get().isEmpty();
        Optional<Access> access = access(parameters, asksNothing);
        return () -> {
            Results results = new Results(directory.orElseThrow(), invocation());
            AwaitReport report = await(tasks.orElseThrow(), settings, access.orElseThrow(), results);
            results.publish(report, getLog());
            new GithubActions(environment, getLog()).show(report);
            new Judgement(report, results.shown()).pronounce(access.get().key(), mustSucceed, getLog());
        };
    }

    private Optional<List<VideoTask>> requiredTasks(Parameters parameters) {
        boolean required = failIfNoTasks(parameters);
        Optional<List<VideoTask>> tasks = tasks(parameters, required ? IdFiles.NAME_TASKS : IdFiles.MAY_BE_EMPTY);
        if (tasks.isPresent()) {
            passOverNoModule(tasks.get(), parameters);
        }
        if (!required || tasks.isEmpty() || !tasks.get().isEmpty()) {
            return tasks;
        }
        parameters.problem("there is no task to wait for: set " + parameters.named("taskIds") + " or "
                + parameters.named("taskIdFiles") + ", or set "
                + parameters.named("failIfNoTasks") + " to false to allow a build without tasks");
        return Optional.empty();
    }

    private AwaitReport await(List<VideoTask> tasks, AwaitSettings settings, Access access, Results results)
            throws MojoExecutionException {
        AwaitLog log =
                new AwaitLog(getLog(), access.shown(), settings.requirements().fallback(), Colours.ofMaven());
        if (access.simulated()) {
            warnOfSimulation(access, ", and the results say so.");
        }
        AwaitReport report;
        try (Asking asking = asking(access, settings, log)) {
            report = asking.awaiter().await(provenance(access), tasks, settings, results.answersOf(tasks));
            results.write(report);
        }
        if (report.simulated() && !access.simulated()) {
            warnOfSimulation(access, ", and the results say so.");
        }
        log.finished(report, results.shown());
        return report;
    }

    private Provenance provenance(Access access) {
        return new Provenance(
                execution.getGroupId() + ":" + execution.getArtifactId() + ":" + execution.getVersion(),
                access.baseUrl().toString(),
                access.simulated());
    }
}
