package io.github.veomaven.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a {@link Simulator} answers: a script per task and per media file, written as JSON.
 *
 * <p>The site's page on the simulator (simulator.md) lists the fields; {@code scenario.schema.json} beside this class is the
 * JSON Schema. The JSON is read strictly: an unknown field, a wrong type or a value out of range is a
 * {@link ScenarioException} that names the place.
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
