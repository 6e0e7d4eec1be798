package io.github.veomaven.mojo;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The parameters of a goal as the pom states them. They win over the command line. Maven ensures that, except that
 * Maven 3 lets a property such as {@code -Dveo.taskIds} replace a list that the pom states in elements. So lists are
 * read here on every Maven.
 */
final class PomConfiguration {

    /** Names of list elements that say nothing about the task. */
    private static final Set<String> NAMELESS =
            Set.of("taskid", "taskids", "id", "task", "param", "item", "element", "value", "string", "entry");

    private final Invocation invocation;

    PomConfiguration(Invocation invocation) {
        this.invocation = invocation;
    }

    /**
     * Whether the pom states the parameter. An empty element states nothing, as everywhere in Maven.
     *
     * @param property such as {@code veo.timeout}; what refers to it only, as plugin descriptors do, states nothing
     */
    boolean states(String parameter, String property) {
        Xpp3Dom element = element(parameter);
        return element != null && (element.getChildCount() > 0 || text(element, property) != null);
    }

    /** Whether the pom states exactly this text, as it does where it refers to a property of the command line. */
    boolean statesTheSame(String parameter, String value) {
        Xpp3Dom element = element(parameter);
        return element != null
                && element.getChildCount() == 0
                && value.strip().equals(String.valueOf(element.getValue()).strip());
    }

    /**
     * Notes a problem for each parameter whose whole value is an expression that nothing defines. Maven would take the
     * default, and so drop a requirement or a file of tasks without a word. Not for {@code skip}, whose default does not
     * weaken the gate.
     *
     * @param mayLackTasks whether nothing need name the tasks
     */
    void refuseUndefined(Parameters parameters, boolean mayLackTasks) {
        MojoDescriptor goal = invocation.execution().getMojoDescriptor();
        if (goal == null || goal.getParameters() == null) {
            return;
        }
        for (Parameter parameter : goal.getParameters()) {
            String name = parameter.getName();
            String expression = parameter.getExpression();
            Xpp3Dom element = element(name);
            if (!parameter.isEditable()
                    || expression == null
                    || element == null
                    || name.equals("skip")
                    || mayLackTasks && name.startsWith("taskId")) {
                continue;
            }
            String text = element.getValue();
            if (text != null
                    && !text.strip().equals(expression)
                    && Parameters.isUnresolved(text)
                    && evaluated(text, name, parameters) == null) {
                String prefix = expression.substring(2, expression.length() - 1 - name.length());
                parameters.problem(parameters.under(prefix).named(name, text) + " " + Parameters.UNRESOLVED);
            }
        }
    }

    /**
     * Tasks. An element without a generic name such as {@code <taskId>} is named after its task:
     * {@code <hero>4c9a</hero>} is {@code hero=4c9a}.
     *
     * @param injected what Maven made of the parameter, may be null; taken where the pom states no elements
     */
    List<String> tasks(String parameter, List<String> injected, Parameters parameters) {
        return list(parameter, injected, true, parameters);
    }

    /** A list of texts, whatever its elements are called. */
    List<String> list(String parameter, List<String> injected, Parameters parameters) {
        return list(parameter, injected, false, parameters);
    }

    private List<String> list(String parameter, List<String> injected, boolean named, Parameters parameters) {
        Optional<List<Xpp3Dom>> elements = elements(parameter, parameters);
        if (elements.isEmpty()) {
            return injected == null ? List.of() : injected;
        }
        List<String> values = new ArrayList<>();
        for (Xpp3Dom element : elements.get()) {
            String value = text(element, parameter, parameters);
            boolean nameless = NAMELESS.contains(element.getName().toLowerCase(Locale.ROOT));
            values.add(
                    !named || nameless || value.isBlank() || value.indexOf('=') >= 0
                            ? value
                            : element.getName() + "=" + value.strip());
        }
        return values;
    }

    /** A list of files, relative to the project. */
    List<File> files(String parameter, List<File> injected, Parameters parameters) {
        Optional<List<Xpp3Dom>> elements = elements(parameter, parameters);
        if (elements.isEmpty()) {
            return injected == null ? List.of() : injected;
        }
        List<File> files = new ArrayList<>();
        for (Xpp3Dom element : elements.get()) {
            String path = text(element, parameter, parameters);
            files.add(path.isBlank() ? new File("") : evaluator().alignToBaseDirectory(new File(path.strip())));
        }
        return files;
    }

    private Optional<List<Xpp3Dom>> elements(String parameter, Parameters parameters) {
        Xpp3Dom element = element(parameter);
        if (element == null || element.getChildCount() == 0) {
            return Optional.empty();
        }
        if (text(element, parameters.property(parameter)) != null) {
            // A merge of two poms. Maven 3 would take the text, Maven 4 the elements.
            parameters.problem(parameters.named(parameter) + " is stated as text in one pom and as elements in another,"
                    + " its parent or child: use the same form in both, or combine.self=\"override\" in the child");
        }
        return Optional.of(List.of(element.getChildren()));
    }

    /** What an element of a list says: its own text if nothing defines it, and blank if it has none. */
    private String text(Xpp3Dom element, String parameter, Parameters parameters) {
        String text = element.getValue();
        if (text == null || text.isBlank()) {
            return "";
        }
        String value = evaluated(text, parameter, parameters);
        return value == null ? text : value;
    }

    /** Null if the whole text is an expression that nothing defines. */
    private String evaluated(String text, String parameter, Parameters parameters) {
        try {
            Object value = evaluator().evaluate(text, String.class);
            return value == null ? null : value.toString();
        } catch (ExpressionEvaluationException e) {
            parameters.problem(parameters.named(parameter, text) + " cannot be evaluated");
            return "";
        }
    }

    private PluginParameterExpressionEvaluator evaluator() {
        return new PluginParameterExpressionEvaluator(invocation.session(), invocation.execution());
    }

    private Xpp3Dom element(String parameter) {
        return Invocation.element(invocation.execution().getConfiguration(), parameter);
    }

    /** Null if the pom states none: Maven merges the plugin's own default into the configuration. */
    private static String text(Xpp3Dom element, String property) {
        String text = element.getValue();
        return text == null || text.isBlank() || text.strip().equals("${" + property + "}") ? null : text;
    }
}
