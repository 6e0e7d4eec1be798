package io.github.veomaven.mojo;

import io.github.veomaven.await.Durations;
import io.github.veomaven.await.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Reads a goal's parameters strictly and gathers every problem, so that one message lists them all.
 *
 * <p>Goals take their parameters as text: Maven's own conversion takes {@code yes} for false and stops at the first
 * value that it cannot read. A blank value counts as not given. A reader that meets a problem notes it and returns the
 * default; {@link #throwIfAny()} then ends the goal before that default is used.
 */
final class Parameters {

    /** Continues a sentence about a value. */
    static final String UNRESOLVED =
            "contains an expression that Maven could not resolve: define the property that it names";
    /** Continues a sentence about a path. */
    static final String NOT_A_PATH = "is not a path that this system can represent: rename it, or run Maven in a UTF-8"
            + " locale, such as LC_ALL=C.UTF-8";

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");
    private static final int SHOWN_LENGTH = 120;
    private static final int MOST_SHOWN = 50;

    private final String goal;
    private final String propertyPrefix;
    private final List<String> problems;

    /**
     * @param goal for the message, for instance {@code veo:await}
     * @param propertyPrefix what precedes a parameter's name in its property, for instance {@code veo.}
     */
    Parameters(String goal, String propertyPrefix) {
        this(goal, propertyPrefix, new ArrayList<>());
    }

    private Parameters(String goal, String propertyPrefix, List<String> problems) {
        this.goal = goal;
        this.propertyPrefix = propertyPrefix;
        this.problems = problems;
    }

    /** Reads parameters of the goal whose properties have another prefix; all problems are reported together. */
    Parameters under(String otherPropertyPrefix) {
        return new Parameters(goal, otherPropertyPrefix, problems);
    }

    String property(String name) {
        return propertyPrefix + name;
    }

    /** A parameter as messages name it: {@code <timeout> (-Dveo.timeout)}. */
    String named(String name) {
        return "<" + name + "> (-D" + propertyPrefix + name + ")";
    }

    /** A parameter and its value, both safe in a message: {@code <timeout> (-Dveo.timeout) "30"}. */
    String named(String name, String value) {
        return named(name) + " \"" + SafeText.line(value, SHOWN_LENGTH) + "\"";
    }

    /** Notes a problem: a whole sentence, in which any text from outside is {@link SafeText}. */
    void problem(String sentence) {
        problems.add(sentence);
    }

    /** Text, trimmed. */
    String text(String name, String value, String fallback) {
        return given(name, value).orElse(fallback);
    }

    /** {@code true} or {@code false}, in any case. */
    boolean bool(String name, String value, String fallback) {
        return read(name, value, trueOrFalse(fallback), Parameters::trueOrFalse);
    }

    /** A whole number between two bounds, both included. */
    int integer(String name, String value, String fallback, int min, int max) {
        String rule = "must be a whole number from " + min + " to " + max;
        return read(name, value, Integer.valueOf(fallback), text -> {
            if (!WHOLE.matcher(text).matches()) {
                throw new IllegalArgumentException(rule);
            }
            return within(Integer.valueOf(text), min, max, rule);
        });
    }

    /** A duration between two bounds, both included. */
    Duration duration(String name, String value, String fallback, Duration min, Duration max) {
        Optional<Duration> given = duration(name, value, min, max);
        return given.isPresent() ? given.get() : Durations.parse(fallback);
    }

    /** A duration between two bounds, both included; empty where none is given. */
    Optional<Duration> duration(String name, String value, Duration min, Duration max) {
        String rule = "must be from " + Durations.format(min) + " to " + Durations.format(max);
        return read(name, value, Optional.empty(), text -> Optional.of(within(Durations.parse(text), min, max, rule)));
    }

    /** A constant of an enum, in any case. */
    <E extends Enum<E>> E constant(String name, String value, String fallback, Class<E> type) {
        StringJoiner names = new StringJoiner(", ");
        return read(name, value, Enum.valueOf(type, fallback), text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(text)) {
                    return constant;
                }
                names.add(constant.name());
            }
            throw new IllegalArgumentException("must be one of " + names);
        });
    }

    /** One of several words, in any case; empty where none is given. */
    Optional<String> word(String name, String value, String... words) {
        return read(name, value, Optional.empty(), text -> {
            String word = text.toLowerCase(Locale.ROOT);
            if (!List.of(words).contains(word)) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", words));
            }
            return Optional.of(word);
        });
    }

    /**
     * The value as a parser reads it.
     *
     * @param parser throws {@link IllegalArgumentException} with a message that continues the parameter's name
     */
    <T> T read(String name, String value, T fallback, Function<String, T> parser) {
        Optional<String> text = given(name, value);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return parser.apply(text.get());
        } catch (IllegalArgumentException e) {
            problem(named(name, value) + " " + SafeText.line(e.getMessage(), 500));
            return fallback;
        }
    }

    /** The value unless it is blank, or contains an expression that Maven left unresolved, which is a problem. */
    private Optional<String> given(String name, String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (isUnresolved(value)) {
            problem(named(name, value) + " " + UNRESOLVED);
            return Optional.empty();
        }
        return Optional.of(value.strip());
    }

    /** Whether a value still contains {@code ${…}}: Maven leaves an expression as it is when nothing defines it. */
    static boolean isUnresolved(String value) {
        int start = value.indexOf("${");
        return start >= 0 && value.indexOf('}', start) > 0;
    }

    void throwIfAny() throws MojoExecutionException {
        if (problems.isEmpty()) {
            return;
        }
        if (problems.size() == 1) {
            throw new MojoExecutionException(goal + " cannot run: " + problems.get(0));
        }
        throw new MojoExecutionException(
                goal + " cannot run, for " + problems.size() + " reasons:\n  - " + String.join("\n  - ", shown()));
    }

    /** A file with ten thousand bad lines must not hide the other problems. */
    private List<String> shown() {
        if (problems.size() <= MOST_SHOWN) {
            return problems;
        }
        List<String> shown = new ArrayList<>(problems.subList(0, MOST_SHOWN));
        shown.add("and " + (problems.size() - MOST_SHOWN) + " more like these");
        return shown;
    }

    private static boolean trueOrFalse(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException("is neither true nor false");
    }

    private static <T extends Comparable<T>> T within(T value, T min, T max, String rule) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(rule);
        }
        return value;
    }
}
