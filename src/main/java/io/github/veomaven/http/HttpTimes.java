package io.github.veomaven.http;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** Times as HTTP headers write them. */
public final class HttpTimes {

    /** A longer wait makes no sense; the run's own deadline comes first anyway. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private static final String USUAL = "EEE, dd MMM yyyy HH:mm:ss GMT";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String DAYS = "MonTueWedThuFriSatSun";

    private HttpTimes() {}

    /**
     * Parses a date in a header; empty if it is invalid.
     *
     * <p>The usual form is parsed here. HttpClient's {@link DateUtils} also parses the obsolete ones, but takes 150 ms to
     * load its formatters, and the header {@code Date} is parsed at every poll.
     */
    public static Optional<Instant> date(String value) {
        String text = value.strip();
        try {
            Optional<Instant> usual = usual(text);
            return usual.isPresent() ? usual : Optional.ofNullable(DateUtils.parseStandardDate(text));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns empty for another form. */
    private static Optional<Instant> usual(String text) {
        if (text.length() != USUAL.length() || !text.endsWith(" GMT")) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(text.substring(8, 11));
        if (month < 0 || month % 3 != 0) {
            return Optional.empty();
        }
        LocalDateTime date = LocalDateTime.of(
                number(text, 12, 16),
                month / 3 + 1,
                number(text, 5, 7),
                number(text, 17, 19),
                number(text, 20, 22),
                number(text, 23, 25));
        boolean weekdayMatches =
                DAYS.startsWith(text.substring(0, 3), 3 * date.getDayOfWeek().ordinal());
        return weekdayMatches ? Optional.of(date.toInstant(ZoneOffset.UTC)) : Optional.empty();
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /**
     * Parses the header {@code Retry-After}, in seconds or as a date; at most a day. Returns empty if it is zero, in the
     * past, or invalid.
     *
     * @param now what a date is relative to
     */
    public static Optional<Duration> retryAfter(String value, Instant now) {
        String text = value.strip();
        Optional<Duration> wait =
                isNumber(text) ? Optional.of(seconds(text)) : date(text).map(date -> Duration.between(now, date));
        return wait.filter(duration -> duration.compareTo(Duration.ZERO) > 0)
                .map(duration -> duration.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : duration);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static Duration seconds(String digits) {
        BigInteger longest = BigInteger.valueOf(LONGEST_WAIT.toSeconds());
        return Duration.ofSeconds(new BigInteger(digits).min(longest).longValue());
    }
}
