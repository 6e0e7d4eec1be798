package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.DuplicateMojoDescriptorException;
import org.apache.maven.plugin.descriptor.DuplicateParameterException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoredSettingsTest {

    @TempDir
    Path root;

    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final DefaultRepositorySystemSession repositorySession = new DefaultRepositorySystemSession();
    private final Properties commandLine = new Properties();
    private final Properties system = new Properties();
    private final RecordingLog log = new RecordingLog();
    private final PluginDescriptor plugin = new PluginDescriptor();

    @BeforeEach
    void describe() throws Exception {
        system.setProperty("maven.version", "3.8.9");
        plugin.setGroupId(Builds.plugin().getGroupId());
        plugin.setArtifactId(Builds.plugin().getArtifactId());
        describe("await", "veo.", "taskIds", "timeout", "minResolution", "apiKeyEnvName");
        describe("simulate", "veo.simulator.", "port");
    }

    @Test
    void whereNothingIsSetNothingIsSaid() throws Exception {
        warn("<timeout>${veo.timeout}</timeout>");

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void propertiesThatLoseToThePomAreNamedInOneLineWithoutTheirValues() throws Exception {
        commandLine.setProperty("veo.timeout", "5s");
        commandLine.setProperty("veo.taskIds", "hero=GOOD");
        commandLine.setProperty("veo.minResolution", "4k");
        commandLine.setProperty("veo.apiKeyEnvName", "s3cr3t");

        warn("<timeout default-value='30m'>10m</timeout><taskIds>${veo.taskIds}<taskId>hero=BAD</taskId></taskIds>"
                + "<minResolution>${veo.minResolution}</minResolution><apiKeyEnvName>KEY</apiKeyEnvName>");

        assertThat(log.lines())
                .containsExactly("WARN Ignored, because the pom sets these parameters and the pom wins: -Dveo.taskIds,"
                        + " -Dveo.timeout, -Dveo.apiKeyEnvName");
    }

    @Test
    void aPropertyThatThePomRefersToDoesNotLose() throws Exception {
        commandLine.setProperty("veo.timeout", "5s");

        warn("<timeout default-value='30m'>5s</timeout>");

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void whatMavenOptsSetIsNamedToo() throws Exception {
        system.setProperty("veo.timeout", "5s");

        warn("<timeout>10m</timeout>");

        assertThat(log.lines()).singleElement().asString().contains("-Dveo.timeout");
    }

    @Test
    void eachIsNamedOnceInABuildWhateverTheModule() throws Exception {
        commandLine.setProperty("veo.timeout", "5s");
        commandLine.setProperty("veo.prot", "80");

        warn("<timeout>10m</timeout>");
        warn("<timeout>20m</timeout>");

        assertThat(log.lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "veo.minresolution, -Dveo.minResolution",
        "veo.timeOut, -Dveo.timeout",
        "veo.taskId, -Dveo.taskIds",
        "veo.simulator.prot, -Dveo.simulator.port"
    })
    void aPropertyThatNoGoalKnowsIsNamedWithTheNearest(String typo, String nearest) throws Exception {
        commandLine.setProperty(typo, "x");

        warn("");

        assertThat(log.lines())
                .containsExactly("WARN -D" + typo + " is ignored: no goal of this plugin knows it. Did you mean "
                        + nearest + "?");
    }

    @Test
    void aPropertyLikeNoOtherIsNamedWithoutAGuess() throws Exception {
        commandLine.setProperty("veo.colourOfTheSky\u001b[31m", "x");

        warn("");

        assertThat(log.lines()).singleElement().asString().endsWith("is ignored: no goal of this plugin knows it.");
        assertThat(log.lines()).noneMatch(line -> line.contains("\u001b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<properties><veo.hero>abc</veo.hero></properties>",
                "<configuration><taskIds>hero=${veo.hero}</taskIds></configuration>"
            })
    void aPropertyOfTheProjectsOwnIsNotTakenForATypo(String pom) throws Exception {
        commandLine.setProperty("veo.hero", "x");
        MavenProject project = project("");
        if (pom.startsWith("<properties>")) {
            project.getProperties().setProperty("veo.hero", "abc");
        } else {
            project.setFile(Files.writeString(root.resolve("pom.xml"), pom).toFile());
        }

        warn(project, execution(""));

        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3.6.3, 2", "3.8.9, 2", "3.9.0, 0", "3.10.0, 0", "4.0.0-rc-6, 0"})
    void elementsThatNoGoalKnowsAreNamedWhereMavenSaysNothing(String mavenVersion, int warnings) throws Exception {
        system.setProperty("maven.version", mavenVersion);
        MavenProject project = project("<minresolution>4k</minresolution><timeOut>5s</timeOut><port>0</port>");

        warn(project, execution("<timeout>${veo.timeout}</timeout>"));
        warn(project, execution("<timeout>${veo.timeout}</timeout>"));

        assertThat(log.lines()).hasSize(warnings);
        if (warnings > 0) {
            assertThat(log.lines())
                    .contains("WARN <minresolution> is ignored: no goal of this plugin knows it. Did you mean"
                            + " <minResolution>? It is in the configuration of org.example:app.");
        }
    }

    @Test
    void theConfigurationOfTheExecutionThatRunsCounts() throws Exception {
        MavenProject project = project("");
        PluginExecution bound = new PluginExecution();
        bound.setId("videos");
        bound.setConfiguration(dom("<timeOut>5s</timeOut>"));
        project.getPlugin("io.github.veomaven:veo-maven-plugin").addExecution(bound);

        warn(project, execution(""));

        assertThat(log.lines()).singleElement().asString().contains("<timeOut>");
    }

    private void describe(String goal, String prefix, String... names)
            throws DuplicateMojoDescriptorException, DuplicateParameterException {
        MojoDescriptor mojo = new MojoDescriptor();
        mojo.setPluginDescriptor(plugin);
        mojo.setGoal(goal);
        for (String name : names) {
            Parameter parameter = new Parameter();
            parameter.setName(name);
            parameter.setExpression("${" + prefix + name + "}");
            mojo.addParameter(parameter);
        }
        plugin.addMojo(mojo);
    }

    private MavenProject project(String pluginConfiguration) throws Exception {
        Plugin veo = Builds.plugin();
        veo.setConfiguration(dom(pluginConfiguration));
        Model model = Builds.model("app");
        model.setBuild(new Build());
        model.getBuild().addPlugin(veo);
        return new MavenProject(model);
    }

    private MojoExecution execution(String configuration) throws Exception {
        MojoExecution execution = Builds.execution("await", "videos");
        execution.setMojoDescriptor(plugin.getMojo("await"));
        execution.setConfiguration(dom(configuration));
        return execution;
    }

    private void warn(String configuration) throws Exception {
        warn(project(""), execution(configuration));
    }

    private void warn(MavenProject project, MojoExecution execution) {
        request.setUserProperties(commandLine);
        request.setSystemProperties(system);
        MavenSession session = Builds.session(repositorySession, request, project);
        Invocation invocation = new Invocation(session, project, execution);
        new IgnoredSettings(invocation, new PomConfiguration(invocation), log).warn();
    }

    private static Xpp3Dom dom(String content) throws Exception {
        return Xpp3DomBuilder.build(new StringReader("<configuration>" + content + "</configuration>"));
    }
}
