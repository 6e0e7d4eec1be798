package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The results as flat properties, for {@code results.properties} and for the Maven project. */
public final class ResultProperties {

    private static final String PREFIX = "veo.";
    private static final int MAX_LENGTH = 500;

    private ResultProperties() {}

    /**
     * {@code veo.verdict}, {@code veo.simulated} where that is true, and of each task {@code veo.<name>.verdict},
     * {@code .taskId}, {@code .url} (the video to use), {@code .urls} (all of them, separated by commas; commas inside
     * are percent-encoded), {@code .resolution}, {@code .reason} and {@code .message}. What is not known is left out.
     *
     * <p>Every value is one line of printable text, and only {@code http} and {@code https} URLs are URLs. No value
     * holds <code>${</code>: Maven expands a property's value again, so a message from outside could read, say, the
     * environment.
     */
    public static SortedMap<String, String> of(AwaitReport report) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put(PREFIX + "verdict", report.verdict().name());
        if (report.simulated()) {
            properties.put(PREFIX + "simulated", "true");
        }
        for (TaskOutcome task : report.tasks()) {
            putTask(properties, task);
        }
        return properties;
    }

    private static void putTask(SortedMap<String, String> properties, TaskOutcome outcome) {
        String prefix = PREFIX + outcome.task().name() + ".";
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
    }

    private static String joined(List<String> urls) {
        StringJoiner joined = new StringJoiner(",");
        for (String url : urls) {
            joined.add(url.replace(",", "%2C"));
        }
        return joined.toString();
    }

    private static String text(String untrusted) {
        return SafeText.line(untrusted, MAX_LENGTH).replace("${", "$ {");
    }
}
