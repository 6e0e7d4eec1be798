package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.media.ByteSizes;
import io.github.veomaven.media.DownloadReport;
import io.github.veomaven.media.MediaFile;
import java.util.ArrayList;
import java.util.List;

/** All videos at a glance, a line each, in aligned columns. */
final class DownloadTable {

    private static final int WIDEST_NAME = 48;

    private final Colours colours;

    DownloadTable(Colours colours) {
        this.colours = colours;
    }

    /** The lines, head first. */
    List<String> lines(DownloadReport report) {
        int width = report.outcomes().stream()
                .mapToInt(outcome -> name(outcome).length())
                .reduce("File".length(), Math::max);
        List<String> lines = new ArrayList<>();
        lines.add(colours.strong(line(width, "File", "State     ", "Size", "SHA-256")));
        for (DownloadReport.Outcome outcome : report.outcomes()) {
            lines.add(line(
                    width,
                    name(outcome),
                    state(outcome),
                    outcome.file().map(file -> ByteSizes.format(file.size())).orElse(""),
                    outcome.file().map(MediaFile::sha256).orElse("")));
        }
        return lines;
    }

    private static String name(DownloadReport.Outcome outcome) {
        return SafeText.line(outcome.download().fileName(), WIDEST_NAME);
    }

    private String state(DownloadReport.Outcome outcome) {
        return outcome.file().isEmpty()
                ? colours.verdict(Verdict.FAILED, "FAILED    ")
                : colours.verdict(Verdict.SUCCEEDED, outcome.fetched() ? "DOWNLOADED" : "UNCHANGED ");
    }

    /** The state comes padded, because its colour's codes count as characters. */
    private static String line(int width, String name, String state, String size, String sha256) {
        String head = name + " ".repeat(width - name.length()) + "  " + state + "  ";
        return (head + " ".repeat(Math.max(0, 8 - size.length())) + size + "  " + sha256).stripTrailing();
    }
}
