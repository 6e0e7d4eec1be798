package io.github.veomaven.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a {@link Simulator} answers: a script per task and per media file, written as JSON.
 *
 * <p>The JSON is read strictly: a field that is not in these tables, a wrong type or a value out of range is a
 * {@link ScenarioException} that names the place. {@code scenario.schema.json} beside this class is its JSON Schema.
 *
 * <table>
 *   <caption>The scenario</caption>
 *   <tr><th>field</th><th>meaning</th></tr>
 *   <tr><td>{@code generationTime}</td><td>how long after its first poll a task without a script ends; {@code 3s}</td></tr>
 *   <tr><td>{@code requiredKey}</td><td>a poll with another bearer key, or none, is answered with code 401</td></tr>
 *   <tr><td>{@code proxyCredentials}</td><td>{@code user:password}; a request without them in
 *     {@code Proxy-Authorization} is answered with 407, for the simulator in the part of a proxy</td></tr>
 *   <tr><td>{@code maxRequestsPerSecond}</td><td>polls beyond that many in any one second are answered with code 429 and
 *     do not count</td></tr>
 *   <tr><td>{@code downFor}</td><td>for so long after the start every connection is reset</td></tr>
 *   <tr><td>{@code tasks}</td><td>object: task id, or prefix followed by {@code *}, to a list of replies. The exact id
 *     wins, then the longest prefix; an id without a script does what its own prefix says</td></tr>
 *   <tr><td>{@code media}</td><td>the same by the decoded name behind {@code /media/}</td></tr>
 * </table>
 *
 * <p>The replies of a list are given in order, the last one for ever; each task has a place of its own in the list.
 *
 * <table>
 *   <caption>A reply</caption>
 *   <tr><th>field</th><th>meaning</th></tr>
 *   <tr><td>{@code repeat}</td><td>how often it is given; 1</td></tr>
 *   <tr><td>{@code until}</td><td>instead of {@code repeat}: it is given until the task is this old, counted from its
 *     first poll</td></tr>
 *   <tr><td>{@code state}</td><td>{@code generating}, {@code succeeded}, {@code failed-2}, {@code failed-3},
 *     {@code not-found}, {@code not-finished}, {@code no-result}, {@code unauthorized} or {@code throttled}; tasks
 *     only</td></tr>
 *   <tr><td>{@code record}</td><td>replaces fields of the state's {@code data}: see below; tasks only</td></tr>
 *   <tr><td>{@code status}</td><td>HTTP status, 200 to 599; 200. From 400 on, without state and body, the body is the
 *     envelope of an error with that code</td></tr>
 *   <tr><td>{@code headers}</td><td>object: name to value or list of values; each replaces the reply's own</td></tr>
 *   <tr><td>{@code body}</td><td>a string is sent as it is, an object or array as JSON</td></tr>
 *   <tr><td>{@code bodyBase64}</td><td>instead of {@code body}: bytes</td></tr>
 *   <tr><td>{@code repeatBody}</td><td>how often the body is sent in one reply, for huge ones; up to 20 GB in all</td></tr>
 *   <tr><td>{@code bodyBefore}, {@code bodyAfter}</td><td>text around the repeated body</td></tr>
 *   <tr><td>{@code charset}</td><td>encodes the body, and is declared unless a {@code Content-Type} is given</td></tr>
 *   <tr><td>{@code gzip}</td><td>{@code true}: compressed always, {@code false}: never; without it polls are compressed
 *     when the client accepts that and the reply has no {@code Content-Encoding} of its own</td></tr>
 *   <tr><td>{@code chunked}</td><td>{@code true}: sent without its length</td></tr>
 *   <tr><td>{@code delay}</td><td>before the first byte</td></tr>
 *   <tr><td>{@code drip}</td><td>bytes of the body per second</td></tr>
 *   <tr><td>{@code reset}</td><td>{@code before} the first byte, {@code inside-head}, or {@code inside-body} (in its
 *     middle, or after {@code truncate} bytes)</td></tr>
 *   <tr><td>{@code truncate}</td><td>bytes of the body as sent after which the connection is closed, although the head
 *     promised all of it</td></tr>
 *   <tr><td>{@code neverAnswer}</td><td>{@code true}: the request is taken and nothing is ever said</td></tr>
 *   <tr><td>{@code thenClose}</td><td>{@code true}: the connection is closed after the reply without announcing it</td></tr>
 *   <tr><td>{@code size}</td><td>the video is padded to so many bytes, up to 4 GB; media only</td></tr>
 *   <tr><td>{@code ranges}</td><td>{@code false}: range requests are answered with the whole; media only</td></tr>
 * </table>
 *
 * <p>A reply with neither state, body nor an error status says what the task would say without a script.
 *
 * <p>{@code record} may hold {@code successFlag}, {@code errorCode}, {@code errorMessage}, {@code createTime},
 * {@code completeTime}, {@code paramJson}, {@code response}, {@code fallback} ({@code fallbackFlag}) and, inside the
 * response, {@code resultUrls}, {@code fullResultUrls}, {@code originUrls}, {@code mediaIds}, {@code imageUrls},
 * {@code resolution}, {@code hasAudio} ({@code hasAudioList}) and {@code seeds}, each any JSON value; {@code age}, a
 * duration by which the task is older than its first poll; and {@code omit}, a list of the fields to leave out.
 *
 * <p>In bodies, header values and {@code record}: {@code {taskId}}, {@code {encodedTaskId}} (for URLs),
 * {@code {baseUrl}}, {@code {now}} (epoch milliseconds; a JSON string that is nothing else becomes a number) and
 * {@code {authorization}} (what the client sent). They are put in as they are, and escaped in JSON bodies.
 *
 * <p>Durations are whole numbers with units: {@code 500ms}, {@code 5s}, {@code 1m30s}; at most a day.
 */
