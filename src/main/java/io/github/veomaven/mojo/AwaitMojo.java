package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.Awaiter;
import io.github.veomaven.await.FallbackPolicy;
import io.github.veomaven.await.Origin;
import io.github.veomaven.await.Requirements;
import io.github.veomaven.await.SystemClock;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.endpoint.BaseUrl;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Waits until every video task ended or the time is up, writes the results, and fails the build if a task did not
 * succeed.
 *
 * <p>The key for the service comes from an environment variable or from settings.xml. There is no parameter for it,
 * because a parameter's value ends up in poms, process lists and the output of {@code mvn -X}.
 *
 * @since 1.0.0
 */
@Mojo(name = "await", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true, requiresProject = false)
public final class AwaitMojo extends AbstractMojo {

    private static final String GOAL = "veo:await";

    private static final String TIMEOUT = "30m";
    private static final String REQUEST_TIMEOUT = "20s";
    private static final String ERROR_TOLERANCE = "5m";
    private static final String NOT_FOUND_GRACE = "90s";
    private static final String CONCURRENT_REQUESTS = "8";
    private static final String REQUESTS_PER_SECOND = "10";
    private static final String BASE_URL = "https://api.kie.ai";
    private static final String SERVER_ID = "veo";
    private static final String KEY_VARIABLE = "VEO_API_KEY";

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);
    private static final Duration LONGEST_REQUEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST_CONCURRENT = 256;
    private static final int MOST_PER_SECOND = 10_000;

    /**
     * Names the tasks to wait for: a list (comma-separated on the command line) of {@code id} or {@code name=id}. The
     * name labels the task in logs, files and properties; it is 1 to 64 letters, digits, {@code .}, {@code _} or
     * {@code -}. Without a name the id labels the task. Default: none.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.taskIds")
    List<String> taskIds;

    /**
     * Takes further tasks from files that earlier steps wrote, each at most 10 MiB of UTF-8: lines of {@code id} or
     * {@code name=id} ({@code #} at the start of a line or after a blank begins a comment), or JSON: the response to a
     * creation ({@code data.taskId}), a string, an object that maps names to ids or to such responses, an object of
     * {@code name} and {@code id}, or an array of these. A file that names no task is an error. Default: none.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.taskIdFiles")
    List<File> taskIdFiles;

    /**
     * Fails the build when there is no task at all, or none in one of the {@code taskIdFiles}, {@code true} or {@code false}: an empty gate must not pass.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.failIfNoTasks", defaultValue = "true")
    String failIfNoTasks;

    /**
     * Ends the wait after this time, with a last poll of every task that has not ended: a duration such as
     * {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 500ms} or {@code PT10M}, from {@code 1ms} to {@code 7d}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.timeout", defaultValue = TIMEOUT)
    String timeout;

    /**
     * Polls each task at this fixed interval, a duration from {@code 10ms} to {@code 7d}. Default: none, so that the
     * interval adapts to the age of the task.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.pollInterval")
    String pollInterval;

    /**
     * Aborts a request after this time, connecting and the whole body included: a duration from {@code 1ms} to
     * {@code 1h}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.requestTimeout", defaultValue = REQUEST_TIMEOUT)
    String requestTimeout;

    /**
     * Gives up a task as undetermined when every poll has failed for this long: a duration from {@code 0s} to
     * {@code 7d}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.errorTolerance", defaultValue = ERROR_TOLERANCE)
    String errorTolerance;

    /**
     * Takes "record not visible", and success without any result, for a delay for this long: a duration from
     * {@code 0s} to {@code 7d}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.notFoundGrace", defaultValue = NOT_FOUND_GRACE)
    String notFoundGrace;

    /**
     * Limits the requests in flight, over all tasks: a number from 1 to 256.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.maxConcurrentRequests", defaultValue = CONCURRENT_REQUESTS)
    String maxConcurrentRequests;

    /**
     * Limits the requests started in any second, over all tasks: a number from 1 to 10000. The limit lowers itself when
     * the service answers 429, and recovers slowly.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.maxRequestsPerSecond", defaultValue = REQUESTS_PER_SECOND)
    String maxRequestsPerSecond;

    /**
     * Stops at the first task that did not succeed, {@code true} or {@code false}; the others are reported as
     * undetermined.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.failFast", defaultValue = "false")
    String failFast;

    /**
     * Fails the build if a task did not succeed, {@code true} or {@code false}. With {@code false} the results are
     * written, errors are logged, and the build goes on; judge it later with {@code veo:check}. Errors of configuration
     * fail all the same.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.failOnError", defaultValue = "true")
    String failOnError;

    /**
     * Decides about a video made by the fallback model: {@code ALLOW} takes it, {@code WARN} takes it with a warning,
     * {@code FAIL} fails the task. Upper or lower case.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.fallback", defaultValue = "WARN")
    String fallback;

    /**
     * Fails a task whose resolution is lower, or not stated: {@code 720p}, {@code 1080p} or {@code 4k}. Default: none,
     * so that every resolution will do.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.minResolution")
    String minResolution;

    /**
     * Fails a task whose video is known to be silent, {@code true} or {@code false}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.requireAudio", defaultValue = "false")
    String requireAudio;

    /**
     * Asks the service at this URL, without query, fragment or user info. It is {@code https}; plain {@code http} is
     * for loopback hosts only.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.baseUrl", defaultValue = BASE_URL)
    String baseUrl;

    /**
     * Takes the key from the password of this {@code <server>} in settings.xml, decrypted by Maven, where the
     * environment variable is not set.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.serverId", defaultValue = SERVER_ID)
    String serverId;

    /**
     * Takes the key from the environment variable of this name, which wins over settings.xml. This is the name, never
     * the key.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.apiKeyEnvName", defaultValue = KEY_VARIABLE)
    String apiKeyEnvName;

    /**
     * Writes the results to this directory. Two executions that would write to the same one in one build are an error.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.outputDirectory", defaultValue = "${project.build.directory}/veo")
    File outputDirectory;

    /**
     * Does nothing, saying so once, {@code true} or {@code false}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.skip", defaultValue = "false")
    String skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    private final SettingsDecrypter decrypter;
    private final UnaryOperator<String> environment;
    private final Connection.Opener opener;
    private final AwaitClock clock;

    /** For Maven. */
    @Inject
    public AwaitMojo(SettingsDecrypter decrypter) {
        this(decrypter, System::getenv, HttpConnection::open, new SystemClock());
    }

    AwaitMojo(
            SettingsDecrypter decrypter,
            UnaryOperator<String> environment,
            Connection.Opener opener,
            AwaitClock clock) {
        this.decrypter = decrypter;
        this.environment = environment;
        this.opener = opener;
        this.clock = clock;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Parameters parameters = new Parameters(GOAL, "veo.");
        if (parameters.bool("skip", skip, false)) {
            getLog().info(GOAL + " is skipped: " + parameters.named("skip") + " is true");
            return;
        }
        AwaitSettings settings = settings(parameters);
        boolean mustSucceed = parameters.bool("failOnError", failOnError, true);
        List<VideoTask> tasks = tasks(parameters);
        Optional<Path> directory =
                new GoalDirectories(parameters, new Invocation(session, project, execution)).output(outputDirectory);
        Optional<Access> access = access(parameters, tasks.isEmpty() && !parameters.hasProblems());
        parameters.throwIfAny();

        Results results = new Results(directory.orElseThrow(), project, session);
        AwaitReport report = await(tasks, settings, access.orElseThrow(), results);
        results.publish(report);
        new GithubActions(environment, getLog()).show(report);
        new Judgement(report, results.shown()).pronounce(access.get().keySource(), mustSucceed, getLog());
    }

    private AwaitSettings settings(Parameters parameters) {
        return new AwaitSettings(
                parameters.duration("timeout", timeout, TIMEOUT, SHORTEST, LONGEST),
                parameters.duration("pollInterval", pollInterval, SHORTEST_INTERVAL, LONGEST),
                parameters.duration("requestTimeout", requestTimeout, REQUEST_TIMEOUT, SHORTEST, LONGEST_REQUEST),
                parameters.duration("errorTolerance", errorTolerance, ERROR_TOLERANCE, Duration.ZERO, LONGEST),
                parameters.duration("notFoundGrace", notFoundGrace, NOT_FOUND_GRACE, Duration.ZERO, LONGEST),
                parameters.integer(
                        "maxConcurrentRequests", maxConcurrentRequests, CONCURRENT_REQUESTS, 1, MOST_CONCURRENT),
                parameters.integer(
                        "maxRequestsPerSecond", maxRequestsPerSecond, REQUESTS_PER_SECOND, 1, MOST_PER_SECOND),
                parameters.bool("failFast", failFast, false),
                new Requirements(
                        parameters.constant("fallback", fallback, FallbackPolicy.WARN),
                        parameters.word("minResolution", minResolution, "720p", "1080p", "4k"),
                        parameters.bool("requireAudio", requireAudio, false)));
    }

    private List<VideoTask> tasks(Parameters parameters) {
        boolean needed = parameters.bool("failIfNoTasks", failIfNoTasks, true);
        int problems = parameters.problemCount();
        List<VideoTask> tasks = TaskList.of(
                taskIds, taskIdFiles, needed ? TaskList.IdFiles.NAME_TASKS : TaskList.IdFiles.MAY_BE_EMPTY, parameters);
        if (needed && tasks.isEmpty() && parameters.problemCount() == problems) {
            parameters.problem("there is no task to wait for: set " + parameters.named("taskIds") + " or "
                    + parameters.named("taskIdFiles") + ", or let an empty gate pass with "
                    + parameters.named("failIfNoTasks") + " false");
        }
        return tasks;
    }

    /** Without a task there is nothing to ask, so that no key is needed. */
    private Optional<Access> access(Parameters parameters, boolean askNothing) {
        if (session.isOffline()) {
            parameters.problem("Maven is offline (-o, or <offline> in settings.xml), and waiting needs the service: run"
                    + " it online, or leave it out with " + parameters.named("skip"));
        }
        Optional<BaseUrl> address = BaseUrls.read(parameters, baseUrl, BASE_URL);
        String variable = VariableNames.read(parameters, apiKeyEnvName, KEY_VARIABLE);
        String server = parameters.text("serverId", serverId, SERVER_ID);
        return address.map(url -> askNothing || session.isOffline()
                ? new Access(url, Optional.empty(), Optional.empty(), false)
                : accessLookup(parameters).find(url, variable, server));
    }

    private AccessLookup accessLookup(Parameters parameters) {
        Decryption decryption = new Decryption(decrypter);
        return new AccessLookup(
                parameters,
                new KeyLookup(environment, session.getSettings(), decryption),
                new ProxyLookup(session.getSettings().getProxies(), decryption),
                Simulators.of(session),
                opener);
    }

    private AwaitReport await(List<VideoTask> tasks, AwaitSettings settings, Access access, Results results)
            throws MojoExecutionException {
        AwaitLog log = new AwaitLog(
                getLog(), access.baseUrl().toString(), settings.requirements().fallback(), Colours.ofMaven());
        if (access.simulated()) {
            log.simulated();
        }
        AwaitReport report;
        try (Connection connection = opener.open(access.baseUrl(), access.proxy(), settings.maxConcurrentRequests())) {
            Awaiter awaiter = new Awaiter(connection.source(access.key()), log, clock);
            InterruptHook hook = InterruptHook.watching(awaiter::interrupt);
            try {
                AwaitReport answered = awaiter.await(origin(access), tasks, settings);
                report = access.simulated() ? answered.ofSimulation() : answered;
                results.write(report);
            } finally {
                hook.close();
            }
        }
        log.finished(report, results.shown());
        return report;
    }

    private Origin origin(Access access) {
        return new Origin(
                execution.getGroupId() + ":" + execution.getArtifactId() + ":" + execution.getVersion(),
                access.baseUrl().toString());
    }
}
