package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Durations;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** All tasks at a glance, a line each, in aligned columns. */
final class ClosingTable {

    private static final String GAP = "  ";
    private static final int WIDEST_NAME = 48;
    private static final int WIDEST_RESOLUTION = 12;
    private static final int VERDICT = 1;
    private static final int POLLS = 3;
    private static final List<String> HEAD = List.of("Task", "Verdict", "Reason", "Polls", "Elapsed", "Resolution");

    private final Colours colours;

    ClosingTable(Colours colours) {
        this.colours = colours;
    }

    /** The lines, head first. */
    List<String> lines(AwaitReport report) {
        List<List<String>> rows = report.tasks().stream().map(ClosingTable::row).toList();
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> widest(rows, column))
                .toArray();
        List<String> lines = new ArrayList<>();
        lines.add(colours.strong(line(HEAD, widths, cell -> cell)));
        for (int i = 0; i < rows.size(); i++) {
            Verdict verdict = report.tasks().get(i).verdict();
            lines.add(line(rows.get(i), widths, cell -> colours.verdict(verdict, cell)));
        }
        return lines;
    }

    private static List<String> row(TaskOutcome outcome) {
        return List.of(
                SafeText.line(outcome.task().name(), WIDEST_NAME),
                outcome.verdict().name(),
                outcome.reason().map(Enum::name).orElse(""),
                Integer.toString(outcome.polls()),
                Durations.format(outcome.elapsed()),
                outcome.record()
                        .resolution()
                        .map(text -> SafeText.line(text, WIDEST_RESOLUTION))
                        .orElse(""));
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(HEAD.get(column).length(), Math::max);
    }

    /** The colour goes around the padded cell, because its codes count as characters. */
    private static String line(List<String> cells, int[] widths, UnaryOperator<String> verdict) {
        StringJoiner line = new StringJoiner(GAP);
        for (int column = 0; column < cells.size(); column++) {
            String cell = padded(cells.get(column), widths[column], column == POLLS);
            line.add(column == VERDICT ? verdict.apply(cell) : cell);
        }
        return line.toString().stripTrailing();
    }

    private static String padded(String text, int width, boolean right) {
        String blanks = " ".repeat(width - text.length());
        return right ? blanks + text : text + blanks;
    }
}
