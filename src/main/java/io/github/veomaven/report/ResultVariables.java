package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.TaskOutcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The verdicts and the videos' URLs as variables: {@code results.env} for shells and GitLab's dotenv reports, and the
 * outputs of a step on GitHub.
 *
 * <p>A shell that sources the file runs commands in an unquoted value, dotenv reports treat quotes as part of the value,
 * and step outputs are pasted into scripts. So a value is plain, or it is left out.
 */
public final class ResultVariables {

    private static final int MAX_NAME_LENGTH = 200;

    /** GitHub takes 1 MiB of outputs from a job. */
    private static final int MAX_OUTPUTS_LENGTH = 500_000;

    /** Besides letters and digits: no shell acts on these within the value of an assignment. */
    private static final String PLAIN = "-._/:?=+,%#";

    /** Names that several tasks would have, and whether a comment has said so already. */
    private final Map<String, Boolean> ambiguous = new HashMap<>();

    /** Finds the names that become equal without keeping all of them: a run may have a hundred thousand tasks. */
    private ResultVariables(AwaitReport report) {
        int[] hashes = new int[report.tasks().size()];
        for (int index = 0; index < hashes.length; index++) {
            hashes[index] = name(report.tasks().get(index)).hashCode();
        }
        Arrays.sort(hashes);
        Set<String> suspects = new HashSet<>();
        for (TaskOutcome task : report.tasks()) {
            String name = name(task);
            if (isTwiceIn(hashes, name.hashCode()) && !suspects.add(name)) {
                ambiguous.put(name, false);
            }
        }
    }

    private static boolean isTwiceIn(int[] sorted, int hash) {
        int index = Arrays.binarySearch(sorted, hash);
        return index > 0 && sorted[index - 1] == hash || index + 1 < sorted.length && sorted[index + 1] == hash;
    }

    /** Writes {@code results.env}. */
    static void write(AwaitReport report, Appendable out) throws IOException {
        ResultVariables variables = new ResultVariables(report);
        out.append(ofRun(report));
        for (TaskOutcome task : report.tasks()) {
            out.append(variables.of(task));
        }
    }

    /** Returns {@code VEO_VERDICT}, and {@code VEO_SIMULATED} if that is true, one per line. */
    private static String ofRun(AwaitReport report) {
        return "VEO_VERDICT=" + report.verdict() + "\n" + (report.simulated() ? "VEO_SIMULATED=true\n" : "");
    }

    /**
     * Returns {@code VEO_<NAME>_VERDICT} and {@code VEO_<NAME>_URL}, one per line, or a comment that says what is left
     * out and why. Returns nothing if there has been a comment about that name.
     */
    private String of(TaskOutcome task) {
        String name = name(task);
        if (name.length() > MAX_NAME_LENGTH) {
            return "# Left out: a task whose name is longer than " + MAX_NAME_LENGTH + " characters\n";
        }
        Boolean isSaid = ambiguous.replace(name, true);
        if (isSaid != null) {
            return isSaid
                    ? ""
                    : "# Left out: VEO_" + name + "_VERDICT and VEO_" + name
                            + "_URL, because several tasks would have them\n";
        }
        return "VEO_" + name + "_VERDICT=" + task.verdict() + "\n" + url(name, task);
    }

    private static String url(String name, TaskOutcome task) {
        List<String> videos = WebLinks.videos(task.record());
        if (videos.isEmpty()) {
            return "";
        }
        // A shell expands ~ after a colon to a home directory. Encoded, it is the same URL.
        String url = videos.get(0).replace("~", "%7E");
        return isPlain(url)
                ? "VEO_" + name + "_URL=" + url + "\n"
                : "# Left out: VEO_" + name + "_URL, which has characters that a shell acts on; results.json has it\n";
    }

    private static boolean isPlain(String value) {
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (!isLetterOrDigit(character) && PLAIN.indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String name(TaskOutcome task) {
        String name = task.task().name();
        StringBuilder capitals = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); at++) {
            char character = name.charAt(at);
            capitals.append(isLetterOrDigit(character) ? character : '_');
        }
        return capitals.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean isLetterOrDigit(char character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }

    /**
     * Returns the same pairs for the outputs of a step on GitHub: the keys in lower case, without comments, and not more
     * than a job may have.
     */
    public static String stepOutputs(AwaitReport report) {
        ResultVariables variables = new ResultVariables(report);
        StringBuilder outputs = new StringBuilder();
        appendOutputs(outputs, ofRun(report));
        for (TaskOutcome task : report.tasks()) {
            if (outputs.length() < MAX_OUTPUTS_LENGTH) {
                appendOutputs(outputs, variables.of(task));
            }
        }
        return outputs.toString();
    }

    private static void appendOutputs(StringBuilder outputs, String lines) {
        for (String line : lines.split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0 && line.charAt(0) != '#') {
                outputs.append(line.substring(0, equals).toLowerCase(Locale.ROOT))
                        .append(line, equals, line.length())
                        .append('\n');
            }
        }
    }
}
