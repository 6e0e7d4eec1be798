package io.github.veomaven.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as files show them, always in UTC. */
final class Times {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter PEOPLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Times() {}

    /** {@code 2026-11-23T10:00:00.000Z}. */
    static String millis(Instant instant) {
        return MILLIS.format(instant);
    }

    /** {@code 2026-11-23 10:00:00 UTC}. */
    static String people(Instant instant) {
        return PEOPLE.format(instant);
    }

    /** The service's time, unless its year has no four digits: such a time is as good as unreadable. */
    static Optional<Instant> plausible(Optional<Instant> stated) {
        return stated.filter(time -> !time.isBefore(FIRST) && !time.isAfter(LAST));
    }
}
