package io.github.veomaven.report;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Times as files show them, always in UTC. */
final class Times {

    /** Made without patterns, because those load the locale's data, which takes longer than all else here. */
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Times() {}

    /** {@code 2026-11-23T10:00:00.000Z}. */
    static String millis(Instant instant) {
        return MILLIS.format(instant);
    }

    /** {@code 2026-11-23 10:00:00 UTC}. */
    static String people(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }

    /** The service's time, unless its year has no four digits: such a time is as good as unreadable. */
    static Optional<Instant> plausible(Optional<Instant> stated) {
        return stated.filter(time -> !time.isBefore(FIRST) && !time.isAfter(LAST));
    }
}
