package io.github.veomaven.testing;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.AwaitReport.Provenance;
import io.github.veomaven.await.AwaitSettings;
import io.github.veomaven.await.Awaiter;
import io.github.veomaven.await.BodyStore;
import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PreflightReport;
import io.github.veomaven.await.Requirements;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.testing.ScriptedSource.Act;
import io.github.veomaven.testing.ScriptedSource.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The engine under virtual time, with a scripted service and a listener that records what it is told. */
public final class EngineRun {

    public final VirtualTime time = new VirtualTime();
    public final ScriptedSource source = new ScriptedSource(time);
    public final RecordingListener listener = new RecordingListener();
    public final Awaiter awaiter = new Awaiter(source, listener, time);

    /** The sizes of the bodies that the store was given, by the task's name. */
    public final Map<String, List<Integer>> bodySizes = new HashMap<>();

    public final BodyStore store = (task, body) ->
            bodySizes.computeIfAbsent(task.name(), name -> new ArrayList<>()).add(body.length);

    /** A poll every five seconds for half an hour, unless a test wants something else. */
    public static AwaitSettings.Builder settings() {
        return AwaitSettings.builder()
                .timeout(Duration.ofMinutes(30))
                .pollInterval(Optional.of(seconds(5)))
                .requestTimeout(seconds(20))
                .errorTolerance(Duration.ofMinutes(5))
                .notFoundGrace(seconds(90))
                .maxConcurrentRequests(8)
                .maxRequestsPerSecond(10)
                .requirements(Requirements.NONE);
    }

    public AwaitReport await(AwaitSettings.Builder settings, String... ids) {
        return awaiter.await(new Provenance("g:a:v", "http://127.0.0.1:1", false), tasks(ids), settings.build(), store);
    }

    public PreflightReport pollOnce(AwaitSettings.Builder settings, String... ids) {
        return awaiter.pollOnce(tasks(ids), settings.build());
    }

    /** Adds this many tasks that are all answered alike, and returns their ids. */
    public String[] everyOf(int count, Service service) {
        String[] ids = IntStream.range(0, count).mapToObj(i -> "t" + i).toArray(String[]::new);
        for (String id : ids) {
            source.on(id, service);
        }
        return ids;
    }

    public static List<VideoTask> tasks(String... ids) {
        return Stream.of(ids).map(id -> new VideoTask(id, id)).toList();
    }

    public static TaskOutcome outcome(AwaitReport report, String name) {
        return report.tasks().stream()
                .filter(task -> task.task().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static Service always(PollAnswer answer) {
        return (age, number) -> Act.of(answer);
    }

    public static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    public static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
