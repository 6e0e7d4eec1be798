package io.github.veomaven.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page of the documentation. */
final class Page {

    private final List<String> lines;

    private Page(List<String> lines) {
        this.lines = lines;
    }

    static Page read(Path file) throws IOException {
        return new Page(Files.readAllLines(file));
    }

    /** The text under a heading, up to the next heading of the same or a higher level. */
    Page section(String heading) {
        int start = lines.indexOf(heading);
        if (start < 0) {
            throw new AssertionError("there is no heading " + heading);
        }
        int level = heading.indexOf(' ');
        int end = start + 1;
        while (end < lines.size() && !lines.get(end).matches("#{1," + level + "} .*")) {
            end++;
        }
        return new Page(lines.subList(start + 1, end));
    }

    /** The second-level headings, without their marks. */
    List<String> subheadings() {
        return lines.stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
    }

    List<ParameterRow> parameterRows() {
        return lines.stream()
                .filter(line -> line.startsWith("| `"))
                .map(Page::parameterRow)
                .toList();
    }

    private static ParameterRow parameterRow(String line) {
        String[] cells = line.replace("`", "").split("(?<!\\\\)\\|", -1);
        if (cells.length != 6) {
            throw new AssertionError("not a row of four cells: " + line);
        }
        return new ParameterRow(
                cells[1].strip(),
                cells[2].strip(),
                cells[3].strip(),
                cells[4].strip().replace("\\|", "|"));
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
