package io.github.veomaven.benchmark;

import io.github.veomaven.testing.CadenceLengths;
import io.github.veomaven.testing.CadenceSchedules;
import io.github.veomaven.testing.CadenceSimulation;
import io.github.veomaven.testing.CadenceSimulation.Summary;
import io.github.veomaven.testing.CadenceSimulation.Wait;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamException;

/** Prints and draws how late the end of a task is noticed, and how many requests that takes. */
public final class CadenceBenchmark {

    private static final List<Duration> LATENCIES = List.of(Duration.ZERO, Duration.ofMillis(150));

    private final PrintStream out;
    private final Map<String, List<Duration>> lengths = new LinkedHashMap<>();

    private CadenceBenchmark(PrintStream out) {
        this.out = out;
        lengths.put("1–3 min, uniform", CadenceLengths.uniform());
        lengths.put("mixture, sigma 0.16", CadenceLengths.mixture(0.16));
        lengths.put("mixture, sigma 0.25", CadenceLengths.mixture(0.25));
        lengths.put("mixture, sigma 0.4", CadenceLengths.mixture(0.4));
    }

    /**
     * Runs it.
     *
     * @param arguments the SVG file to write; without it, nothing is drawn
     */
    public static void main(String[] arguments) throws IOException, XMLStreamException {
        CadenceBenchmark benchmark = new CadenceBenchmark(System.out);
        LATENCIES.forEach(benchmark::printTable);
        benchmark.printWorstCases();
        if (arguments.length > 0) {
            benchmark.draw(Path.of(arguments[0]));
        }
    }

    private void printTable(Duration latency) {
        out.printf("%nA request takes %d ms.%n%n", latency.toMillis());
        out.println("| task lengths | schedule | mean lag | p95 | max | requests |");
        out.println("|---|---|--:|--:|--:|--:|");
        lengths.forEach((name, sample) -> CadenceSchedules.all()
                .forEach((schedule, delayAt) ->
                        printRow(name, schedule, new CadenceSimulation(delayAt, latency).summary(sample))));
    }

    private void printRow(String name, String schedule, Summary summary) {
        out.printf(
                Locale.ROOT,
                "| %s | %s | %.2f s | %.2f s | %.2f s | %.1f |%n",
                name,
                schedule,
                summary.meanLag(),
                summary.p95Lag(),
                summary.maxLag(),
                summary.meanRequests());
    }

    private void printWorstCases() {
        out.printf("%nEvery length from 0 to 15 minutes in steps of 0.1 s, a request takes 0 ms.%n%n");
        out.println("| schedule | max lag below 60 s | max lag from 60 s on | later than 5 % and 3.5 s |");
        out.println("|---|--:|--:|---|");
        CadenceSchedules.all().forEach(this::printWorstCase);
    }

    private void printWorstCase(String schedule, UnaryOperator<Duration> delayAt) {
        CadenceSimulation simulation = new CadenceSimulation(delayAt, Duration.ZERO);
        out.printf(
                Locale.ROOT,
                "| %s | %.1f s | %.1f s | %s |%n",
                schedule,
                simulation
                        .summary(CadenceLengths.sweep(Duration.ZERO, Duration.ofMillis(59_900)))
                        .maxLag(),
                simulation
                        .summary(CadenceLengths.sweep(Duration.ofSeconds(60), Duration.ofMinutes(15)))
                        .maxLag(),
                lateLengths(simulation.await(CadenceLengths.sweep(Duration.ZERO, Duration.ofMinutes(15)))));
    }

    private static String lateLengths(List<Wait> waits) {
        List<Wait> late = waits.stream().filter(Wait::late).toList();
        if (late.isEmpty()) {
            return "never";
        }
        return String.format(
                Locale.ROOT,
                "%d of %d, the longest %.1f s",
                late.size(),
                waits.size(),
                late.get(late.size() - 1).length().toMillis() / 1e3);
    }

    private void draw(Path file) throws IOException, XMLStreamException {
        new CadencePlot(List.of(
                        new CadencePlot.Panel("Tasks of 1–3 minutes", lengths.get("1–3 min, uniform")),
                        new CadencePlot.Panel("Mixture of short and long tasks", lengths.get("mixture, sigma 0.16"))))
                .write(file);
    }
}
