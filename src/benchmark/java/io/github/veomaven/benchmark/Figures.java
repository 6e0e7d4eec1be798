package io.github.veomaven.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Locale;

/** Sums up what was measured. */
final class Figures {

    private Figures() {}

    /** The value in the middle; NaN of nothing. */
    static double median(Collection<Double> values) {
        return quantile(values, 0.5);
    }

    /** The value below which a share of all lies; NaN of nothing. */
    static double quantile(Collection<Double> values, double share) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    static String formatted(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** How busy the machine is: figures from a busy one say little. */
    static String load() {
        return formatted(
                "load average %.1f on %d processors",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }
}
