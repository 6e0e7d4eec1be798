package io.github.veomaven.testing;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Awaiter;
import io.github.veomaven.await.BodyStore;
import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PreflightReport;
import io.github.veomaven.await.Provenance;
import io.github.veomaven.await.ResponseBody;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.testing.ScriptedSource.Act;
import io.github.veomaven.testing.ScriptedSource.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The engine under virtual time, with a scripted service and a listener that writes down what it is told. */
public final class EngineRun {

    public final VirtualTime time = new VirtualTime();
    public final ScriptedSource source = new ScriptedSource(time);
    public final RecordingListener listener = new RecordingListener();
    public final Awaiter awaiter = new Awaiter(source, listener, time);

    /** What the store was given, by the task's name. */
    public final Map<String, List<ResponseBody>> bodies = new HashMap<>();

    public final BodyStore store = (task, body) ->
            bodies.computeIfAbsent(task.name(), name -> new ArrayList<>()).add(body);

    public AwaitReport await(TestSettings settings, String... ids) {
        return awaiter.await(new Provenance("g:a:v", "http://127.0.0.1:1", false), tasks(ids), settings.build(), store);
    }

    public PreflightReport pollOnce(TestSettings settings, String... ids) {
        return awaiter.pollOnce(tasks(ids), settings.build());
    }

    /** So many tasks that are all answered alike; returns their ids. */
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
