package io.github.veomaven.endpoint;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times as the service writes them: epoch milliseconds or seconds, as numbers or text, or ISO-8601 with an offset. */
final class LenientTime {

    /** The billionth second: less is some other number, and no record is that old. */
    private static final Instant START = Instant.ofEpochSecond(1_000_000_000);

    /** Below it seconds (until the year 5138), from it on milliseconds (since March 1973). */
    private static final long SECONDS_BELOW = 100_000_000_000L;

    /** The end of the year 9999: more is no time but a mistake. */
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private LenientTime() {}

    /** Empty for what is no time, and for a time without a zone, which could be any of 26 hours. */
    static Optional<Instant> read(String text) {
        Optional<Long> epoch = LenientNumber.whole(text);
        return (epoch.isPresent() ? epoch.map(LenientTime::ofEpoch) : iso(text.strip()))
                .filter(time -> !time.isBefore(START) && time.isBefore(END));
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
}
