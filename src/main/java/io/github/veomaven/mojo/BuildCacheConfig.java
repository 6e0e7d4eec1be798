package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.plugin.MojoExecution;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What maven-build-cache-config.xml says that matters here: whether the cache is enabled, and which goals always run.
 * The extension's own class for it is not visible to plugins.
 *
 * @param root null when there is nothing to read
 * @param problem why the file could not be parsed; empty if it could
 */
record BuildCacheConfig(Element root, String problem) {

    private static final int LONGEST_PROBLEM = 200;

    /** A missing file configures nothing, as for the extension. */
    static BuildCacheConfig read(Path file) {
        if (Files.notExists(file)) {
            return new BuildCacheConfig(null, "");
        }
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            // Neither external nor expanding entities.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The default handler would also write to the console.
            builder.setErrorHandler(new DefaultHandler());
            return new BuildCacheConfig(builder.parse(in).getDocumentElement(), "");
        } catch (IOException | SAXException | ParserConfigurationException e) {
            return new BuildCacheConfig(null, SafeText.line(String.valueOf(e.getMessage()), LONGEST_PROBLEM));
        }
    }

    boolean isEnabled() {
        for (Element enabled : at("configuration", "enabled")) {
            return Boolean.parseBoolean(enabled.getTextContent().strip());
        }
        return true;
    }

    /** Whether the plugin, the execution or the goal is configured to run on a cache hit, too. */
    boolean alwaysRuns(MojoExecution execution) {
        return always(execution, "plugins", "plugin").findAny().isPresent()
                || always(execution, "executions", "execution")
                        .anyMatch(named -> texts(named, "execIds", "execId").contains(execution.getExecutionId()))
                || always(execution, "goalsLists", "goalsList")
                        .anyMatch(named -> texts(named, "goals", "goal").contains(execution.getGoal()));
    }

    private Stream<Element> always(MojoExecution execution, String list, String entry) {
        return at("executionControl", "runAlways", list, entry).stream().filter(named -> isNamed(execution, named));
    }

    /** For the extension, an entry without a group is one for every group. */
    private static boolean isNamed(MojoExecution execution, Element named) {
        return named.getAttribute("artifactId").strip().equals(execution.getArtifactId())
                && (!named.hasAttribute("groupId")
                        || named.getAttribute("groupId").strip().equals(execution.getGroupId()));
    }

    private List<Element> at(String... path) {
        return root == null ? List.of() : below(root, path);
    }

    private static List<String> texts(Element parent, String... path) {
        return below(parent, path).stream()
                .map(element -> element.getTextContent().strip())
                .toList();
    }

    private static List<Element> below(Element parent, String... path) {
        List<Element> found = List.of(parent);
        for (String name : path) {
            List<Element> children = new ArrayList<>();
            for (Element element : found) {
                for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                    if (child instanceof Element next && next.getTagName().equals(name)) {
                        children.add(next);
                    }
                }
            }
            found = children;
        }
        return found;
    }
}
