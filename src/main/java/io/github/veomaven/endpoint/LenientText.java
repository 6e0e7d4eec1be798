package io.github.veomaven.endpoint;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses values that the service writes in several forms. Every method returns empty for any other text. */
final class LenientText {

    /** This many digits always fit into a long. */
    private static final int MAX_DIGITS = 18;

    /** The billionth second, in 2001: no record is older, so a smaller number is not a time. */
    private static final Instant FIRST_TIME = Instant.ofEpochSecond(1_000_000_000);

    /** The end of the year 9999: a later time is a mistake. */
    private static final Instant AFTER_LAST_TIME = Instant.ofEpochSecond(253_402_300_800L);

    /** A smaller number counts seconds (until the year 5138), any other milliseconds (since March 1973). */
    private static final long SECONDS_BELOW = 100_000_000_000L;

    private LenientText() {}

    /** Parses a whole number: {@code 1}, {@code 1.0}, {@code 1e3}. */
    static Optional<Long> whole(String text) {
        String number = text.strip();
        return isDigits(number) ? Optional.of(Long.parseLong(number)) : Decimal.whole(number);
    }

    private static boolean isDigits(String number) {
        int start = number.startsWith("-") || number.startsWith("+") ? 1 : 0;
        int digits = number.length() - start;
        if (digits < 1 || digits > MAX_DIGITS) {
            return false;
        }
        for (int at = start; at < number.length(); at++) {
            if (number.charAt(at) < '0' || number.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Parses a {@link #whole} number that fits into an int. */
    static Optional<Integer> integer(String text) {
        Optional<Long> whole = whole(text);
        return whole.isPresent() && whole.get() == whole.get().intValue()
                ? Optional.of(whole.get().intValue())
                : Optional.empty();
    }

    /** Parses a boolean, which may be 0 or 1. */
    static Optional<Boolean> bool(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "1.0" -> Optional.of(true);
            case "false", "0", "0.0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /**
     * Parses a time: epoch milliseconds or seconds, or ISO-8601 with an offset. A time without a zone is not accepted: it
     * could be any of 26 hours.
     */
    static Optional<Instant> time(String text) {
        Optional<Long> epoch = whole(text);
        Optional<Instant> time = epoch.isPresent() ? Optional.of(ofEpoch(epoch.get())) : iso(text.strip());
        return time.isPresent()
                        && !time.get().isBefore(FIRST_TIME)
                        && time.get().isBefore(AFTER_LAST_TIME)
                ? time
                : Optional.empty();
    }

    private static Instant ofEpoch(long epoch) {
        return Math.abs(epoch) < SECONDS_BELOW ? Instant.ofEpochSecond(epoch) : Instant.ofEpochMilli(epoch);
    }

    private static Optional<Instant> iso(String text) {
        boolean blank = text.length() > 10 && text.charAt(10) == ' ';
        try {
            return Optional.of(OffsetDateTime.parse(blank ? text.replaceFirst(" ", "T") : text)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A class of its own, so that a reply without such numbers needs no regular expression. */
    private static final class Decimal {

        private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}(?:\\.\\d{1,40})?(?:[eE][+-]?\\d{1,3})?");

        /** Beyond this a double cannot represent every whole number. */
        private static final double EXACT = 9_007_199_254_740_992.0;

        static Optional<Long> whole(String number) {
            if (!DECIMAL.matcher(number).matches()) {
                return Optional.empty();
            }
            double value = Double.parseDouble(number);
            return value == Math.rint(value) && Math.abs(value) <= EXACT ? Optional.of((long) value) : Optional.empty();
        }
    }
}
