package io.github.veomaven.endpoint;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whole numbers as the service writes them: {@code 1}, {@code 1.0}, {@code 1e3}, or any of these as text. */
final class LenientNumber {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}(?:\\.\\d{1,40})?(?:[eE][+-]?\\d{1,3})?");

    /** Beyond it a double no longer holds every whole number. */
    private static final double EXACT = 9_007_199_254_740_992.0;

    private LenientNumber() {}

    /** Empty for everything else. */
    static Optional<Long> whole(String text) {
        String number = text.strip();
        if (WHOLE.matcher(number).matches()) {
            return Optional.of(Long.parseLong(number));
        }
        if (!DECIMAL.matcher(number).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(number);
        return value == Math.rint(value) && Math.abs(value) <= EXACT ? Optional.of((long) value) : Optional.empty();
    }

    /** Empty for everything else. */
    static Optional<Integer> integer(String text) {
        return whole(text)
                .filter(value -> value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE)
                .map(Long::intValue);
    }
}
