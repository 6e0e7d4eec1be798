package io.github.veomaven.benchmark;

import io.github.veomaven.benchmark.Builds.Cost;
import io.github.veomaven.simulator.Scenario;
import io.github.veomaven.simulator.Simulator;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints what waiting for one finished task adds to a build. Runs whole {@code mvn} processes, alternating with
 * {@code mvn validate} of the same project, which does not run the step.
 */
public final class StartUpBenchmark {

    private static final Scenario FINISHED = Comparison.scenario("{\"tasks\": {\"*\": [{\"state\": \"succeeded\"}]}}");

    private static final List<String> TASK = List.of("finished");

    private StartUpBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments Maven, local repository, workspace, number of pairs
     */
    public static void main(String[] arguments) throws Exception {
        int pairs = Integer.parseInt(arguments[3]);
        try (Simulator simulator = Simulator.start(0, FINISHED)) {
            print(measured(Builds.of(arguments), simulator.baseUrl(), pairs), pairs, System.out);
        }
    }

    private static Map<String, Sample> measured(Builds builds, URI baseUrl, int pairs) throws Exception {
        Map<String, Path> projects = new LinkedHashMap<>();
        Map<String, Sample> samples = new LinkedHashMap<>();
        Map<String, String> steps = new LinkedHashMap<>(Comparison.steps());
        steps.put("**veo:preflight** and **veo:await**", "preflight");
        for (Map.Entry<String, String> step : steps.entrySet()) {
            Path project = builds.project(step.getValue());
            // Downloads what is missing, and warms up the disk cache.
            builds.run(project, baseUrl, TASK, Map.of(), "initialize");
            projects.put(step.getKey(), project);
            samples.put(step.getKey(), new Sample());
        }
        for (int pair = 0; pair < pairs; pair++) {
            for (Map.Entry<String, Path> project : projects.entrySet()) {
                Sample sample = samples.get(project.getKey());
                sample.without.add(builds.run(project.getValue(), baseUrl, TASK, Map.of(), "validate"));
                sample.with.add(builds.run(project.getValue(), baseUrl, TASK, Map.of(), "initialize"));
            }
        }
        return samples;
    }

    private static void print(Map<String, Sample> samples, int pairs, PrintStream out) {
        out.println(Figures.formatted(
                "%nOne finished task, whole `mvn` processes against `mvn validate` of the same project; medians of %d"
                        + " alternating pairs (%s).%n",
                pairs, Figures.load()));
        out.println("| step | `mvn validate` | with the step | added | ratio | ratio of processor time |");
        out.println("|---|--:|--:|--:|--:|--:|");
        samples.forEach((step, sample) -> out.println(Figures.formatted(
                "| %s | %.2f s | %.2f s | %.2f s | %.2f | %.2f |",
                step,
                wall(sample.without),
                wall(sample.with),
                wall(sample.with) - wall(sample.without),
                wall(sample.with) / wall(sample.without),
                cpu(sample.with) / cpu(sample.without))));
    }

    private static double wall(List<Cost> costs) {
        return Figures.median(costs.stream().map(Cost::wall).toList());
    }

    private static double cpu(List<Cost> costs) {
        return Figures.median(costs.stream().map(Cost::cpu).toList());
    }

    private static final class Sample {
        private final List<Cost> without = new ArrayList<>();
        private final List<Cost> with = new ArrayList<>();
    }
}
