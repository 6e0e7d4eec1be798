package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class GoalDirectoriesTest {

    private static final Path ROOT = Path.of("reactor").toAbsolutePath();

    private static final Path DIRECTORY = Path.of("target/veo").toAbsolutePath();

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final List<MavenProject> projects = new ArrayList<>();
    private MavenSession session = Builds.session(request);

    @Test
    void theFirstToClaimADirectoryOwnsIt() {
        assertThat(claim(DIRECTORY, "a", "one")).isEmpty();
        assertThat(claim(DIRECTORY, "a", "two")).contains("org.example:a:one");
        assertThat(claim(DIRECTORY, "b", "one")).contains("org.example:a:one");
    }

    @Test
    void anExecutionMayRunTwiceInOneBuild() {
        claim(DIRECTORY, "a", "one");

        assertThat(claim(DIRECTORY, "a", "one")).isEmpty();
    }

    @Test
    void anotherDirectoryAndAnotherBuildAreFree() {
        claim(DIRECTORY, "a", "one");

        assertThat(claim(DIRECTORY.resolve("two"), "a", "two")).isEmpty();
        session = Builds.session(request);
        assertThat(claim(DIRECTORY, "a", "two")).isEmpty();
    }

    private Optional<String> claim(Path path, String module, String execution) {
        MavenProject project = new MavenProject(Builds.model(module));
        return GoalDirectories.claim(new Invocation(session, project, Builds.execution("await", execution)), path);
    }

    @Test
    void modulesWithTheDefaultDirectoryDoNotMeet() {
        project("a", execution("videos", null));
        project("b", execution("videos", null));

        assertThat(conflicts()).isEmpty();
    }

    @Test
    void twoExecutionsOfOneModuleWithTheDefaultDirectoryMeet() {
        project("a", execution("one", null), execution("two", null));

        assertThat(conflicts())
                .isEqualTo(Map.of(ROOT.resolve("a/target/veo"), List.of("org.example:a:one", "org.example:a:two")));
    }

    @Test
    void directoriesAreComparedNormalisedAndFromTheModulesBase() {
        project("a", execution("one", "../shared/x/.."));
        project("b", execution("two", ROOT.resolve("shared").toString()), execution("three", "other"));

        assertThat(conflicts())
                .isEqualTo(Map.of(ROOT.resolve("shared"), List.of("org.example:a:one", "org.example:b:two")));
    }

    @Test
    void aPropertyForAllMakesModulesMeet() {
        request.getUserProperties()
                .setProperty("veo.outputDirectory", ROOT.resolve("out").toString());
        project("a", execution("one", null));
        project("b", execution("two", null), execution("three", "own"));

        assertThat(conflicts()).containsOnlyKeys(ROOT.resolve("out"));
    }

    @Test
    void whatDoesNotRunDoesNotCount() {
        PluginExecution unbound = execution("unbound", null);
        unbound.setPhase("none");
        PluginExecution check = execution("check", null);
        check.setGoals(List.of("check"));
        PluginExecution skipped = Builds.planned("skipped", Builds.configuration("skip", "true"));
        project("a", execution("one", null), unbound, check, skipped);

        assertThat(conflicts()).isEmpty();
    }

    @Test
    void whatIsResolvedLaterIsLeftToTheClaims() {
        project("a", execution("one", "${later}"), execution("two", "${later}"));

        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aModuleWithoutThePluginIsFine() {
        project("a", execution("one", null));
        MavenProject bare = new MavenProject(new Model());
        bare.setBuild(new Build());
        projects.add(bare);

        assertThat(conflicts()).isEmpty();
    }

    private Map<Path, List<String>> conflicts() {
        MavenSession build = Builds.session(request, projects.toArray(MavenProject[]::new));
        return GoalDirectories.conflicts(new Invocation(build, projects.get(0), Builds.execution("await", "videos")));
    }

    private void project(String name, PluginExecution... executions) {
        Plugin plugin = Builds.plugin();
        List.of(executions).forEach(plugin::addExecution);
        Build build = new Build();
        build.setDirectory(ROOT.resolve(name).resolve("target").toString());
        build.addPlugin(plugin);
        Model model = Builds.model(name);
        model.setBuild(build);
        MavenProject project = new MavenProject(model);
        project.setFile(ROOT.resolve(name).resolve("pom.xml").toFile());
        projects.add(project);
    }

    private static PluginExecution execution(String id, String outputDirectory) {
        return Builds.planned(
                id, outputDirectory == null ? null : Builds.configuration("outputDirectory", outputDirectory));
    }
}
