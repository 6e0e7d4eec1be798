package io.github.veomaven.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** README.md by its headings. */
final class Readme {

    private final List<String> lines;

    private Readme(List<String> lines) {
        this.lines = lines;
    }

    static Readme read() throws IOException {
        return new Readme(Files.readAllLines(Path.of("README.md")));
    }

    /** What stands under a heading, up to the next one of the same or a higher level. */
    Readme section(String heading) {
        int start = lines.indexOf(heading);
        if (start < 0) {
            throw new AssertionError("README.md has no heading " + heading);
        }
        int level = heading.indexOf(' ');
        int end = start + 1;
        while (end < lines.size() && !lines.get(end).matches("#{1," + level + "} .*")) {
            end++;
        }
        return new Readme(lines.subList(start + 1, end));
    }

    /** The third-level headings, without their marks. */
    List<String> subheadings() {
        return lines.stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();
    }

    List<ParameterRow> parameterRows() {
        return lines.stream()
                .filter(line -> line.startsWith("| `"))
                .map(Readme::parameterRow)
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

    /** The content of the fenced blocks of a language. */
    List<String> blocks(String language) {
        String text = String.join("\n", lines);
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
