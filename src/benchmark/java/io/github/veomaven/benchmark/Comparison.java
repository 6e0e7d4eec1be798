package io.github.veomaven.benchmark;

import io.github.veomaven.simulator.Scenario;
import io.github.veomaven.simulator.ScenarioException;
import io.github.veomaven.simulator.SimulatedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways of waiting that are compared, and how they are measured. */
final class Comparison {

    private Comparison() {}

    /** The projects of {@code src/benchmark/projects}, by their names in the tables. */
    static Map<String, String> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("**veo:await**", "await");
        if (isOnPath("curl") && isOnPath("jq")) {
            steps.put("shell loop (curl, jq) in exec-maven-plugin", "shell");
        }
        steps.put("Groovy script in gmavenplus-plugin", "groovy");
        return steps;
    }

    static Scenario scenario(String json) {
        try {
            return Scenario.parse(json);
        } catch (ScenarioException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Returns how long after its end each task was first polled.
     *
     * @param ends by task id: how long after its first poll it ends
     * @return seconds
     */
    static List<Double> lags(List<SimulatedRequest> requests, Map<String, Duration> ends) {
        Map<String, List<Long>> arrivals = requests.stream()
                .filter(request -> request.taskId().isPresent())
                .collect(Collectors.groupingBy(
                        request -> request.taskId().get(),
                        Collectors.mapping(SimulatedRequest::arrivalNanos, Collectors.toList())));
        List<Double> lags = new ArrayList<>();
        ends.forEach((id, end) -> {
            List<Long> polls = arrivals.getOrDefault(id, List.of());
            if (!polls.isEmpty()) {
                long ended = polls.get(0) + end.toNanos();
                polls.stream()
                        .filter(poll -> poll >= ended)
                        .findFirst()
                        .ifPresent(poll -> lags.add((poll - ended) / 1e9));
            }
        });
        return lags;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
