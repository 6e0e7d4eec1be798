package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** What the plugin's descriptor makes of a pom, for the goals that use results. */
@MojoTest
class ResultGoalsBindingTest {

    @Test
    @InjectMojo(goal = "download")
    @MojoParameter(name = "resultsFile", value = "out/results.json")
    @MojoParameter(name = "mediaDirectory", value = "out/videos")
    @MojoParameter(name = "attach", value = "true")
    @MojoParameter(name = "timeout", value = "5m")
    @MojoParameter(name = "maxConcurrentRequests", value = "2")
    @MojoParameter(name = "maxFileSize", value = "500MB")
    @MojoParameter(name = "maxAge", value = "2h")
    @MojoParameter(name = "skip", value = "true")
    void everyParameterOfDownloadIsBoundByItsName(DownloadMojo mojo) {
        assertThat(mojo.resultsFile.getName()).isEqualTo("results.json");
        assertThat(mojo.mediaDirectory.getName()).isEqualTo("videos");
        assertThat(mojo.attach).isEqualTo("true");
        assertThat(mojo.timeout).isEqualTo("5m");
        assertThat(mojo.maxConcurrentRequests).isEqualTo("2");
        assertThat(mojo.maxFileSize).isEqualTo("500MB");
        assertThat(mojo.maxAge).isEqualTo("2h");
        assertThat(mojo.skip).isEqualTo("true");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "resultsFile", value = "out/results.json")
    @MojoParameter(name = "allowSimulated", value = "true")
    @MojoParameter(name = "maxAge", value = "2h")
    @MojoParameter(name = "skip", value = "true")
    void everyParameterOfCheckIsBoundByItsName(CheckMojo mojo) {
        assertThat(mojo.resultsFile.getName()).isEqualTo("results.json");
        assertThat(mojo.allowSimulated).isEqualTo("true");
        assertThat(mojo.maxAge).isEqualTo("2h");
        assertThat(mojo.skip).isEqualTo("true");
    }
}
