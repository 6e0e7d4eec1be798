package io.github.veomaven.mojo;

import static io.github.veomaven.mojo.Builds.configuration;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.await.VideoTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReactorTasksTest {

    @TempDir
    Path directory;

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final List<MavenProject> projects = new ArrayList<>();

    @Test
    void aModuleWithATaskOfItsOwnIsNotPassedOver() {
        project("root", configuration("taskIds", "hero=1"));
        project("a", configuration("taskIds", "hero=1, teaser = 2"));
        project("b", configuration("taskIds", "hero=1"));

        assertThatThrownBy(() -> check("hero=1"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("runs once for this reactor, in org.example:root")
                .hasMessageContaining("mvn -pl org.example:a veo:await)")
                .hasMessageNotContaining("org.example:b");
    }

    @Test
    void listsAreReadAsMavenReadsThem() {
        project("root");
        Xpp3Dom list = configuration("taskIds", null);
        list.getChild("taskIds").addChild(Builds.element("taskId", "hero=1"));
        project("a", list);

        assertThatThrownBy(() -> check("other=2")).hasMessageContaining("-pl org.example:a");
        assertThatCode(() -> check("another-name=1")).doesNotThrowAnyException();
    }

    @Test
    void theExecutionThatNamesTheTasksIsInTheCommand() {
        project("root");
        Plugin plugin = plugin("a");
        plugin.addExecution(Builds.planned("trailer", configuration("taskIds", "trailer=3")));

        assertThatThrownBy(() -> check("hero=1")).hasMessageContaining("mvn -pl org.example:a veo:await@trailer)");
    }

    @Test
    void whatAModuleInheritsFromARootsExecutionIsNotItsOwn() {
        plugin("root").addExecution(Builds.planned("videos", configuration("taskIds", "hero=1")));
        plugin("a").addExecution(Builds.planned("videos", configuration("taskIds", "hero=1")));

        assertThatCode(() -> check("other=2")).doesNotThrowAnyException();
    }

    @Test
    void whatDoesNotRunDoesNotCount() {
        project("root");
        PluginExecution unbound = Builds.planned("unbound", configuration("taskIds", "hero=1"));
        unbound.setPhase("none");
        plugin("a").addExecution(unbound);
        Xpp3Dom skipped = configuration("taskIds", "hero=1");
        skipped.addChild(Builds.element("skip", "true"));
        project("b", skipped);

        assertThatCode(() -> check("other=2")).doesNotThrowAnyException();
    }

    @Test
    void configurationForAllPluginsOfTheNameIsFoundInPluginManagement() {
        project("root");
        Plugin managed = Builds.plugin();
        managed.setConfiguration(configuration("taskIds", "hero=1"));
        MavenProject module = project("a");
        module.getBuild().setPlugins(new ArrayList<>());
        module.getBuild().setPluginManagement(new PluginManagement());
        module.getBuild().getPluginManagement().addPlugin(managed);

        assertThatThrownBy(() -> check("other=2")).hasMessageContaining("-pl org.example:a");
    }

    @Test
    void aModulesPropertyCountsUnlessTheCommandLineOverridesIt() {
        project("root");
        project("a").getProperties().setProperty("veo.taskIds", "hero=1");

        assertThatThrownBy(() -> check("other=2")).hasMessageContaining("-pl org.example:a");
        request.getUserProperties().setProperty("veo.taskIds", "other=2");
        assertThatCode(() -> check("other=2")).doesNotThrowAnyException();
    }

    @Test
    void anInheritedFileCountsOnlyWhereItExists() throws Exception {
        project("root", configuration("taskIdFiles", "target/ids.txt"));
        project("a", configuration("taskIdFiles", "target/ids.txt"));
        // As Maven hands down ${project.build.directory}.
        project(
                "b",
                configuration(
                        "taskIdFiles", directory.resolve("b/target/ids.txt").toString()));

        assertThatCode(() -> check("hero=1")).doesNotThrowAnyException();

        Files.createDirectories(directory.resolve("b/target"));
        Files.writeString(directory.resolve("b/target/ids.txt"), "teaser=2");
        assertThatThrownBy(() -> check("hero=1"))
                .hasMessageContaining("-pl org.example:b")
                .hasMessageNotContaining("org.example:a");
    }

    @Test
    void aFileOfAModulesOwnCountsThoughItDoesNotExistYet() {
        project("root", configuration("taskIdFiles", "ids.txt"));
        project("a", configuration("taskIdFiles", "../ids.txt"));
        assertThatCode(() -> check("hero=1")).doesNotThrowAnyException();

        project("b", configuration("taskIdFiles", "other.txt"));
        assertThatThrownBy(() -> check("hero=1")).hasMessageContaining("-pl org.example:b");
    }

    @Test
    void aBoundGoalRunsInEveryModuleAndPassesOverNone() {
        project("root");
        project("a", configuration("taskIds", "hero=1"));

        assertThatCode(() -> check(Builds.execution("await", "videos"), "other=2"))
                .doesNotThrowAnyException();
    }

    @Test
    void aGoalThatNeedsAProjectRunsInEveryModuleOfTheCommandLineToo() {
        project("root");
        project("a", configuration("taskIds", "hero=1"));
        MojoExecution check = Builds.commandLine("await");
        check.getMojoDescriptor().setProjectRequired(true);

        assertThatCode(() -> check(check, "other=2")).doesNotThrowAnyException();
    }

    @Test
    void aLongListIsCut() {
        project("root");
        for (int i = 10; i < 30; i++) {
            project("m" + i, configuration("taskIds", "hero=1"));
        }

        assertThatThrownBy(() -> check("other=2"))
                .hasMessageContaining("-pl org.example:m19")
                .hasMessageContaining("and so on, 20 modules in all")
                .hasMessageNotContaining("-pl org.example:m20");
    }

    private void check(String task) throws MojoExecutionException {
        check(Builds.commandLine("await"), task);
    }

    /** Throws the problems, as the goal would. */
    private void check(MojoExecution execution, String task) throws MojoExecutionException {
        Parameters parameters = new Parameters("veo:await", "veo.");
        Invocation run = new Invocation(
                Builds.session(request, projects.toArray(MavenProject[]::new)), projects.get(0), execution);
        VideoTask asked = TaskEntry.parse(task, "").task();
        if (run.passesOverModules()) {
            ReactorTasks.check(run, List.of(asked), List.of(), parameters);
        }
        parameters.throwIfAny();
    }

    private MavenProject project(String name, Xpp3Dom... configuration) {
        Plugin plugin = plugin(name);
        for (Xpp3Dom dom : configuration) {
            plugin.setConfiguration(dom);
        }
        return projects.get(projects.size() - 1);
    }

    private Plugin plugin(String module) {
        Plugin plugin = Builds.plugin();
        Build build = new Build();
        build.addPlugin(plugin);
        Model model = Builds.model(module);
        model.setBuild(build);
        MavenProject project = new MavenProject(model);
        project.setFile(directory
                .resolve(module.equals("root") ? "." : module)
                .resolve("pom.xml")
                .normalize()
                .toFile());
        projects.add(project);
        return plugin;
    }
}
