package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateMojoTest {

    private final MavenProject project = new MavenProject();
    private final MavenProject sibling = new MavenProject();
    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final DefaultRepositorySystemSession repositorySession = new DefaultRepositorySystemSession();
    private final List<String> infos = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private MavenSession session;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeSession() {
        session = Builds.session(repositorySession, request, project, sibling);
    }

    @AfterEach
    void endSimulators() {
        if (repositorySession.getData().get(Simulators.KEY) instanceof Map<?, ?> simulators) {
            simulators.values().forEach(close -> ((Runnable) close).run());
        }
    }

    @Test
    void theGoalsAfterItFindTheSimulator() throws Exception {
        mojo().execute();

        String url = project.getProperties().getProperty("veo.baseUrl");
        assertThat(URI.create(url).getHost()).isEqualTo("127.0.0.1");
        assertThat(get(url + "/veo-simulator")).isEqualTo("{\"simulated\":true}");
        assertThat(sibling.getProperties().getProperty("veo.baseUrl")).isEqualTo(url);
        assertThat(Simulators.of(session)).isEqualTo(Set.of(url));
        assertThat(infos).singleElement().asString().contains("mvn veo:await -Dveo.baseUrl=" + url);
        assertThat(warnings).isEmpty();
    }

    @Test
    void twoModulesHaveASimulatorEach() throws Exception {
        mojo().execute();
        String first = project.getProperties().getProperty("veo.baseUrl");
        SimulateMojo second = mojo();
        second.project = sibling;
        second.execute();

        String other = sibling.getProperties().getProperty("veo.baseUrl");
        assertThat(other).isNotEqualTo(first);
        assertThat(project.getProperties().getProperty("veo.baseUrl")).isEqualTo(first);
        assertThat(Simulators.of(session)).isEqualTo(Set.of(first, other));
    }

    @Test
    void everySimulatorEndsWithTheSessionAndOtherListenersHearOfIt() throws Exception {
        List<String> heard = new ArrayList<>();
        request.setExecutionListener(new AbstractExecutionListener() {
            @Override
            public void mojoStarted(ExecutionEvent event) {
                heard.add("a goal started");
            }

            @Override
            public void sessionEnded(ExecutionEvent event) {
                heard.add("the session ended");
                throw new IllegalStateException("a listener that fails");
            }
        });
        mojo().execute();
        SimulateMojo second = mojo();
        second.project = sibling;
        second.execute();

        request.getExecutionListener().mojoStarted(null);
        assertThat(get(project.getProperties().getProperty("veo.baseUrl") + "/veo-simulator"))
                .contains("simulated");
        assertThatThrownBy(() -> request.getExecutionListener().sessionEnded(null))
                .hasMessage("a listener that fails");

        assertThat(heard).containsExactly("a goal started", "the session ended");
        for (MavenProject module : List.of(project, sibling)) {
            URI url = URI.create(module.getProperties().getProperty("veo.baseUrl"));
            new ServerSocket(url.getPort(), 1, InetAddress.getByName("127.0.0.1")).close();
        }
    }

    @Test
    void aBaseUrlFromTheCommandLineWinsAndIsWarnedOf() throws Exception {
        session.getUserProperties().setProperty("veo.baseUrl", "http://127.0.0.1:1");

        mojo().execute();

        assertThat(warnings).singleElement().asString().contains("-Dveo.baseUrl=http://127.0.0.1:1 wins");
    }

    @Test
    void aPortInUseIsAnErrorThatNamesTheParameter() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            SimulateMojo mojo = mojo();
            mojo.port = String.valueOf(taken.getLocalPort());

            assertThatThrownBy(mojo::execute)
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageContaining("<port> (-Dveo.simulator.port) \"" + taken.getLocalPort() + "\"");
        }
    }

    @Test
    void everyBadParameterIsReportedAtOnce() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"tasks\":{\"a\":[{\"delay\":\"soon\"}]}}");
        SimulateMojo mojo = mojo();
        mojo.port = "65536";
        mojo.block = "yes";
        mojo.skip = "no";
        mojo.scenario = broken.toFile();

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("<port> (-Dveo.simulator.port) \"65536\" must be a whole number from 0 to 65535")
                .hasMessageContaining("<block> (-Dveo.simulator.block) \"yes\" is neither true nor false")
                .hasMessageContaining("<skip> (-Dveo.skip) \"no\" is neither true nor false")
                .hasMessageContaining("<scenario> (-Dveo.simulator.scenario)")
                .hasMessageContaining("$.tasks.a[0].delay is \"soon\"");
        assertThat(project.getProperties()).isEmpty();
    }

    @Test
    void aScenarioScriptsTheReplies() throws Exception {
        Path scenario = Files.writeString(folder.resolve("s.json"), "{\"tasks\":{\"a\":[{\"body\":\"scripted\"}]}}");
        SimulateMojo mojo = mojo();
        mojo.scenario = scenario.toFile();

        mojo.execute();

        String url = project.getProperties().getProperty("veo.baseUrl");
        assertThat(get(url + "/api/v1/veo/record-info?taskId=a")).isEqualTo("scripted");
    }

    @Test
    void aScenarioWhosePathThisSystemCannotRepresentIsAnErrorThatNamesTheParameter() {
        SimulateMojo mojo = mojo();
        mojo.scenario = new File("a\u0000b");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("<scenario> (-Dveo.simulator.scenario)")
                .hasMessageContaining("is not a path that this system can represent");
    }

    @Test
    void aMissingScenarioIsAnError() throws Exception {
        SimulateMojo mojo = mojo();
        mojo.scenario = new File(folder.toFile(), "none.json");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("none.json cannot be read: there is no such file");
    }

    @Test
    void aSkippedGoalServesNothingAndNeedsNoScenario() throws Exception {
        SimulateMojo mojo = mojo();
        mojo.skip = "true";
        mojo.scenario = folder.resolve("none.json").toFile();

        mojo.execute();

        assertThat(project.getProperties()).isEmpty();
        assertThat(infos).containsExactly("veo:simulate is skipped: <skip> (-Dveo.skip) is true");
    }

    @Test
    void aBlockingGoalServesUntilItIsInterruptedAndThenFreesItsPort() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        SimulateMojo mojo = mojo();
        mojo.port = String.valueOf(port);
        mojo.block = "true";
        Thread goal = new Thread(() -> {
            try {
                mojo.execute();
            } catch (MojoExecutionException | MojoFailureException e) {
                warnings.add(e.getMessage());
            }
        });
        goal.start();
        while (infos.isEmpty() && goal.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(get("http://127.0.0.1:" + port + "/veo-simulator")).contains("true");

        goal.interrupt();
        goal.join();

        assertThat(warnings).isEmpty();
        new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
    }

    private SimulateMojo mojo() {
        SimulateMojo mojo = new SimulateMojo();
        mojo.project = project;
        mojo.session = session;
        mojo.execution = Builds.execution("simulate", "rehearsal");
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                infos.add(content.toString());
            }

            @Override
            public void warn(CharSequence content) {
                warnings.add(content.toString());
            }
        });
        return mojo;
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }
}
