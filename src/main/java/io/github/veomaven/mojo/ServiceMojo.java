package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.AwaitListener;
import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.Awaiter;
import io.github.veomaven.await.Requirements;
import io.github.veomaven.await.Requirements.FallbackPolicy;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.endpoint.ApiKey;
import io.github.veomaven.endpoint.BaseUrl;
import io.github.veomaven.endpoint.Connection;
import io.github.veomaven.http.ProxySettings;
import io.github.veomaven.mojo.KeyLookup.FoundKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** A goal that asks the service about tasks. All such goals check all of these parameters, whether they use them or not. */
abstract class ServiceMojo extends TasksMojo {

    private static final String FAIL_IF_NO_TASKS = "true";
    private static final String TIMEOUT = "30m";
    private static final String REQUEST_TIMEOUT = "20s";
    private static final String ERROR_TOLERANCE = "5m";
    private static final String NOT_FOUND_GRACE = "90s";
    private static final String CONCURRENT_REQUESTS = "8";
    private static final String REQUESTS_PER_SECOND = "10";
    private static final String FAIL_FAST = "false";
    private static final String FAIL_ON_ERROR = "true";
    private static final String FALLBACK = "WARN";
    private static final String REQUIRE_AUDIO = "false";
    private static final String BASE_URL = "https://api.kie.ai";
    private static final String SERVER_ID = "veo";
    private static final String KEY_VARIABLE = "VEO_API_KEY";

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);
    private static final Duration LONGEST_REQUEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST_CONCURRENT = 256;
    private static final int MOST_PER_SECOND = 10_000;
    private static final int SHOWN_LENGTH = 300;

    /**
     * Fails the build when there is no task at all, or when one of the {@code taskIdFiles} names none: {@code true} or
     * {@code false}. A build that checks nothing must not pass.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.failIfNoTasks", defaultValue = FAIL_IF_NO_TASKS)
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
     * Aborts a request after this time, which includes connecting and reading the whole body: a duration from
     * {@code 1ms} to {@code 1h}.
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
     * Treats "record not visible", and success without any result, as a delay for this long: a duration from
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
     * Limits the requests started in any second, over all tasks: a number from 1 to 10000. The plugin lowers the limit
     * when the service answers 429, and raises it again slowly.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.maxRequestsPerSecond", defaultValue = REQUESTS_PER_SECOND)
    String maxRequestsPerSecond;

    /**
     * Stops at the first task that did not succeed: {@code true} or {@code false}. The others are reported as
     * undetermined.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.failFast", defaultValue = FAIL_FAST)
    String failFast;

    /**
     * Fails the build if a task did not succeed: {@code true} or {@code false}. With {@code false} the results are
     * written, errors are logged, and the build continues; {@code veo:check} judges the results later. Configuration
     * errors fail the build in any case.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.failOnError", defaultValue = FAIL_ON_ERROR)
    String failOnError;

    /**
     * Decides about a video made by the fallback model: {@code ALLOW} accepts it, {@code WARN} accepts it with a
     * warning, {@code FAIL} fails the task. Case does not matter.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.fallback", defaultValue = FALLBACK)
    String fallback;

    /**
     * Fails a task whose resolution is lower, or not stated: {@code 720p}, {@code 1080p} or {@code 4k}. Default: none,
     * so that any resolution is accepted.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.minResolution")
    String minResolution;

    /**
     * Fails a task whose video is known to be silent: {@code true} or {@code false}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.requireAudio", defaultValue = REQUIRE_AUDIO)
    String requireAudio;

    /**
     * Polls the service at this URL, which must not have a query, a fragment or user info. It must be {@code https};
     * plain {@code http} is accepted for loopback hosts only.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.baseUrl", defaultValue = BASE_URL)
    String baseUrl;

    /**
     * Takes the key from the password of this {@code <server>} in settings.xml, decrypted by Maven, if the environment
     * variable is not set.
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

    final UnaryOperator<String> environment;

    private final SettingsDecrypter decrypter;
    private final Opener opener;
    private final AwaitClock clock;

    /** @param environment from a variable's name to its value, null where it is not set */
    ServiceMojo(
            String goal,
            SettingsDecrypter decrypter,
            UnaryOperator<String> environment,
            Opener opener,
            AwaitClock clock) {
        super(goal);
        this.decrypter = decrypter;
        this.environment = environment;
        this.opener = opener;
        this.clock = clock;
    }

    final AwaitSettings settings(Parameters parameters) {
        return AwaitSettings.builder()
                .timeout(parameters.duration("timeout", timeout, TIMEOUT, SHORTEST, LONGEST))
                .pollInterval(parameters.duration("pollInterval", pollInterval, SHORTEST_INTERVAL, LONGEST))
                .requestTimeout(parameters.duration(
                        "requestTimeout", requestTimeout, REQUEST_TIMEOUT, SHORTEST, LONGEST_REQUEST))
                .errorTolerance(
                        parameters.duration("errorTolerance", errorTolerance, ERROR_TOLERANCE, Duration.ZERO, LONGEST))
                .notFoundGrace(
                        parameters.duration("notFoundGrace", notFoundGrace, NOT_FOUND_GRACE, Duration.ZERO, LONGEST))
                .maxConcurrentRequests(parameters.integer(
                        "maxConcurrentRequests", maxConcurrentRequests, CONCURRENT_REQUESTS, 1, MOST_CONCURRENT))
                .maxRequestsPerSecond(parameters.integer(
                        "maxRequestsPerSecond", maxRequestsPerSecond, REQUESTS_PER_SECOND, 1, MOST_PER_SECOND))
                .failFast(parameters.bool("failFast", failFast, FAIL_FAST))
                .requirements(new Requirements(
                        parameters.constant("fallback", fallback, FALLBACK, FallbackPolicy.class),
                        parameters.word("minResolution", minResolution, "720p", "1080p", "4k"),
                        parameters.bool("requireAudio", requireAudio, REQUIRE_AUDIO)))
                .build();
    }

    final boolean failIfNoTasks(Parameters parameters) {
        return parameters.bool("failIfNoTasks", failIfNoTasks, FAIL_IF_NO_TASKS);
    }

    final boolean failOnError(Parameters parameters) {
        return parameters.bool("failOnError", failOnError, FAIL_ON_ERROR);
    }

    /**
     * How to reach the service; empty after a problem.
     *
     * @param asksNothing whether there is no task, so that no key is needed
     */
    final Optional<Access> access(Parameters parameters, boolean asksNothing) {
        Optional<BaseUrl> address = readBaseUrl(parameters);
        boolean leavesTheMachine = address.isEmpty() || !address.get().isLoopback();
        if (leavesTheMachine) {
            requireOnline(parameters, "the goal needs the service");
        }
        String variable = readVariable(parameters);
        String server = parameters.text("serverId", serverId, SERVER_ID);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        return asksNothing || leavesTheMachine && session.isOffline()
                ? Optional.of(new Access(address.get(), Optional.empty(), Optional.empty(), false))
                : access(parameters, address.get(), variable, server);
    }

    /** A simulated endpoint needs no key, but is sent one that is there, so that keys can be rehearsed, too. */
    private Optional<Access> access(Parameters parameters, BaseUrl url, String variable, String server) {
        Decryption decryption = new Decryption(decrypter);
        Optional<ProxySettings> proxy = Optional.empty();
        try {
            if (!url.isLoopback()) {
                proxy = new ProxyLookup(session.getSettings().getProxies(), decryption).find(url.recordInfo("id"));
            }
        } catch (IllegalArgumentException e) {
            parameters.problem(e.getMessage());
        }
        try {
            Optional<FoundKey> key =
                    new KeyLookup(environment, session.getSettings(), decryption).find(variable, server);
            boolean simulated = url.isLoopback()
                    && (Simulators.of(session).contains(url.toString()) || key.isEmpty() && isSimulated(url));
            if (key.isEmpty() && !simulated) {
                parameters.problem(KeyLookup.howToGiveOne(variable, server));
            }
            return Optional.of(new Access(url, proxy, key, simulated));
        } catch (IllegalArgumentException e) {
            parameters.problem(e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isSimulated(BaseUrl url) {
        try (Connection connection = opener.open(url, Optional.empty(), Optional.empty(), 1)) {
            return connection.isSimulated();
        }
    }

    /** Empty after a problem, which does not show a value that may hold a password. */
    private Optional<BaseUrl> readBaseUrl(Parameters parameters) {
        String name = "baseUrl";
        String text = parameters.text(name, baseUrl, BASE_URL);
        try {
            return Optional.of(BaseUrl.parse(text));
        } catch (IllegalArgumentException e) {
            parameters.problem((text.contains("@") ? parameters.named(name) : parameters.named(name, text)) + " "
                    + e.getMessage());
            return Optional.empty();
        }
    }

    /** The name of the key's variable. A value that is not a name is not shown: it may be the key itself. */
    private String readVariable(Parameters parameters) {
        String name = "apiKeyEnvName";
        String variable = parameters.text(name, apiKeyEnvName, KEY_VARIABLE);
        if (!variable.matches("[A-Za-z_][A-Za-z0-9_]{0,127}")) {
            parameters.problem(parameters.named(name) + " must be the name of an environment variable: letters, digits"
                    + " and '_', such as VEO_API_KEY (the value is not shown, in case it is the key itself)");
        }
        return variable;
    }

    final void warnOfSimulation(Access access, String consequence) {
        getLog().warn("The endpoint " + access.shown() + " is a simulation: no video is made" + consequence);
    }

    /** Opens a connection of its own; the end of the JVM interrupts what is asked through it. */
    final Asking asking(Access access, AwaitSettings settings, AwaitListener log) {
        Optional<ApiKey> key =
                access.key().isPresent() ? Optional.of(access.key().get().key()) : Optional.empty();
        Connection connection = opener.open(access.baseUrl(), access.proxy(), key, settings.maxConcurrentRequests());
        return new Asking(new Awaiter(connection, log, clock), connection);
    }

    /** An {@link Awaiter} that is interrupted when the JVM ends, until this is closed. */
    static final class Asking implements AutoCloseable {

        private final Awaiter awaiter;
        private final Connection connection;
        private final InterruptHook hook;

        Asking(Awaiter awaiter, Connection connection) {
            this.awaiter = awaiter;
            this.connection = connection;
            this.hook = InterruptHook.watching(awaiter::interrupt);
        }

        Awaiter awaiter() {
            return awaiter;
        }

        @Override
        public void close() {
            hook.close();
            connection.close();
        }
    }

    /**
     * How the service is reached.
     *
     * @param baseUrl where it is
     * @param proxy on the way there
     * @param key empty for a simulated endpoint only, or where there is nothing to ask
     * @param simulated whether the endpoint is known to be a simulation
     */
    record Access(BaseUrl baseUrl, Optional<ProxySettings> proxy, Optional<FoundKey> key, boolean simulated) {

        /** The endpoint, safe to log. */
        String shown() {
            return SafeText.line(baseUrl.toString(), SHOWN_LENGTH);
        }
    }

    /** Opens connections; a seam, so that tests need no network. */
    interface Opener {

        Connection open(
                BaseUrl baseUrl, Optional<ProxySettings> proxy, Optional<ApiKey> key, int maxConcurrentRequests);
    }
}
