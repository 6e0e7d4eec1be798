package io.github.veomaven.mojo;

import io.github.veomaven.await.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns, without the columns that are empty in every row. The second column is coloured. */
final class Table {

    private static final String GAP = "  ";
    private static final int COLOURED = 1;

    private final Colours colours;
    private final int rightAligned;
    private final List<String> head;
    private final int[] widths;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    Table(Colours colours, int rightAligned, String... head) {
        this.colours = colours;
        this.rightAligned = rightAligned;
        this.head = List.of(head);
        this.widths = new int[head.length];
    }

    void add(Verdict verdict, String... cells) {
        rows.add(List.of(cells));
        verdicts.add(verdict);
        for (int column = 0; column < widths.length; column++) {
            if (!cells[column].isEmpty()) {
                widths[column] =
                        Math.max(Math.max(widths[column], head.get(column).length()), cells[column].length());
            }
        }
    }

    /** The head, then a line for each row. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(colours.strong(String.join(GAP, padded(head)).stripTrailing()));
        for (int row = 0; row < rows.size(); row++) {
            List<String> cells = padded(rows.get(row));
            // The colour goes around the padded cell, because its codes count as characters.
            cells.set(COLOURED, colours.verdict(verdicts.get(row), cells.get(COLOURED)));
            lines.add(String.join(GAP, cells).stripTrailing());
        }
        return lines;
    }

    private List<String> padded(List<String> cells) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            if (widths[column] > 0) {
                String cell = cells.get(column);
                String blanks = " ".repeat(widths[column] - cell.length());
                padded.add(column == rightAligned ? blanks + cell : cell + blanks);
            }
        }
        return padded;
    }
}
