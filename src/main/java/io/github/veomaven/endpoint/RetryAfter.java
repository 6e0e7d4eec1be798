package io.github.veomaven.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After}: seconds, or a date. */
final class RetryAfter {

    /** More is absurd; the run's own deadline comes first anyway. */
    static final Duration MAX = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("\\d+");
    private static final int MAX_DIGITS = 9;

    private RetryAfter() {}

    /**
     * How long to wait; empty for what is past, zero, or not understood.
     *
     * @param now the time that a date counts from
     */
    static Optional<Duration> read(String value, Instant now) {
        String text = value.strip();
        Optional<Duration> wait = SECONDS.matcher(text).matches()
                ? Optional.of(seconds(text))
                : HttpDate.parse(text).map(date -> Duration.between(now, date));
        return wait.filter(duration -> duration.compareTo(Duration.ZERO) > 0)
                .map(duration -> duration.compareTo(MAX) > 0 ? MAX : duration);
    }

    private static Duration seconds(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > MAX_DIGITS ? MAX : Duration.ofSeconds(Long.parseLong(significant));
    }
}
