package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.PreflightReport;
import io.github.veomaven.await.SystemClock;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.endpoint.EndpointTaskSource;
import io.github.veomaven.mojo.TaskList.IdFiles;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Asks about each task once, at the start of the build, and fails on what is already certain to fail.
 *
 * <p>A wrong configuration, a missing or refused key, a task that has failed or whose video misses a requirement fail the
 * build at once. A task passes if it is not finished or not visible, or if it could not be polled: {@code veo:await}
 * decides. So do a file of {@code taskIdFiles} that does not exist yet, and no task at all. Takes at most
 * {@code requestTimeout}, and writes no file.
 *
 * @since 1.0.0
 */
@Mojo(name = "preflight", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class PreflightMojo extends ServiceMojo {

    private static final String GOAL = "veo:preflight";

    /** For Maven. */
    @Inject
    public PreflightMojo(SettingsDecrypter decrypter) {
        this(decrypter, System::getenv, EndpointTaskSource::open, new SystemClock());
    }

    PreflightMojo(SettingsDecrypter decrypter, UnaryOperator<String> environment, Opener opener, AwaitClock clock) {
        super(GOAL, decrypter, environment, opener, clock);
    }

    /** A later step of the build may name the tasks. */
    @Override
    boolean mayLackTasks() {
        return true;
    }

    @Override
    Work validate(Parameters parameters) {
        AwaitSettings settings = settings(parameters);
        failOnError(parameters);
        failIfNoTasks(parameters);
        Optional<List<VideoTask>> tasks = tasks(parameters, IdFiles.MAY_BE_MISSING);
        boolean asksNothing = tasks.isPresent() && tasks.get().isEmpty() && !awaitsIdFiles();
        Optional<Access> access = access(parameters, asksNothing);
        return () -> {
            if (tasks.orElseThrow().isEmpty()) {
                getLog().info(GOAL + ": there is no task to ask about yet");
            } else {
                ask(tasks.get(), settings, access.orElseThrow());
            }
        };
    }

    /** A later step writes the ids then, and veo:await needs the key. */
    private boolean awaitsIdFiles() {
        for (File file : files) {
            if (!file.exists()) {
                return true;
            }
        }
        return false;
    }

    private void ask(List<VideoTask> tasks, AwaitSettings settings, Access access)
            throws MojoExecutionException, MojoFailureException {
        PreflightLog log = new PreflightLog(getLog(), access.shown());
        if (access.simulated()) {
            warnOfSimulation(access, ".");
        }
        PreflightReport report;
        try (Asking asking = asking(access, settings, log)) {
            report = asking.awaiter().pollOnce(tasks, settings);
        }
        if (report.refusal().isPresent()) {
            throw new MojoExecutionException(
                    Judgement.refused(report.refusal().get(), access.key(), "run the build again"));
        }
        if (report.interrupted()) {
            throw new MojoExecutionException(GOAL + " was interrupted.");
        }
        String failures = PreflightLog.failures(report);
        if (!failures.isEmpty()) {
            throw new MojoFailureException(failures);
        }
        log.passed(report, settings.requestTimeout());
    }
}
