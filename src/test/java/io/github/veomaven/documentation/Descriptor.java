package io.github.veomaven.documentation;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The plugin's descriptor, which plugin-tools generates from annotations and Javadoc before the tests run. */
final class Descriptor {

    private static final File FILE = new File("target/classes/META-INF/maven/plugin.xml");

    private final Document document;
    private final XPath xpath = XPathFactory.newDefaultInstance().newXPath();

    private Descriptor(Document document) {
        this.document = document;
    }

    static Descriptor read() throws Exception {
        return new Descriptor(
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(FILE));
    }

    /** All goals except help, which plugin-tools adds. */
    List<String> goals() throws Exception {
        List<String> goals = new ArrayList<>();
        for (Element goal : elements("/plugin/mojos/mojo/goal[. != 'help']")) {
            goals.add(goal.getTextContent());
        }
        return goals;
    }

    /** The parameters that users may set. */
    List<ParameterRow> parameters(String goal) throws Exception {
        String mojo = "/plugin/mojos/mojo[goal = '" + goal + "']";
        List<ParameterRow> rows = new ArrayList<>();
        for (Element parameter : elements(mojo + "/parameters/parameter[editable = 'true']")) {
            String name = xpath.evaluate("name", parameter);
            Element value = elements(mojo + "/configuration/" + name).get(0);
            rows.add(new ParameterRow(
                    name,
                    value.getTextContent().replaceAll("^\\$\\{(.*)}$", "$1"),
                    value.getAttribute("default-value"),
                    xpath.evaluate("description", parameter)
                            .replaceAll("\\s+", " ")
                            .strip()));
        }
        return rows;
    }

    Map<String, String> typesByParameter(String goal) throws Exception {
        Map<String, String> types = new TreeMap<>();
        for (Element parameter : elements(editable(goal))) {
            types.put(xpath.evaluate("name", parameter), xpath.evaluate("type", parameter));
        }
        return types;
    }

    List<String> parametersWithoutSince(String goal) throws Exception {
        List<String> names = new ArrayList<>();
        for (Element parameter : elements(editable(goal) + "[not(since)]")) {
            names.add(xpath.evaluate("name", parameter));
        }
        return names;
    }

    /** A line for each goal, with its phase, and for each of its parameters: type, property and default. */
    List<String> published() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String goal : goals()) {
            String mojo = "/plugin/mojos/mojo[goal = '" + goal + "']";
            String phase = xpath.evaluate(mojo + "/phase", document);
            lines.add(goal + ": " + (phase.isEmpty() ? "no phase" : phase)
                    + ("true".equals(xpath.evaluate(mojo + "/requiresProject", document)) ? "" : ", without a pom")
                    + ("true".equals(xpath.evaluate(mojo + "/threadSafe", document)) ? ", thread-safe" : ""));
            Map<String, String> types = typesByParameter(goal);
            for (ParameterRow row : parameters(goal)) {
                lines.add(goal + " " + row.name() + ": " + types.get(row.name()) + ", -D" + row.property()
                        + (row.defaultValue().isEmpty() ? "" : ", default " + row.defaultValue()));
            }
        }
        return lines;
    }

    private static String editable(String goal) {
        return "/plugin/mojos/mojo[goal = '" + goal + "']/parameters/parameter[editable = 'true']";
    }

    private List<Element> elements(String path) throws Exception {
        NodeList nodes = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            elements.add((Element) nodes.item(index));
        }
        return elements;
    }
}
