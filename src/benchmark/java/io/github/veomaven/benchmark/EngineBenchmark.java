package io.github.veomaven.benchmark;

import io.github.veomaven.await.AwaitListener;
import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.Awaiter;
import io.github.veomaven.await.Requirements.FallbackPolicy;
import io.github.veomaven.await.AwaitReport.Provenance;
import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.TaskSource.PollReply;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.Requirements;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.TaskSource;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.await.VideoTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures what one poll costs the engine, without network and without waiting, with few and with many tasks. Each task is
 * polled equally often, so that its one-time cost has the same weight.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {

    /** About as many as for a task of three minutes. */
    private static final int POLLS_OF_A_TASK = 50;

    private static final int ROUNDS = 3;

    private static final PollReply GENERATING = PollReply.of(new PollAnswer.Generating(TaskRecord.EMPTY));
    private static final PollReply FAILED = PollReply.of(
            new PollAnswer.Failed(Reason.FAILED, "by this benchmark", TaskRecord.EMPTY));

    private static final AwaitSettings SETTINGS = AwaitSettings.builder()
            .timeout(Duration.ofDays(7))
            .pollInterval(Optional.of(Duration.ofSeconds(1)))
            .requestTimeout(Duration.ofSeconds(20))
            .errorTolerance(Duration.ofMinutes(5))
            .notFoundGrace(Duration.ofSeconds(90))
            .maxConcurrentRequests(32)
            .maxRequestsPerSecond(10_000)
            .requirements(new Requirements(FallbackPolicy.WARN, Optional.empty(), false))
            .build();

    @Param({"10", "100", "1000", "10000"})
    public int tasks;

    private List<VideoTask> watched;

    /** Runs short runs first, so that all sizes use the same compiled code: a long run is compiled while it runs. */
    @Setup
    public void prepare() {
        List<VideoTask> few = tasks(100);
        for (int run = 0; run < 300; run++) {
            await(few);
        }
        watched = tasks(tasks);
    }

    private static List<VideoTask> tasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(task -> new VideoTask("task-" + task, "id-" + task))
                .toList();
    }

    /** One run. */
    @Benchmark
    public AwaitReport run() {
        return await(watched);
    }

    private static AwaitReport await(List<VideoTask> watched) {
        int tasks = watched.size();
        long polls = (long) tasks * POLLS_OF_A_TASK;
        Awaiter awaiter = new Awaiter(new Rounds(polls - tasks), new AwaitListener() {}, new FastClock());
        AwaitReport report = awaiter.await(new Provenance("benchmark", "https://example.com", false), watched, SETTINGS, (task, body) -> {});
        if (report.requests() != polls || report.count(Verdict.FAILED) != tasks) {
            throw new IllegalStateException(report.requests() + " requests");
        }
        return report;
    }

    /** Runs it with JMH, repeatedly over all sizes because a machine's speed varies, and prints a table. */
    public static void main(String[] arguments) throws RunnerException {
        Map<Integer, List<Double>> nanos = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (RunResult result : new Runner(options()).run()) {
                int tasks = Integer.parseInt(result.getParams().getParam("tasks"));
                double run = result.getPrimaryResult().getStatistics().getPercentile(50);
                nanos.computeIfAbsent(tasks, size -> new ArrayList<>()).add(run / tasks / POLLS_OF_A_TASK);
            }
        }
        List<Double> smallest = nanos.values().iterator().next();
        System.out.println(Figures.formatted(
                "%nThe engine's time for one poll, without network (JMH, medians of %d processes by turns).%n", ROUNDS));
        System.out.println("| tasks | time for one poll | ratio to 10 tasks |\n|--:|--:|--:|");
        nanos.forEach((tasks, polls) -> System.out.println(Figures.formatted(
                "| %d | %.0f ns | %.2f |", tasks, Figures.median(polls), Figures.median(ratios(polls, smallest)))));
    }

    private static Options options() {
        return new OptionsBuilder()
                .include(EngineBenchmark.class.getName())
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    /** Within each round, so that a slow minute of the machine affects both values. */
    private static List<Double> ratios(List<Double> polls, List<Double> smallest) {
        return IntStream.range(0, ROUNDS)
                .mapToObj(round -> polls.get(round) / smallest.get(round))
                .toList();
    }

    /** Every task is polled once in each round; all fail in the last one. */
    private static final class Rounds implements TaskSource {

        private long left;

        Rounds(long generating) {
            left = generating;
        }

        @Override
        public void poll(String taskId, Duration limit, Consumer<PollReply> answer) {
            answer.accept(left-- > 0 ? GENERATING : FAILED);
        }
    }

    /** Time that advances at once when the engine waits. */
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
}
