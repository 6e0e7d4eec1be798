package io.github.veomaven.benchmark;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.AwaitListener;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.Awaiter;
import io.github.veomaven.await.FallbackPolicy;
import io.github.veomaven.await.Heartbeat;
import io.github.veomaven.await.Origin;
import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollReply;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.Requirements;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.TaskState;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.await.VideoTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What one poll costs the engine, without network and without waiting, among few and among many tasks. An operation is
 * one poll: each run makes as many, over however many tasks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {

    private static final int POLLS = 200_000;

    private static final PollReply GENERATING = PollReply.of(new PollAnswer.Generating(TaskRecord.EMPTY));
    private static final PollReply FAILED = PollReply.of(
            new PollAnswer.Failed(Reason.FAILED, "by this benchmark", TaskRecord.EMPTY));

    private static final AwaitSettings SETTINGS = new AwaitSettings(
            Duration.ofDays(7),
            Optional.of(Duration.ofSeconds(1)),
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            Duration.ofSeconds(90),
            32,
            10_000,
            false,
            new Requirements(FallbackPolicy.WARN, Optional.empty(), false));

    /** How many tasks share the polls. */
    @Param({"10", "100", "1000", "10000"})
    public int tasks;

    private List<VideoTask> watched;

    @Setup
    public void makeTasks() {
        watched = IntStream.range(0, tasks)
                .mapToObj(task -> new VideoTask("task-" + task, "id-" + task))
                .toList();
    }

    /** A whole run. */
    @Benchmark
    @OperationsPerInvocation(POLLS)
    public AwaitReport polls() {
        Map<String, Integer> asked = new HashMap<>();
        int pollsOfOne = POLLS / tasks;
        Awaiter awaiter = new Awaiter(
                (id, limit, answer) ->
                        answer.accept(asked.merge(id, 1, Integer::sum) < pollsOfOne ? GENERATING : FAILED),
                new Silence(),
                new FastClock());
        AwaitReport report = awaiter.await(new Origin("benchmark", "https://example.com"), watched, SETTINGS);
        if (report.requests() != POLLS || report.count(Verdict.FAILED) != tasks) {
            throw new IllegalStateException(report.requests() + " requests");
        }
        return report;
    }

    /** Runs it with JMH, and prints a table. */
    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(EngineBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<Integer, Double> medians = new TreeMap<>();
        for (RunResult result : results) {
            medians.put(
                    Integer.valueOf(result.getParams().getParam("tasks")),
                    result.getPrimaryResult().getStatistics().getPercentile(50));
        }
        double smallest = medians.values().iterator().next();
        System.out.println("\nThe engine's time for one poll, without network (JMH, median of 5 iterations).\n");
        System.out.println("| tasks | time for one poll | ratio to 10 tasks |\n|--:|--:|--:|");
        medians.forEach((tasks, nanos) ->
                System.out.println(Figures.formatted("| %d | %.0f ns | %.2f |", tasks, nanos, nanos / smallest)));
    }

    /** Time that goes on when somebody waits, at once. */
    private static final class FastClock implements AwaitClock {

        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(now);
        }

        @Override
        public <E> E take(BlockingQueue<E> events, long until) {
            E event = events.poll();
            if (event == null) {
                now = Math.max(now, until);
            }
            return event;
        }
    }

    private static final class Silence implements AwaitListener {

        @Override
        public void started(List<VideoTask> tasks, AwaitSettings settings) {}

        @Override
        public void polled(VideoTask task, PollAnswer answer, Duration took) {}

        @Override
        public void changed(VideoTask task, TaskState state, Duration elapsed) {}

        @Override
        public void troubled(VideoTask task, String kind, String message) {}

        @Override
        public void ended(TaskOutcome outcome) {}

        @Override
        public void heartbeat(Heartbeat heartbeat) {}
    }
}
