package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.realm.ClassRealm;

/**
 * Keeps maven-build-cache-extension from skipping goals that have to ask the service. On a hit it skips every goal that took part in the
 * build that it saved, and task ids from the command line are not part of its key. So a build in which a goal of ours
 * ran, or was skipped, is not saved; where the extension does not support that, it has to be configured to always run
 * the goal.
 */
final class BuildCache {

    private static final String JAR = "maven-build-cache-extension-";
    private static final String FIRST_WITH_SKIP_SAVE = "1.3.0";
    private static final String FIRST_WITH_USERS_SKIP_SAVE = "1.2.0";
    private static final String FIRST_MAVEN = "3.9.0";
    private static final String SKIP_SAVE = "maven.build.cache.skipSave";
    private static final String ENABLED = "maven.build.cache.enabled";
    private static final String CONFIG_PATH = "maven.build.cache.configPath";
    private static final Path CONFIG = Path.of(".mvn", "maven-build-cache-config.xml");
    private static final int LONGEST_PATH = 1000;

    private final Collection<ClassRealm> realms;

    BuildCache(Collection<ClassRealm> realms) {
        this.realms = realms;
    }

    /**
     * The cache of the running Maven; the extension may be a core extension, an extension of a pom, or on Maven's class
     * path.
     */
    static BuildCache ofThisMaven() {
        return new BuildCache(
                BuildCache.class.getClassLoader() instanceof ClassRealm realm
                        ? realm.getWorld().getRealms()
                        : List.of());
    }

    /**
     * Leaves nothing behind from which a later build could skip the goal.
     *
     * @throws MojoExecutionException if the extension is too old for that, and not configured to always run the goal
     */
    void leaveNothingOf(Invocation run) throws MojoExecutionException {
        for (ClassRealm realm : realms) {
            String version = realm.getId().startsWith("plugin>") ? null : version(realm.getURLs());
            if (version == null) {
                continue;
            }
            run.project().getProperties().setProperty(SKIP_SAVE, "true");
            if (isBefore(FIRST_WITH_SKIP_SAVE, version)) {
                requireThatItAlwaysRuns(run, version);
            }
        }
    }

    private static String version(URL[] jars) {
        for (URL jar : jars) {
            String path = jar.getPath();
            int name = path.lastIndexOf('/') + 1;
            if (path.startsWith(JAR, name) && path.endsWith(".jar")) {
                return path.substring(name + JAR.length(), path.length() - ".jar".length());
            }
        }
        return null;
    }

    private static boolean isBefore(String first, String version) {
        return new DefaultArtifactVersion(version).compareTo(new DefaultArtifactVersion(first)) < 0;
    }

    /** Goals called on the command line are cached only from 1.3.0 on. */
    private static void requireThatItAlwaysRuns(Invocation run, String version) throws MojoExecutionException {
        MavenSession session = run.session();
        if (!run.isPlanned()
                || isBefore(FIRST_MAVEN, session.getSystemProperties().getProperty("maven.version", FIRST_MAVEN))
                || isOff(session, run.project(), version)) {
            return;
        }
        Path file = configFile(session);
        BuildCacheConfig config = BuildCacheConfig.read(file);
        boolean enabled = Boolean.parseBoolean(property(session, ENABLED, String.valueOf(config.isEnabled())));
        if (enabled && !config.alwaysRuns(run.execution())) {
            throw new MojoExecutionException(message(run.execution(), version, file, config.problem()));
        }
    }

    private static boolean isOff(MavenSession session, MavenProject project, String version) {
        if (!Boolean.parseBoolean(property(session, ENABLED, "true"))) {
            return true;
        }
        return !isBefore(FIRST_WITH_USERS_SKIP_SAVE, version)
                && (Boolean.parseBoolean(property(session, SKIP_SAVE, "false"))
                        || !Boolean.parseBoolean(project.getProperties().getProperty(ENABLED, "true")));
    }

    private static Path configFile(MavenSession session) {
        String path = property(session, CONFIG_PATH, "");
        return path.isBlank()
                ? session.getRequest().getMultiModuleProjectDirectory().toPath().resolve(CONFIG)
                : Path.of(path);
    }

    /** Read as the extension reads it. */
    private static String property(MavenSession session, String name, String defaultValue) {
        String value = Invocation.commandLine(session, name);
        return value == null ? defaultValue : value;
    }

    private static String message(MojoExecution execution, String version, Path file, String problem) {
        return "maven-build-cache-extension " + version + " would save this build and skip veo:" + execution.getGoal()
                + " in later ones, which would then pass whatever happened to their videos. Update the extension to "
                + FIRST_WITH_SKIP_SAVE + " or later, or let the goal always run: add this to "
                + SafeText.line(file.toString(), LONGEST_PATH)
                + (problem.isEmpty() ? "" : " (which could not be parsed: " + problem + ")") + "\n"
                + "  <executionControl>\n"
                + "    <runAlways>\n"
                + "      <plugins>\n"
                + "        <plugin groupId=\"" + execution.getGroupId() + "\" artifactId=\""
                + execution.getArtifactId() + "\"/>\n"
                + "      </plugins>\n"
                + "    </runAlways>\n"
                + "  </executionControl>\n"
                + "Even then, what other plugins made of the results is restored from the cache, such as a jar with the"
                + " URL of an earlier video. To build without the cache: -D" + ENABLED + "=false";
    }
}
