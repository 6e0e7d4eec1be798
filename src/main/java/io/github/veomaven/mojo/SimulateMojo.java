package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.simulator.Scenario;
import io.github.veomaven.simulator.ScenarioException;
import io.github.veomaven.simulator.Simulator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Serves the endpoint on 127.0.0.1, for rehearsals and tests: no key, no network, no cost.
 *
 * <p>Sets {@code veo.baseUrl} for the goals after it in the same build, so that {@code mvn veo:simulate veo:await} works.
 * Every task succeeds a few seconds after its first poll with a small real MP4 behind its URL, except those whose id
 * begins with {@code fail-2}, {@code fail-3}, {@code slow-}, {@code missing-} or {@code fallback-}. The simulator ends
 * with the build.
 *
 * @since 1.0.0
 */
@Mojo(name = "simulate", requiresProject = false, threadSafe = true)
public final class SimulateMojo extends VeoMojo {

    private static final String BASE_URL = "veo.baseUrl";
    private static final String PORT = "0";
    private static final String BLOCK = "false";
    private static final int MAX_PORT = 65_535;

    /**
     * Serves on this port of 127.0.0.1; {@code 0} takes any free one.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.simulator.port", defaultValue = PORT)
    String port;

    /**
     * Takes the replies from this JSON file; without one, they depend on the ids of the tasks.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.simulator.scenario")
    File scenario;

    /**
     * Serves until Ctrl-C instead of letting the build continue: {@code true} or {@code false}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.simulator.block", defaultValue = BLOCK)
    String block;

    /** For Maven. */
    public SimulateMojo() {
        super("veo:simulate");
    }

    @Override
    Work validate(Parameters parameters) {
        Parameters own = parameters.under("veo.simulator.");
        boolean blocks = own.bool("block", block, BLOCK);
        int number = own.integer("port", port, PORT, 0, MAX_PORT);
        Scenario scripts = scenario(own);
        return () -> simulate(number, scripts, blocks);
    }

    private void simulate(int number, Scenario scripts, boolean blocks) throws MojoExecutionException {
        Simulator simulator = start(number, scripts);
        String url = simulator.baseUrl().toString();
        announce(url, blocks);
        if (blocks) {
            serveUntilInterrupted(simulator);
        } else {
            publish(url, simulator);
        }
    }

    private static Simulator start(int number, Scenario scripts) throws MojoExecutionException {
        try {
            return Simulator.start(number, scripts);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "veo:simulate cannot run: <port> (-Dveo.simulator.port) \"" + number + "\" cannot be used ("
                            + SafeText.line(e.getMessage(), 200) + "): stop what uses it, choose another, or set 0 for"
                            + " any free one",
                    e);
        }
    }

    private void announce(String url, boolean blocks) {
        getLog().info("Simulating the endpoint at " + url
                + (scenario == null ? "" : ", scripted by " + SafeText.line(scenario.toString(), 300))
                + (blocks ? " until Ctrl-C" : "") + ". From another terminal: mvn veo:await -D" + BASE_URL + "=" + url
                + " -Dveo.taskIds=...");
    }

    private void publish(String url, Simulator simulator) {
        String given = session.getUserProperties().getProperty(BASE_URL, url);
        if (!given.equals(url)) {
            getLog().warn("-D" + BASE_URL + "=" + SafeText.line(given, 200)
                    + " wins: the goals of this build do not use this simulator.");
        }
        Simulators.add(session, url, simulator::close);
        project.getProperties().setProperty(BASE_URL, url);
        for (MavenProject other : session.getProjects()) {
            // Not putIfAbsent: Maven 4 loses what it puts.
            if (other.getProperties().getProperty(BASE_URL) == null) {
                other.getProperties().setProperty(BASE_URL, url);
            }
        }
    }

    private static void serveUntilInterrupted(Simulator simulator) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            simulator.close();
        }
    }

    private Scenario scenario(Parameters parameters) {
        String name = "scenario";
        Optional<Path> file = scenario == null ? Optional.empty() : invocation().absolute(parameters, name, scenario);
        try {
            return file.isPresent() ? Scenario.read(file.get()) : Scenario.standard();
        } catch (ScenarioException e) {
            parameters.problem(parameters.named(name) + ": " + SafeText.line(e.getMessage(), 500));
            return Scenario.standard();
        }
    }
}
