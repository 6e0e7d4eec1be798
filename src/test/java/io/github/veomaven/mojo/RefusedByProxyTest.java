package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.await.SystemClock;
import io.github.veomaven.endpoint.EndpointTaskSource;
import io.github.veomaven.simulator.Scenario;
import io.github.veomaven.simulator.SimulatedRequest;
import io.github.veomaven.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal behind a proxy that knows other credentials; the simulator plays the proxy. */
class RefusedByProxyTest {

    private static final int TASKS = 50;
    private static final int CONCURRENT = 4;

    @TempDir
    Path root;

    @Test
    void aWrongPasswordStopsTheRunAndIsSentAtMostTwiceForEachRequestInFlight() throws Exception {
        try (Simulator proxy = Simulator.start(0, Scenario.parse("{\"proxyCredentials\":\"me:right\"}"))) {
            AwaitMojo mojo = mojo(proxy, "wr0ng");

            assertThatThrownBy(mojo::execute)
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageStartingWith("<proxy> corporate of settings.xml (127.0.0.1:"
                            + proxy.baseUrl().getPort()
                            + ") refused the user name or the password (HTTP 407): correct its <username> and"
                            + " <password>; then run veo:await again.")
                    .message()
                    .doesNotContain("wr0ng", "s3cr3t-of-the-account");

            assertThat(proxy.requests().stream().filter(SimulatedRequest::proxyAuthorizationSent))
                    .hasSizeBetween(2, 2 * CONCURRENT);
            assertThat(root.resolve("veo/results.json")).content().contains("PROXY_REFUSED");
            assertThat(Files.readString(root.resolve("veo/results.json"))).doesNotContain("wr0ng");
        }
    }

    @Test
    void aProxyThatIsGivenNoPasswordIsNotAskedMoreOften() throws Exception {
        try (Simulator proxy = Simulator.start(0, Scenario.parse("{\"proxyCredentials\":\"me:right\"}"))) {
            AwaitMojo mojo = mojo(proxy, null);

            assertThatThrownBy(mojo::execute)
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageContaining("asks for a user name and a password (HTTP 407): add <username>");

            assertThat(proxy.requests()).hasSizeBetween(2, 2 * CONCURRENT);
        }
    }

    @SuppressWarnings("deprecation") // Maven has no other way to make a session outside itself
    private AwaitMojo mojo(Simulator simulator, String password) {
        Proxy proxy = new Proxy();
        proxy.setId("corporate");
        proxy.setActive(true);
        proxy.setProtocol("https");
        proxy.setHost("127.0.0.1");
        proxy.setPort(simulator.baseUrl().getPort());
        if (password != null) {
            proxy.setUsername("me");
            proxy.setPassword(password);
        }
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setBaseDirectory(root.toFile());
        request.setProxies(List.of(proxy));
        AwaitMojo mojo = new AwaitMojo(
                new FakeDecrypter(true),
                Map.of("VEO_API_KEY", "s3cr3t-of-the-account")::get,
                EndpointTaskSource::open,
                new SystemClock());
        MavenSession session = Builds.session(request, new MavenProject());
        Builds.inject(mojo, new RecordingLog(), session, Builds.execution("await", "videos"));
        mojo.outputDirectory = root.resolve("veo").toFile();
        mojo.baseUrl = "https://service.invalid";
        mojo.taskIds =
                IntStream.range(0, TASKS).mapToObj(number -> "task-" + number).toList();
        mojo.maxConcurrentRequests = String.valueOf(CONCURRENT);
        mojo.maxRequestsPerSecond = "1000";
        return mojo;
    }
}
