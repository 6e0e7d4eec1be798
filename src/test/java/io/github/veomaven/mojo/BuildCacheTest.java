package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildCacheTest {

    private static final String PLUGIN = " artifactId='veo-maven-plugin'";

    @TempDir
    Path root;

    private final ClassWorld world = new ClassWorld();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenProject project = Builds.project();
    private MojoExecution execution = Builds.execution("await", "videos");

    @BeforeEach
    void inMaven() {
        request.getSystemProperties().setProperty("maven.version", "3.9.16");
        request.setMultiModuleProjectDirectory(root.toFile());
    }

    @Test
    void withoutTheExtensionNothingIsSet() throws Exception {
        realm("plexus.core", "maven-core-3.9.16.jar");
        realm("plugin>io.github.veomaven:veo-maven-plugin:1", "maven-build-cache-extension-1.2.3.jar");

        run();

        assertThat(project.getProperties()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "coreExtension>org.apache.maven.extensions:maven-build-cache-extension:1.3.0, 1.3.0",
        "extension>org.apache.maven.extensions:maven-build-cache-extension:2.0.0-SNAPSHOT, 2.0.0-SNAPSHOT",
        "maven.ext, 1.10.0",
    })
    void anExtensionThatCanBeToldIsKeptFromSavingTheModule(String id, String version) throws Exception {
        realm(id, "commons-io-2.jar", "maven-build-cache-extension-" + version + ".jar");

        run();

        assertThat(project.getProperties()).containsOnly(entry("maven.build.cache.skipSave", "true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.1", "1.2.0", "1.2.3", "1.3.0-rc-1"})
    void anOlderExtensionFailsTheGoalWithWhatToAdd(String version) throws Exception {
        extension(version);

        assertThatThrownBy(this::run)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(
                        "maven-build-cache-extension " + version + " would save this build and skip veo:await")
                .hasMessageContaining(
                        root.resolve(".mvn/maven-build-cache-config.xml").toString())
                .hasMessageContaining("<runAlways>")
                .hasMessageContaining("<plugin groupId=\"io.github.veomaven\" artifactId=\"veo-maven-plugin\"/>")
                .hasMessageContaining("restored from the cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<plugins><plugin" + PLUGIN + "/></plugins>",
                "<plugins><plugin groupId='io.github.veomaven'" + PLUGIN + "/></plugins>",
                "<executions><execution" + PLUGIN
                        + "><execIds><execId>other</execId><execId> videos </execId></execIds>"
                        + "</execution></executions>",
                "<goalsLists><goalsList" + PLUGIN + "><goals><goal>check</goal><goal>await</goal></goals></goalsList>"
                        + "</goalsLists>",
            })
    void aGoalThatAlwaysRunsIsFine(String entries) throws Exception {
        extension("1.2.3");
        config("<executionControl><runAlways>" + entries + "</runAlways></executionControl>");

        assertThatCode(this::run).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<runAlways><plugins><plugin artifactId='maven-jar-plugin'/></plugins></runAlways>",
                "<runAlways><plugins><plugin groupId='org.example'" + PLUGIN + "/></plugins></runAlways>",
                "<runAlways><executions><execution" + PLUGIN + "><execIds><execId>await</execId></execIds></execution>"
                        + "</executions></runAlways>",
                "<runAlways><goalsLists><goalsList" + PLUGIN + "><goals><goal>check</goal></goals></goalsList>"
                        + "</goalsLists></runAlways>",
                "<ignoreMissing><plugins><plugin" + PLUGIN + "/></plugins></ignoreMissing>",
                "<runAlways><!-- <plugins><plugin" + PLUGIN + "/></plugins> --></runAlways>",
            })
    void whatRunsSomethingElseIsNotEnough(String control) throws Exception {
        extension("1.2.3");
        config("<executionControl>" + control + "</executionControl>");

        assertThatThrownBy(this::run).isInstanceOf(MojoExecutionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "system", "project", "config"})
    void aCacheThatIsOffIsIgnored(String where) throws Exception {
        extension("1.2.3");
        switch (where) {
            case "user" -> request.getUserProperties().setProperty("maven.build.cache.enabled", "false");
            case "system" -> request.getSystemProperties().setProperty("maven.build.cache.enabled", "false");
            case "project" -> project.getProperties().setProperty("maven.build.cache.enabled", "false");
            default -> config("<configuration><enabled> false </enabled></configuration>");
        }

        assertThatCode(this::run).doesNotThrowAnyException();
    }

    @Test
    void aPropertyTurnsAConfiguredCacheOn() throws Exception {
        extension("1.2.3");
        config("<configuration><enabled>false</enabled></configuration>");
        request.getUserProperties().setProperty("maven.build.cache.enabled", "true");

        assertThatThrownBy(this::run).isInstanceOf(MojoExecutionException.class);
    }

    @Test
    void aBuildThatIsNotSavedAnywayIsFine() throws Exception {
        extension("1.2.3");
        request.getUserProperties().setProperty("maven.build.cache.skipSave", "true");

        assertThatCode(this::run).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maven.build.cache.skipCache", "maven.build.cache.alwaysRunPlugins"})
    void aPropertyThatHoldsForThisBuildAloneIsNotEnough(String property) throws Exception {
        extension("1.2.3");
        request.getUserProperties().setProperty(property, property.endsWith("skipCache") ? "true" : "veo-maven-plugin");

        assertThatThrownBy(this::run).isInstanceOf(MojoExecutionException.class);
    }

    @Test
    void aMavenThatIsTooOldForTheExtensionIsNotStopped() throws Exception {
        extension("1.2.3");
        request.getSystemProperties().setProperty("maven.version", "3.8.9");

        assertThatCode(this::run).doesNotThrowAnyException();
    }

    @Test
    void aGoalOfTheCommandLineIsNotStoppedBecauseOldExtensionsCacheNone() throws Exception {
        extension("1.2.3");
        execution = Builds.commandLine("await");

        assertThatCode(this::run).doesNotThrowAnyException();
    }

    @Test
    void theConfigurationMayBeElsewhere() throws Exception {
        extension("1.2.3");
        Path elsewhere = root.resolve("elsewhere.xml");
        request.getUserProperties().setProperty("maven.build.cache.configPath", elsewhere.toString());
        Files.writeString(elsewhere, "<cache><configuration><enabled>false</enabled></configuration></cache>");

        assertThatCode(this::run).doesNotThrowAnyException();
    }

    @Test
    void aDocumentTypeIsNotRead() throws Exception {
        extension("1.2.3");
        Path secret = Files.writeString(root.resolve("secret"), "false");
        Files.createDirectories(root.resolve(".mvn"));
        Files.writeString(
                root.resolve(".mvn/maven-build-cache-config.xml"),
                "<!DOCTYPE cache [<!ENTITY off SYSTEM \"" + secret.toUri() + "\">]>\n"
                        + "<cache><configuration><enabled>&off;</enabled></configuration></cache>");

        assertThatThrownBy(this::run)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("which could not be parsed: DOCTYPE is disallowed");
    }

    private void run() throws MojoExecutionException {
        new BuildCache(world.getRealms())
                .leaveNothingOf(new Invocation(Builds.session(request, project), project, execution));
    }

    private void extension(String version) throws Exception {
        realm(
                "coreExtension>org.apache.maven.extensions:maven-build-cache-extension:" + version,
                "maven-build-cache-extension-" + version + ".jar");
    }

    private void realm(String id, String... jars) throws Exception {
        var realm = world.newRealm(id);
        for (String jar : jars) {
            realm.addURL(new URL("file:/repository/" + jar));
        }
    }

    private void config(String content) throws IOException {
        Files.createDirectories(root.resolve(".mvn"));
        Files.writeString(
                root.resolve(".mvn/maven-build-cache-config.xml"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cache xmlns=\"http://maven.apache.org/BUILD-CACHE-CONFIG/1.2.0\">"
                        + content + "</cache>");
    }
}
