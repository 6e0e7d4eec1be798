package io.github.veomaven.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** Times as HTTP headers write them. */
public final class HttpTimes {

    /** More is absurd; the run's own deadline comes first anyway. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private static final int MAX_DIGITS = 9;
    private static final String USUAL = "EEE, dd MMM yyyy HH:mm:ss GMT";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String DAYS = "MonTueWedThuFriSatSun";

    private HttpTimes() {}

    /**
     * The moment that a date in a header names; empty for what is no date.
     *
     * <p>The form that every server sends is read here. HttpClient's {@link DateUtils} reads the obsolete ones too, but
     * loads formatters for 150 ms, and the header {@code Date} is read at every poll.
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

    /** Empty for another form. */
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
        boolean namesItsDay =
                DAYS.startsWith(text.substring(0, 3), 3 * date.getDayOfWeek().ordinal());
        return namesItsDay ? Optional.of(date.toInstant(ZoneOffset.UTC)) : Optional.empty();
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /**
     * How long the header {@code Retry-After} asks to wait, in seconds or until a date, at most a day; empty for what is
     * past, zero, or not understood.
     *
     * @param now the time that a date counts from
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
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > MAX_DIGITS ? LONGEST_WAIT : Duration.ofSeconds(Long.parseLong(significant));
    }
}
