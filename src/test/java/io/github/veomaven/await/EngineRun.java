package io.github.veomaven.await;

import io.github.veomaven.await.ScriptedSource.Act;
import io.github.veomaven.await.ScriptedSource.Service;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The engine under virtual time, with a scripted service and a listener that writes down what it is told. */
final class EngineRun {

    final VirtualTime time = new VirtualTime();
    final ScriptedSource source = new ScriptedSource(time);
    final RecordingListener listener = new RecordingListener();
    final Awaiter awaiter = new Awaiter(source, listener, time);

    AwaitReport await(TestSettings settings, String... ids) {
        return awaiter.await(new Origin("g:a:v", "http://127.0.0.1:1"), tasks(ids), settings.build());
    }

    PreflightReport pollOnce(TestSettings settings, String... ids) {
        return awaiter.pollOnce(tasks(ids), settings.build());
    }

    /** So many tasks that are all answered alike; returns their ids. */
    String[] everyOf(int count, Service service) {
        String[] ids = IntStream.range(0, count).mapToObj(i -> "t" + i).toArray(String[]::new);
        for (String id : ids) {
            source.on(id, service);
        }
        return ids;
    }

    static List<VideoTask> tasks(String... ids) {
        return Stream.of(ids).map(id -> new VideoTask(id, id)).toList();
    }

    static TaskOutcome outcome(AwaitReport report, String name) {
        return report.tasks().stream()
                .filter(task -> task.task().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Service always(PollAnswer answer) {
        return (age, number) -> Act.of(answer);
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
