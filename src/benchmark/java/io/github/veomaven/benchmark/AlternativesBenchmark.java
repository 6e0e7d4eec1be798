package io.github.veomaven.benchmark;

import io.github.veomaven.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prints how soon, and with how many requests, each way of waiting notices the end of the same tasks. They are created 55 s
 * before the build starts to wait, and end 60 to 90 s after their creation, as most do.
 */
public final class AlternativesBenchmark {

    private static final int TASKS = 8;
    private static final Duration AGE = Duration.ofSeconds(55);

    private AlternativesBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments Maven, local repository, workspace
     */
    public static void main(String[] arguments) throws Exception {
        Builds builds = Builds.of(arguments);
        Map<String, Duration> ends = ends();
        System.out.println(Figures.formatted(
                "%n%d tasks, %d s old when the wait begins, ending within the next %.1f s; the same simulator (%s).%n",
                TASKS, AGE.toSeconds(), longest(ends), Figures.load()));
        System.out.println("| step | mean lag | max lag | requests | connections |");
        System.out.println("|---|--:|--:|--:|--:|");
        for (Map.Entry<String, String> step : Comparison.steps().entrySet()) {
            try (Simulator simulator = Simulator.start(0, Comparison.scenario(scenario(ends)))) {
                builds.run(builds.project(step.getValue()), simulator.baseUrl(), ends.keySet(), Map.of(), "initialize");
                List<Double> lags = Comparison.lags(simulator.requests(), ends);
                System.out.println(Figures.formatted(
                        "| %s | %.1f s | %.1f s | %d | %d |",
                        step.getKey(),
                        lags.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                        lags.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                        simulator.requests().size(),
                        simulator.requests().stream()
                                .map(request -> request.connection())
                                .distinct()
                                .count()));
            }
        }
    }

    /** The fractions of a second differ, so that no schedule is favoured. */
    private static Map<String, Duration> ends() {
        Map<String, Duration> ends = new TreeMap<>();
        for (int task = 1; task <= TASKS; task++) {
            ends.put("task-" + task, Duration.ofMillis(4_000 + task * 3_370L));
        }
        return ends;
    }

    private static double longest(Map<String, Duration> ends) {
        return ends.values().stream().mapToLong(Duration::toMillis).max().orElseThrow() / 1e3;
    }

    private static String scenario(Map<String, Duration> ends) {
        List<String> tasks = new ArrayList<>();
        ends.forEach((id, end) -> tasks.add(Figures.formatted(
                "\"%s\": [{\"state\": \"generating\", \"until\": \"%dms\", \"record\": {\"age\": \"%ds\"}},"
                        + " {\"state\": \"succeeded\", \"record\": {\"age\": \"%ds\"}}]",
                id, end.toMillis(), AGE.toSeconds(), AGE.toSeconds())));
        return tasks.stream().collect(Collectors.joining(", ", "{\"tasks\": {", "}}"));
    }
}
