package io.github.veomaven.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.veomaven.simulator.SimulatedRequest;
import io.github.veomaven.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prints when the ends of a thousand tasks are noticed that are polled every second, by {@code results.json} and by the
 * simulator's log, and how many connections that takes.
 */
public final class ScaleBenchmark {

    private static final int TASKS = 1_000;
    private static final int CONCURRENT = 32;

    private ScaleBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments Maven, local repository, workspace, the heap of the whole Maven process such as {@code 64m}
     */
    public static void main(String[] arguments) throws Exception {
        Builds builds = Builds.of(arguments);
        Map<String, Duration> ends = ends();
        try (Simulator simulator = Simulator.start(0, Comparison.scenario(scenario(ends)))) {
            Path project = builds.project("await");
            builds.run(
                    project,
                    simulator.baseUrl(),
                    ends.keySet(),
                    Map.of("MAVEN_OPTS", "-Xmx" + arguments[3]),
                    "-Dveo.pollInterval=1s",
                    "-Dveo.maxConcurrentRequests=" + CONCURRENT,
                    "-Dveo.maxRequestsPerSecond=2000",
                    "initialize");
            print(results(project), simulator.requests(), ends, arguments[3]);
        }
    }

    private static void print(
            JsonNode results, List<SimulatedRequest> requests, Map<String, Duration> ends, String heap) {
        List<Double> noticed = noticed(results);
        List<Double> asked = Comparison.lags(requests, ends);
        System.out.println(Figures.formatted(
                "%n%d tasks every second, %d in flight, 2,000 requests/s, the whole of Maven with -Xmx%s (%s).%n",
                TASKS, CONCURRENT, heap, Figures.load()));
        System.out.println("| figure | measured |");
        System.out.println("|---|--:|");
        row("tasks that succeeded", results.get("succeeded").asInt());
        row("connections", connections(requests));
        row("requests", requests.size());
        row("end to next poll, max", seconds(Figures.quantile(asked, 1)));
        row("end to verdict, median", seconds(Figures.median(noticed)));
        row("end to verdict, 99 %", seconds(Figures.quantile(noticed, 0.99)));
        row("end to verdict, max", seconds(Figures.quantile(noticed, 1)));
    }

    private static void row(String figure, Object measured) {
        System.out.println("| " + figure + " | " + measured + " |");
    }

    private static String seconds(double value) {
        return Figures.formatted("%.2f s", value);
    }

    private static long connections(List<SimulatedRequest> requests) {
        return requests.stream().map(SimulatedRequest::connection).distinct().count();
    }

    /** Both times are from this machine's clock. */
    private static List<Double> noticed(JsonNode results) {
        Instant start = Instant.parse(results.get("startedAt").asText());
        List<Double> lags = new ArrayList<>();
        for (JsonNode task : results.get("tasks")) {
            Instant known = start.plusMillis(task.get("elapsedMillis").asLong());
            Instant ended = Instant.parse(task.get("completedAt").asText());
            lags.add(Duration.between(ended, known).toMillis() / 1e3);
        }
        return lags;
    }

    private static JsonNode results(Path project) throws Exception {
        return new ObjectMapper().readTree(Files.readAllBytes(project.resolve("target/veo/results.json")));
    }

    /** Evenly from 5 to 25 s after the first poll. */
    private static Map<String, Duration> ends() {
        Map<String, Duration> ends = new TreeMap<>();
        for (int task = 0; task < TASKS; task++) {
            ends.put(Figures.formatted("task-%04d", task), Duration.ofMillis(5_000 + 20_000L * task / TASKS));
        }
        return ends;
    }

    private static String scenario(Map<String, Duration> ends) {
        return ends.entrySet().stream()
                .map(end -> Figures.formatted(
                        "\"%s\": [{\"state\": \"generating\", \"until\": \"%dms\"}, {\"state\": \"succeeded\"}]",
                        end.getKey(), end.getValue().toMillis()))
                .collect(Collectors.joining(", ", "{\"tasks\": {", "}}"));
    }
}
