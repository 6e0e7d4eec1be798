package io.github.veomaven.testing;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How long tasks take, by assumption: the same lengths on every machine, because the seed is fixed. */
public final class CadenceLengths {

    private static final int TASKS = 100_000;
    private static final long SEED = 20_261_124;

    private CadenceLengths() {}

    /** From one to three minutes, evenly distributed. */
    public static List<Duration> uniform() {
        return sample(random -> between(random, 60, 180));
    }

    /**
     * 70 % around 75 s, 15 % of 2 to 5 minutes, 10 % of 5 to 12 minutes, 5 % that fail at 20 to 40 s.
     *
     * @param sigma standard deviation of the logarithm of the 70 %; the lengths observed (61, 67, 73, 89 s) have 0.16
     */
    public static List<Duration> mixture(double sigma) {
        return sample(random -> {
            double kind = random.nextDouble();
            if (kind < 0.70) {
                return 75 * Math.exp(sigma * random.nextGaussian());
            }
            if (kind < 0.85) {
                return between(random, 120, 300);
            }
            return kind < 0.95 ? between(random, 300, 720) : between(random, 20, 40);
        });
    }

    /** Every length between two, in steps of 0.1 s, both included. */
    public static List<Duration> sweep(Duration from, Duration to) {
        return Stream.iterate(from, length -> length.compareTo(to) <= 0, length -> length.plusMillis(100))
                .toList();
    }

    private static List<Duration> sample(ToDoubleFunction<Random> seconds) {
        Random random = new Random(SEED);
        return IntStream.range(0, TASKS)
                .mapToObj(task -> Duration.ofNanos((long) (seconds.applyAsDouble(random) * 1e9)))
                .toList();
    }

    private static double between(Random random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }
}
