package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** What the plugin's descriptor makes of a pom: names, defaults, and lists. */
@MojoTest
class AwaitMojoBindingTest {

    @Test
    @InjectMojo(goal = "await", pom = "src/test/resources/mojo/await-pom.xml")
    void everyParameterIsBoundByItsName(AwaitMojo mojo) {
        assertThat(mojo.taskIds).containsExactly("hero=4c9a", "0819");
        assertThat(mojo.taskIdFiles).extracting(File::getName).containsExactly("ids.txt", "created.json");
        assertThat(mojo.failIfNoTasks).isEqualTo("false");
        assertThat(mojo.timeout).isEqualTo("1h30m");
        assertThat(mojo.pollInterval).isEqualTo("3s");
        assertThat(mojo.requestTimeout).isEqualTo("5s");
        assertThat(mojo.errorTolerance).isEqualTo("1m");
        assertThat(mojo.notFoundGrace).isEqualTo("10s");
        assertThat(mojo.maxConcurrentRequests).isEqualTo("2");
        assertThat(mojo.maxRequestsPerSecond).isEqualTo("3");
        assertThat(mojo.failFast).isEqualTo("true");
        assertThat(mojo.failOnError).isEqualTo("false");
        assertThat(mojo.fallback).isEqualTo("FAIL");
        assertThat(mojo.minResolution).isEqualTo("1080p");
        assertThat(mojo.requireAudio).isEqualTo("true");
        assertThat(mojo.baseUrl).isEqualTo("https://veo.example");
        assertThat(mojo.serverId).isEqualTo("kie");
        assertThat(mojo.apiKeyEnvName).isEqualTo("KIE_KEY");
        assertThat(mojo.outputDirectory.getName()).isEqualTo("out");
        assertThat(mojo.skip).isEqualTo("true");
    }

    @Test
    @InjectMojo(goal = "await")
    @MojoParameter(name = "timeout", value = "soon")
    void anInvalidValueIsBoundAllTheSameForTheGoalToJudge(AwaitMojo mojo) {
        assertThat(mojo.timeout).isEqualTo("soon");
    }
}
