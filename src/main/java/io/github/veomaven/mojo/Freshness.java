package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which results are new enough. All times are of wall clocks in milliseconds, as results hold them.
 *
 * @param buildStart when this build began
 * @param maxAge how long ago the results may have been written; empty for those of this very build only
 */
record Freshness(Instant buildStart, Optional<Duration> maxAge) {

    /** How far another machine's clock may be ahead. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(10);
    /** How far this machine's own clock may have been set back since. */
    private static final Duration MOST_SET_BACK = Duration.ofMinutes(1);

    /** What is wrong with the age of a report; continues "The results … are ". */
    Optional<String> objection(AwaitReport report, Instant now, String maxAgeNamed) {
        Duration tolerated =
                maxAge.isEmpty() ? MOST_SET_BACK : maxAge.get().compareTo(MOST_AHEAD) < 0 ? maxAge.get() : MOST_AHEAD;
        Instant latest = report.startedAt().isAfter(report.finishedAt()) ? report.startedAt() : report.finishedAt();
        if (Duration.between(now, latest).compareTo(tolerated) > 0) {
            return Optional.of("from the future: veo:await says that it wrote them at " + latest
                    + ", and the time here is " + now + ". Correct the clocks, then run veo:await again.");
        }
        return maxAge.map(most -> olderThan(most, report, now, maxAgeNamed))
                .orElseGet(() -> beforeThisBuild(report, maxAgeNamed));
    }

    private Optional<String> beforeThisBuild(AwaitReport report, String maxAgeNamed) {
        // A run that began before this build is another build's, even if it ended later.
        return report.startedAt().isBefore(buildStart)
                ? Optional.of("too old: veo:await wrote them at " + report.finishedAt()
                        + ", before this build, which began"
                        + " at " + buildStart + ". Run veo:await in the same build, or accept those of an earlier one"
                        + " with " + maxAgeNamed + ", for instance 2h.")
                : Optional.empty();
    }

    private static Optional<String> olderThan(Duration most, AwaitReport report, Instant now, String maxAgeNamed) {
        Duration age = Duration.between(report.finishedAt(), now);
        String allowed = maxAgeNamed + " allows " + Durations.format(most);
        if (age.compareTo(most) > 0) {
            return Optional.of("too old: veo:await wrote them " + Durations.format(age) + " ago, and " + allowed
                    + ". Run veo:await again.");
        }
        return Optional.empty();
    }
}
