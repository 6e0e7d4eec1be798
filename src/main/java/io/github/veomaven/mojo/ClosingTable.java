package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Durations;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import java.util.ArrayList;
import java.util.List;

/** All tasks at a glance, a line each, in aligned columns. */
final class ClosingTable {

    private static final String GAP = "  ";
    private static final int WIDEST_NAME = 48;
    private static final int MOST_ROWS = 1000;
    private static final int WIDEST_RESOLUTION = 12;
    private static final int VERDICT = 1;
    private static final int POLLS = 3;
    private static final List<String> HEAD = List.of("Task", "Verdict", "Reason", "Polls", "Elapsed", "Resolution");

    private final Colours colours;

    ClosingTable(Colours colours) {
        this.colours = colours;
    }

    /** The lines, head first, of the first {@value #MOST_ROWS} tasks. */
    List<String> lines(AwaitReport report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        int count = Math.min(report.tasks().size(), MOST_ROWS);
        for (TaskOutcome task : report.tasks().subList(0, count)) {
            rows.add(row(task));
        }
        int[] widths = widths(rows);
        boolean[] shown = shown(rows);
        List<String> lines = new ArrayList<>();
        lines.add(colours.strong(line(padded(HEAD, widths), shown)));
        for (int i = 1; i < rows.size(); i++) {
            List<String> cells = padded(rows.get(i), widths);
            // The colour goes around the padded cell, because its codes count as characters.
            cells.set(VERDICT, colours.verdict(report.tasks().get(i - 1).verdict(), cells.get(VERDICT)));
            lines.add(line(cells, shown));
        }
        if (count < report.tasks().size()) {
            lines.add("... and " + (report.tasks().size() - count) + " more tasks");
        }
        return lines;
    }

    private static List<String> row(TaskOutcome outcome) {
        return List.of(
                SafeText.line(outcome.task().name(), WIDEST_NAME),
                outcome.verdict().name(),
                outcome.reason().isPresent() ? outcome.reason().get().name() : "",
                Integer.toString(outcome.polls()),
                Durations.format(outcome.elapsed()),
                SafeText.line(outcome.record().resolution().orElse(""), WIDEST_RESOLUTION));
    }

    private static boolean[] shown(List<List<String>> rows) {
        boolean[] shown = new boolean[HEAD.size()];
        for (int row = 1; row < rows.size(); row++) {
            for (int column = 0; column < shown.length; column++) {
                shown[column] |= !rows.get(row).get(column).isEmpty();
            }
        }
        return shown;
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static List<String> padded(List<String> cells, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            padded.add(padded(cells.get(column), widths[column], column == POLLS));
        }
        return padded;
    }

    /** Without the columns that are empty in every row. */
    private static String line(List<String> cells, boolean[] shown) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < shown.length; column++) {
            if (shown[column]) {
                line.append(line.length() == 0 ? "" : GAP).append(cells.get(column));
            }
        }
        return line.toString().stripTrailing();
    }

    private static String padded(String text, int width, boolean right) {
        String blanks = " ".repeat(width - text.length());
        return right ? blanks + text : text + blanks;
    }
}
