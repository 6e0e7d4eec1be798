package io.github.veomaven.testing;

import io.github.veomaven.await.Cadence;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The schedules that are compared. */
public final class CadenceSchedules {

    private CadenceSchedules() {}

    public static UnaryOperator<Duration> adaptive() {
        return Cadence.adaptive()::delayAt;
    }

    public static UnaryOperator<Duration> fixed(double seconds) {
        return Cadence.fixed(Duration.ofMillis(Math.round(seconds * 1_000)))::delayAt;
    }

    /** What a careful shell loop does: 10 s until age 45 s, then 3 s. */
    public static UnaryOperator<Duration> tenThenThree() {
        return age -> Duration.ofSeconds(age.compareTo(Duration.ofSeconds(45)) < 0 ? 10 : 3);
    }

    /** By their name in the tables, in the tables' order. */
    public static Map<String, UnaryOperator<Duration>> all() {
        Map<String, UnaryOperator<Duration>> all = new LinkedHashMap<>();
        all.put("**adaptive**", adaptive());
        all.put("fixed 3 s", fixed(3));
        all.put("fixed 4 s", fixed(4));
        all.put("fixed 5 s", fixed(5));
        all.put("10 s until 45 s, then 3 s", tenThenThree());
        return all;
    }
}
