package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Warns, once in a build, of settings that have no effect: a property of the command line that loses to the pom, one
 * that no goal knows, and an element of the configuration that no goal knows.
 */
final class IgnoredSettings {

    private static final String PREFIX = "veo.";
    private static final String WARNED = "io.github.veomaven.warned";
    private static final int NAME_LENGTH = 120;

    private final Invocation invocation;
    private final PomConfiguration pom;
    private final Log log;

    IgnoredSettings(Invocation invocation, PomConfiguration pom, Log log) {
        this.invocation = invocation;
        this.pom = pom;
        this.log = log;
    }

    void warn() {
        MojoDescriptor goal = invocation.execution().getMojoDescriptor();
        if (goal == null) {
            return;
        }
        Set<String> given = givenProperties();
        if (!given.isEmpty()) {
            warnOfLosing(goal, given);
            warnOfUnknown(goal, given);
        }
        if (!mavenWarnsOfElements()) {
            warnOfUnknownElements(goal);
        }
    }

    private Set<String> givenProperties() {
        Set<String> names = new TreeSet<>();
        for (Properties properties : List.of(
                invocation.session().getUserProperties(), invocation.session().getSystemProperties())) {
            for (Object key : properties.keySet()) {
                if (key instanceof String name && name.startsWith(PREFIX)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private void warnOfLosing(MojoDescriptor goal, Set<String> given) {
        List<String> losing = new ArrayList<>();
        for (Parameter parameter : parameters(goal)) {
            String property = property(parameter);
            if (given.contains(property)
                    && pom.states(parameter.getName(), property)
                    && !pom.statesTheSame(parameter.getName(), Invocation.commandLine(invocation.session(), property))
                    && isNews("lost " + property)) {
                losing.add("-D" + property);
            }
        }
        if (!losing.isEmpty()) {
            // Without the values: one may be a key.
            log.warn("Ignored, because the pom sets these parameters and the pom wins: " + String.join(", ", losing));
        }
    }

    private void warnOfUnknown(MojoDescriptor goal, Set<String> given) {
        Set<String> known = known(goal, true);
        for (String name : given) {
            if (!known.contains(name) && !isTheProjects(name) && isNews("unknown " + name)) {
                warnOfUnknown("-D", name, "", known, "");
            }
        }
    }

    private void warnOfUnknownElements(MojoDescriptor goal) {
        Set<String> known = known(goal, false);
        Xpp3Dom configuration = statedConfiguration();
        for (Xpp3Dom element : configuration == null ? new Xpp3Dom[0] : configuration.getChildren()) {
            MavenProject project = invocation.project();
            if (!known.contains(element.getName())
                    && isNews("element " + element.getName() + " of " + project.getId())) {
                warnOfUnknown(
                        "<",
                        element.getName(),
                        ">",
                        known,
                        " It is in the configuration of " + project.getGroupId() + ":" + project.getArtifactId() + ".");
            }
        }
    }

    private void warnOfUnknown(String before, String name, String after, Collection<String> known, String where) {
        String nearest = nearest(name, known);
        log.warn(before + SafeText.line(name, NAME_LENGTH) + after + " is ignored: no goal of this plugin knows it."
                + (nearest == null ? "" : " Did you mean " + before + nearest + after + "?") + where);
    }

    /** Since 3.9 Maven itself warns of elements that no goal of a plugin knows. */
    private boolean mavenWarnsOfElements() {
        String version = invocation.session().getSystemProperties().getProperty("maven.version", "");
        return !version.matches("3\\.[0-8](\\..*)?");
    }

    /** As the pom states it: Maven passes to a goal only those elements that it knows. */
    private Xpp3Dom statedConfiguration() {
        Plugin plugin = invocation.pluginOf(invocation.project());
        if (plugin == null) {
            return null;
        }
        for (PluginExecution execution : plugin.getExecutions()) {
            if (execution.getId().equals(invocation.execution().getExecutionId())) {
                return (Xpp3Dom) execution.getConfiguration();
            }
        }
        return (Xpp3Dom) plugin.getConfiguration();
    }

    /** A property that the project defines or refers to is its own, whatever it is called. */
    private boolean isTheProjects(String property) {
        for (MavenProject project = invocation.project(); project != null; project = project.getParent()) {
            if (project.getProperties().containsKey(property) || refersTo(project.getFile(), property)) {
                return true;
            }
        }
        return false;
    }

    private static boolean refersTo(File pom, String property) {
        try {
            return pom != null
                    && Files.readString(pom.toPath(), StandardCharsets.ISO_8859_1)
                            .contains("${" + property + "}");
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Once in a build. */
    private boolean isNews(String what) {
        return Invocation.<String, Boolean>shared(invocation.session(), WARNED).putIfAbsent(what, true) == null;
    }

    /** The properties, or else the names, of all parameters of all goals of the plugin. */
    private static Set<String> known(MojoDescriptor goal, boolean properties) {
        Set<String> known = new LinkedHashSet<>();
        PluginDescriptor plugin = goal.getPluginDescriptor();
        for (MojoDescriptor other : plugin == null ? List.of(goal) : plugin.getMojos()) {
            for (Parameter parameter : parameters(other)) {
                known.add(properties ? property(parameter) : parameter.getName());
            }
        }
        return known;
    }

    private static List<Parameter> parameters(MojoDescriptor goal) {
        return goal.getParameters() == null ? List.of() : goal.getParameters();
    }

    /** The name inside the expression, or an empty text. */
    private static String property(Parameter parameter) {
        String expression = parameter.getExpression();
        return expression == null || !expression.startsWith("${")
                ? ""
                : expression.substring(2, expression.length() - 1);
    }

    /** Null if none is similar enough. */
    private static String nearest(String name, Collection<String> known) {
        String nearest = null;
        int least = Math.max(2, name.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** The Levenshtein distance. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
