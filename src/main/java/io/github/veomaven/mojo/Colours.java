package io.github.veomaven.mojo;

import io.github.veomaven.await.Verdict;
import java.lang.reflect.Method;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/**
 * The colours of Maven's own output, and none where Maven uses none ({@code -B}, no terminal, {@code style.color}).
 *
 * <p>Maven's {@code MessageUtils} knows that, but no Maven exports it to plugins, and the copy that a plugin can bring
 * along ignores what Maven 4 decides. So it is called by name, through Maven's own class loader. Anything unexpected
 * there means plain text: colour never fails a build.
 */
final class Colours {

    private final Optional<Method> builder;

    private Colours(Optional<Method> builder) {
        this.builder = builder;
    }

    /** Those of the running Maven: from 4 on, then up to 3. */
    static Colours ofMaven() {
        Optional<Method> builder = method("org.apache.maven.jline.MessageUtils", "builder");
        return new Colours(
                builder.isPresent() ? builder : method("org.apache.maven.shared.utils.logging.MessageUtils", "buffer"));
    }

    static Colours none() {
        return new Colours(Optional.empty());
    }

    String verdict(Verdict verdict, String text) {
        // Not a switch, which would be one more class to load.
        return styled(
                verdict == Verdict.SUCCEEDED ? "success" : verdict == Verdict.FAILED ? "failure" : "warning", text);
    }

    String strong(String text) {
        return styled("strong", text);
    }

    private String styled(String style, String text) {
        if (builder.isEmpty()) {
            return text;
        }
        try {
            Object message = builder.get().invoke(null);
            Method styling = builder.get().getReturnType().getMethod(style, Object.class);
            return styling.invoke(message, text).toString();
        } catch (ReflectiveOperationException e) {
            return text;
        }
    }

    private static Optional<Method> method(String className, String name) {
        try {
            return Optional.of(Class.forName(className, true, MavenSession.class.getClassLoader())
                    .getMethod(name));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
