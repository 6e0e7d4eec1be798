package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.SessionData;

/**
 * One call of a goal: what Maven says about it, and where the paths of its parameters are.
 *
 * @param session the build
 * @param project the module that it runs in
 * @param execution why it runs: an execution in a pom, or the command line
 */
record Invocation(MavenSession session, MavenProject project, MojoExecution execution) {

    private static final String UNRESOLVED_BASE = "${project.basedir}";
    private static final int SHOWN_LENGTH = 500;

    /** Its name in messages. */
    String name() {
        return named(project, execution.getExecutionId());
    }

    /** The name of an execution in messages. */
    static String named(MavenProject module, String executionId) {
        return module.getGroupId() + ":" + module.getArtifactId() + ":" + executionId;
    }

    /** This plugin in a module's build; null if the module does not have it. */
    Plugin pluginOf(MavenProject module) {
        return module.getPlugin(pluginKey());
    }

    /** {@code groupId:artifactId} of this plugin. */
    String pluginKey() {
        return execution.getGroupId() + ":" + execution.getArtifactId();
    }

    /** What the command line sets, by {@code -D}, in {@code .mvn/maven.config} or in {@code MAVEN_OPTS}; may be null. */
    static String commandLine(MavenSession session, String property) {
        String value = session.getUserProperties().getProperty(property);
        return value == null ? session.getSystemProperties().getProperty(property) : value;
    }

    /**
     * A map that lasts as long as the build, and is the same for every module. Their copies of this plugin may have
     * different class loaders, so it holds JDK types only.
     */
    @SuppressWarnings("unchecked") // only this method puts something under such a key
    static <K, V> ConcurrentMap<K, V> shared(MavenSession session, String key) {
        SessionData data = session.getRepositorySession().getData();
        data.set(key, null, new ConcurrentHashMap<K, V>());
        return (ConcurrentMap<K, V>) data.get(key);
    }

    /** A parameter's element; null where there is none, or no configuration. */
    static Xpp3Dom element(Object configuration, String parameter) {
        return configuration == null ? null : ((Xpp3Dom) configuration).getChild(parameter);
    }

    /**
     * Whether a parameter has its default, because neither a pom nor a property sets it. Maven then leaves
     * the expression of the plugin's descriptor in the configuration.
     */
    boolean hasDefault(String parameter, String property) {
        Xpp3Dom element = element(execution.getConfiguration(), parameter);
        return element != null
                && ("${" + property + "}").equals(element.getValue())
                && commandLine(session, property) == null
                && project.getProperties().getProperty(property) == null;
    }

    /** Whether a pom bound the goal. If not, it was called on the command line. */
    boolean isPlanned() {
        return execution.getSource() == MojoExecution.Source.LIFECYCLE;
    }

    /** Whether it runs once for several modules: called on the command line, as a goal that needs no project. */
    boolean passesOverModules() {
        return session.getProjects().size() > 1
                && !isPlanned()
                && !execution.getMojoDescriptor().isProjectRequired();
    }

    /** The absolute path that a parameter with a default names; empty after a problem. */
    Optional<Path> absolute(Parameters parameters, String name, File configured) {
        File file = inTheProject(configured);
        if (file == null || Parameters.isUnresolved(file.getPath())) {
            parameters.problem(
                    parameters.named(name, file == null ? "" : file.getPath()) + " " + Parameters.UNRESOLVED);
            return Optional.empty();
        }
        try {
            return Optional.of(file.toPath().toAbsolutePath());
        } catch (InvalidPathException e) {
            parameters.problem(parameters.named(name, file.getPath()) + " " + Parameters.NOT_A_PATH);
            return Optional.empty();
        }
    }

    /**
     * Without a pom, Maven's stand-in for a project has no directory, and Maven leaves <code>${project.basedir}</code>
     * in the default of {@code project.build.directory} as it is: then it is where Maven was started.
     */
    private File inTheProject(File path) {
        if (path == null || session.getExecutionRootDirectory() == null) {
            return path;
        }
        int base = path.getPath().indexOf(UNRESOLVED_BASE);
        return base < 0
                ? path
                : new File(
                        session.getExecutionRootDirectory(), path.getPath().substring(base + UNRESOLVED_BASE.length()));
    }

    /** A path as short as it can be, safe in a message: relative to where the build was started. */
    String shown(Path path) {
        String root = session.getExecutionRootDirectory();
        boolean within = root != null && path.startsWith(root);
        return SafeText.line((within ? Path.of(root).relativize(path) : path).toString(), SHOWN_LENGTH);
    }
}
