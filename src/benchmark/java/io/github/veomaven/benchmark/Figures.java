package io.github.veomaven.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Locale;

/** Statistics of measured values. */
final class Figures {

    private Figures() {}

    /** The median; NaN if there are no values. */
    static double median(Collection<Double> values) {
        return quantile(values, 0.5);
    }

    /** The quantile; NaN if there are no values. */
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

    /** The load of the machine: figures from a busy one mean little. */
    static String load() {
        return formatted(
                "load average %.1f on %d processors",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }
}
