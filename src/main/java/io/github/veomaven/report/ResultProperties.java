package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The results as flat properties, for {@code results.properties} and for the Maven project. */
public final class ResultProperties {

    private static final String PREFIX = "veo.";
    private static final int MAX_LENGTH = 500;

    /**
     * The characters of expressions of Maven, Ant and others, each on its own, because two values can meet in a template;
     * and those that would end a string in a script, because {@code "${veo.hero.message}"} in a script of a pom becomes
     * part of its source.
     */
    private static final String MARKS = "$@{}#%\"'`\\";

    /** From an ASCII character to its full-width form. */
    private static final int FULL_WIDTH = 0xFF01 - '!';

    private ResultProperties() {}

    /** Returns {@code veo.verdict}, and {@code veo.simulated} if that is true. */
    public static SortedMap<String, String> ofRun(AwaitReport report) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put(PREFIX + "verdict", report.verdict().name());
        if (report.simulated()) {
            properties.put(PREFIX + "simulated", "true");
        }
        return properties;
    }

    /**
     * Returns, of one task, {@code veo.<name>.verdict}, {@code .taskId}, {@code .url} (the video to use), {@code .urls} (all of
     * them, separated by commas; commas inside are percent-encoded), {@code .resolution}, {@code .reason} and
     * {@code .message}. What is not known is left out.
     *
     * <p>Every value is one line of printable text, and every URL an {@code http} or {@code https} one. Nothing in names
     * and values is an expression, or ends a string: Maven and many of its plugins expand the values of properties, so
     * that an untrusted message could read, say, the environment.
     */
    public static SortedMap<String, String> of(TaskOutcome outcome) {
        SortedMap<String, String> properties = new TreeMap<>();
        String prefix = PREFIX + inert(outcome.task().name()) + ".";
        properties.put(prefix + "verdict", outcome.verdict().name());
        properties.put(prefix + "taskId", text(outcome.task().id()));
        List<String> videos = WebLinks.videos(outcome.record());
        if (!videos.isEmpty()) {
            properties.put(prefix + "url", videos.get(0));
            properties.put(prefix + "urls", joined(videos));
        }
        if (outcome.record().resolution().isPresent()) {
            properties.put(
                    prefix + "resolution", text(outcome.record().resolution().get()));
        }
        if (outcome.reason().isPresent()) {
            properties.put(prefix + "reason", outcome.reason().get().name());
            if (outcome.message().isPresent()) {
                properties.put(prefix + "message", text(outcome.message().get()));
            }
        }
        return properties;
    }

    private static String joined(List<String> urls) {
        StringJoiner joined = new StringJoiner(",");
        for (String url : urls) {
            joined.add(url.replace(",", "%2C"));
        }
        return joined.toString();
    }

    private static String text(String untrusted) {
        return inert(SafeText.line(untrusted, MAX_LENGTH));
    }

    /** Replaces the characters of expressions and strings with their full-width forms, which look alike. */
    private static String inert(String text) {
        StringBuilder inert = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            inert.append(MARKS.indexOf(character) < 0 ? character : (char) (character + FULL_WIDTH));
        }
        return inert.toString();
    }

    /** Writes {@code results.properties}. */
    static void write(AwaitReport report, Appendable out) throws IOException {
        out.append(lines(ofRun(report)));
        for (TaskOutcome task : report.tasks()) {
            out.append(lines(of(task)));
        }
    }

    /**
     * Returns a line for each, in the order given, as {@link java.util.Properties#load} reads them. In ASCII, so that it does
     * not matter how they are decoded, and without needless escapes, so that {@code grep} and {@code cut} find what is
     * meant. {@code Properties.store} would escape every colon of a URL, and load the names of all time zones for the
     * date that it writes: slower than writing all results.
     */
    static String lines(Map<String, String> values) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            append(lines, entry.getKey(), true);
            lines.append('=');
            append(lines, entry.getValue(), false);
            lines.append('\n');
        }
        return lines.toString();
    }

    private static void append(StringBuilder line, String text, boolean isKey) {
        boolean onlyBlanks = true;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            onlyBlanks &= character == ' ';
            switch (character) {
                case ' ' -> line.append(isKey || onlyBlanks ? "\\ " : " ");
                case '=', ':', '#', '!' -> line.append(isKey ? "\\" : "").append(character);
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                case '\f' -> line.append("\\f");
                default -> appendAscii(line, character);
            }
        }
    }

    private static void appendAscii(StringBuilder line, char character) {
        if (character >= 0x20 && character < 0x7F) {
            line.append(character);
        } else {
            line.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                line.append(Character.toUpperCase(Character.forDigit(character >> shift & 0xF, 16)));
            }
        }
    }
}