public final class Scenario {

    private static final Duration USUAL_GENERATION_TIME = Duration.ofSeconds(3);
    private static final Scenario STANDARD = new Scenario(Settings.USUAL, Scripts.NONE, Scripts.NONE);

    private final Settings settings;
    private final Scripts tasks;
    private final Scripts media;

    Scenario(Settings settings, Scripts tasks, Scripts media) {
        this.settings = settings;
        this.tasks = tasks;
        this.media = media;
    }

    /**
     * No script at all: every task succeeds a few seconds after its first poll, except those whose id begins with
     * {@code fail-2}, {@code fail-3}, {@code slow-}, {@code missing-} or {@code fallback-}.
     */
    public static Scenario standard() {
        return STANDARD;
    }

    /**
     * Reads a file, at most 16 MB of UTF-8.
     *
     * @throws ScenarioException when the file cannot be read, is no JSON, or breaks a rule
     */
    public static Scenario read(Path file) throws ScenarioException {
        return ScenarioReader.read(file);
    }

    /** @throws ScenarioException when the text is no JSON, or breaks a rule */
    public static Scenario parse(String json) throws ScenarioException {
        return ScenarioReader.parse(json);
    }

    Duration generationTime() {
        return settings.generationTime();
    }

    Optional<String> requiredKey() {
        return settings.requiredKey();
    }

    Optional<String> proxyCredentials() {
        return settings.proxyCredentials();
    }

    OptionalInt maxRequestsPerSecond() {
        return settings.maxRequestsPerSecond();
    }

    Duration downFor() {
        return settings.downFor();
    }

    Scripts tasks() {
        return tasks;
    }

    Scripts media() {
        return media;
    }

    /** What holds for every request. Its text shows no secret. */
    record Settings(
            Duration generationTime,
            Optional<String> requiredKey,
            Optional<String> proxyCredentials,
            OptionalInt maxRequestsPerSecond,
            Duration downFor) {

        static final Settings USUAL = new Settings(
                USUAL_GENERATION_TIME, Optional.empty(), Optional.empty(), OptionalInt.empty(), Duration.ZERO);

        @Override
        public String toString() {
            return "Settings";
        }
    }
}
