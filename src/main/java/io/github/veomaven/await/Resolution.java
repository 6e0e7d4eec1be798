package io.github.veomaven.await;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A video's resolution in lines.
 *
 * @param lines at least 1
 */
public record Resolution(int lines) implements Comparable<Resolution> {

    private static final Pattern LINES = Pattern.compile("([1-9][0-9]{2,4})p");
    private static final Pattern THOUSANDS = Pattern.compile("([248])k");
    private static final int LINES_OF_4K = 2160;

    public Resolution {
        if (lines < 1) {
            throw new IllegalArgumentException("lines: " + lines);
        }
    }

    /** Reads {@code 720p}, {@code 1080p}, {@code 4k} in any case; empty for text that is none. */
    public static Optional<Resolution> parse(String text) {
        String trimmed = text.trim().toLowerCase(Locale.ROOT);
        Matcher lines = LINES.matcher(trimmed);
        if (lines.matches()) {
            return Optional.of(new Resolution(Integer.parseInt(lines.group(1))));
        }
        Matcher thousands = THOUSANDS.matcher(trimmed);
        return thousands.matches()
                ? Optional.of(new Resolution(Integer.parseInt(thousands.group(1)) * LINES_OF_4K / 4))
                : Optional.empty();
    }

    @Override
    public int compareTo(Resolution other) {
        return Integer.compare(lines, other.lines);
    }
}
