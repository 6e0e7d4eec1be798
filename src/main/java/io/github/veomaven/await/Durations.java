package io.github.veomaven.await;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write and read them: {@code 90s}, {@code 1h30m}, {@code 500ms}, or ISO-8601. */
public final class Durations {

    private static final Pattern UNITS =
            Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    private Durations() {}

    /**
     * Parses a duration.
     *
     * @throws IllegalArgumentException with a message that says what is wrong and what to write instead
     */
    public static Duration parse(String text) {
        String trimmed = text.trim();
        if (trimmed.matches("[+-]?\\d+([.,]\\d+)?")) {
            throw new IllegalArgumentException(
                    "has no unit: write " + trimmed + "s for seconds or " + trimmed + "m for minutes");
        }
        Matcher units = UNITS.matcher(trimmed);
        if (!trimmed.isEmpty() && units.matches()) {
            return Duration.ofDays(number(units, 1))
                    .plusHours(number(units, 2))
                    .plusMinutes(number(units, 3))
                    .plusSeconds(number(units, 4))
                    .plusMillis(number(units, 5));
        }
        try {
            return Duration.parse(trimmed);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "is not a valid duration: write, for example, 90s, 10m, 1h30m, 500ms, or ISO-8601 such as PT10M",
                    e);
        }
    }

    private static long number(Matcher units, int group) {
        return units.group(group) == null ? 0 : Long.parseLong(units.group(group));
    }

    /** Formats a duration: {@code 1h30m}, {@code 1m20s}, {@code 3.2s} below ten seconds, {@code 500ms} below one. */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            return "-" + format(duration.negated());
        }
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + "ms";
        }
        if (duration.toMillis() < 10_000) {
            long tenths = duration.toMillis() / 100;
            return tenths % 10 == 0 ? tenths / 10 + "s" : tenths / 10 + "." + tenths % 10 + "s";
        }
        return part(duration.toHours(), "h")
                + part(duration.toMinutesPart(), "m")
                + part(duration.toSecondsPart(), "s");
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
