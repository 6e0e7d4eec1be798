package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.await.Requirements.FallbackPolicy;
import java.time.Duration;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final Duration MIN = Duration.ofMillis(10);
    private static final Duration MAX = Duration.ofHours(1);

    private final Parameters parameters = new Parameters("veo:await", "veo.");

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\t"})
    void aBlankValueCountsAsNotGiven(String blank) {
        assertThat(parameters.text("serverId", blank, "veo")).isEqualTo("veo");
        assertThat(parameters.bool("skip", blank, "true")).isTrue();
        assertThat(parameters.integer("maxConcurrentRequests", blank, "8", 1, 256))
                .isEqualTo(8);
        assertThat(parameters.duration("timeout", blank, "30m", MIN, MAX)).hasMinutes(30);
        assertThat(parameters.duration("pollInterval", blank, MIN, MAX)).isEmpty();
        assertThat(parameters.constant("fallback", blank, "WARN", FallbackPolicy.class))
                .isEqualTo(FallbackPolicy.WARN);
        assertThat(parameters.word("minResolution", blank, "720p", "4k")).isEmpty();
        assertThatCode(parameters::throwIfAny).doesNotThrowAnyException();
        assertThatCode(parameters::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void valuesAreReadWithBlanksAtTheirEndsTrimmed() {
        assertThat(parameters.text("serverId", " kie ", "veo")).isEqualTo("kie");
        assertThat(parameters.bool("skip", " TRUE ", "false")).isTrue();
        assertThat(parameters.bool("skip", "False", "true")).isFalse();
        assertThat(parameters.integer("maxConcurrentRequests", " 256", "8", 1, 256))
                .isEqualTo(256);
        assertThat(parameters.duration("timeout", "1m30s ", "30m", MIN, MAX)).hasSeconds(90);
        assertThat(parameters.duration("pollInterval", "10ms", MIN, MAX)).contains(MIN);
        assertThat(parameters.constant("fallback", "fail", "WARN", FallbackPolicy.class))
                .isEqualTo(FallbackPolicy.FAIL);
        assertThat(parameters.word("minResolution", "4K", "720p", "4k")).contains("4k");
        assertThatCode(parameters::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void allProblemsAreReportedInOneMessageWithNamePropertyValueAndRule() {
        parameters.bool("skip", "yes", "false");
        parameters.integer("maxConcurrentRequests", "0", "8", 1, 256);
        parameters.integer("maxRequestsPerSecond", "99999999999999", "10", 1, 10_000);
        parameters.duration("timeout", "30", "30m", MIN, MAX);
        parameters.duration("pollInterval", "9ms", MIN, MAX);
        parameters.duration("requestTimeout", "2h", "20s", MIN, MAX);
        parameters.constant("fallback", "maybe", "WARN", FallbackPolicy.class);
        parameters.word("minResolution", "1440p", "720p", "1080p", "4k");

        assertThatThrownBy(parameters::throwIfAny)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        veo:await cannot run, for 8 reasons:
                          - <skip> (-Dveo.skip) "yes" is neither true nor false
                          - <maxConcurrentRequests> (-Dveo.maxConcurrentRequests) "0" must be a whole number from 1 to 256
                          - <maxRequestsPerSecond> (-Dveo.maxRequestsPerSecond) "99999999999999" must be a whole number from 1 to 10000
                          - <timeout> (-Dveo.timeout) "30" has no unit: write 30s for seconds or 30m for minutes
                          - <pollInterval> (-Dveo.pollInterval) "9ms" must be from 10ms to 1h
                          - <requestTimeout> (-Dveo.requestTimeout) "2h" must be from 10ms to 1h
                          - <fallback> (-Dveo.fallback) "maybe" must be one of ALLOW, WARN, FAIL
                          - <minResolution> (-Dveo.minResolution) "1440p" must be one of 720p, 1080p, 4k""".stripIndent());
    }

    @Test
    void aSingleProblemIsReportedOnOneLine() {
        parameters.bool("skip", "1", "false");

        assertThatThrownBy(parameters::throwIfAny)
                .hasMessage("veo:await cannot run: <skip> (-Dveo.skip) \"1\" is neither true nor false");
    }

    @Test
    void theDefaultStandsInForABadValueUntilTheProblemIsThrown() {
        assertThat(parameters.integer("maxConcurrentRequests", "-1", "8", 1, 256))
                .isEqualTo(8);
        assertThat(parameters.duration("timeout", "soon", "30m", MIN, MAX)).hasMinutes(30);
        assertThatThrownBy(parameters::throwIfAny).isNotNull();
    }

    @Test
    void anExpressionThatMavenLeftUnresolvedIsAProblem() {
        parameters.text("serverId", "${my.server}", "veo");

        assertThatThrownBy(parameters::throwIfAny)
                .hasMessageContaining("<serverId> (-Dveo.serverId) \"${my.server}\" contains an expression");
    }

    @Test
    void aValueCannotForgeALogLine() {
        parameters.bool("skip", "x\n[INFO] BUILD SUCCESS\u001b[2J", "false");

        assertThatThrownBy(parameters::throwIfAny).message().doesNotContain("\n", "\u001b");
    }

    @Test
    void aProblemNamesThePropertyOfTheGoal() {
        Parameters simulate = new Parameters("veo:simulate", "veo.simulator.");

        assertThat(simulate.named("port")).isEqualTo("<port> (-Dveo.simulator.port)");
    }
}
