package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.FallbackPolicy;
import io.github.veomaven.await.Requirements;
import io.github.veomaven.endpoint.BaseUrl;
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

    /**
     * Fails the build when there is no task at all, or none in one of the {@code taskIdFiles}, {@code true} or
     * {@code false}: an empty gate must not pass.
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
    @Parameter(property = "veo.failFast", defaultValue = FAIL_FAST)
    String failFast;

    /**
     * Fails the build if a task did not succeed, {@code true} or {@code false}. With {@code false} the results are
     * written, errors are logged, and the build goes on; judge it later with {@code veo:check}. Errors of configuration
     * fail all the same.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.failOnError", defaultValue = FAIL_ON_ERROR)
    String failOnError;

    /**
     * Decides about a video made by the fallback model: {@code ALLOW} takes it, {@code WARN} takes it with a warning,
     * {@code FAIL} fails the task. Upper or lower case.
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
     * Fails a task whose video is known to be silent, {@code true} or {@code false}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.requireAudio", defaultValue = REQUIRE_AUDIO)
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

    final UnaryOperator<String> environment;
    final Connection.Opener opener;

    private final SettingsDecrypter decrypter;

    /** @param environment from a variable's name to its value, null where it is not set */
    ServiceMojo(String goal, SettingsDecrypter decrypter, UnaryOperator<String> environment, Connection.Opener opener) {
        super(goal);
        this.decrypter = decrypter;
        this.environment = environment;
        this.opener = opener;
    }

    final AwaitSettings settings(Parameters parameters) {
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
                parameters.bool("failFast", failFast, FAIL_FAST),
                new Requirements(
                        parameters.constant("fallback", fallback, FALLBACK, FallbackPolicy.class),
                        parameters.word("minResolution", minResolution, "720p", "1080p", "4k"),
                        parameters.bool("requireAudio", requireAudio, REQUIRE_AUDIO)));
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
            requireOnline(parameters, "waiting needs the service");
        }
        String variable = VariableNames.read(parameters, apiKeyEnvName, KEY_VARIABLE);
        String server = parameters.text("serverId", serverId, SERVER_ID);
        if (address.isEmpty() || asksNothing || leavesTheMachine && session.isOffline()) {
            return address.map(url -> new Access(url, Optional.empty(), Optional.empty(), false));
        }
        return accessLookup(parameters).find(address.get(), variable, server);
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

    private AccessLookup accessLookup(Parameters parameters) {
        Decryption decryption = new Decryption(decrypter);
        return new AccessLookup(
                parameters,
                new KeyLookup(environment, session.getSettings(), decryption),
                new ProxyLookup(session.getSettings().getProxies(), decryption),
                Simulators.of(session),
                opener);
    }
}
