package io.github.veomaven.testing;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.TaskSource;
import io.github.veomaven.await.TaskSource.PollReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers polls from a script, under virtual time, and records them. */
public final class ScriptedSource implements TaskSource {

    /** What the service does with one poll. */
    public interface Service {
        /**
         * @param age since the start of the run
         * @param number of the poll of this task, from 1
         */
        Act answer(Duration age, int number);
    }

    /** @param reply empty: never answers */
    public record Act(Duration latency, Optional<PollReply> reply) {

        public static Act of(PollAnswer answer) {
            return after(Duration.ZERO, answer);
        }

        public static Act after(Duration latency, PollAnswer answer) {
            return new Act(latency, Optional.of(PollReply.of(answer)));
        }

        public static Act of(PollAnswer answer, byte[] body) {
            PollReply reply = new PollReply(answer, Optional.of(body), Optional.empty(), false);
            return new Act(Duration.ZERO, Optional.of(reply));
        }

        public static Act silence() {
            return new Act(Duration.ZERO, Optional.empty());
        }
    }

    public record Poll(String id, Duration at, Duration limit) {}

    public final List<Poll> polls = new ArrayList<>();
    private final VirtualTime time;
    private final Map<String, Service> services = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private boolean heedsLimits = true;
    private int inFlight;
    public int mostInFlight;

    public ScriptedSource(VirtualTime time) {
        this.time = time;
    }

    public ScriptedSource on(String id, Service service) {
        services.put(id, service);
        return this;
    }

    /** A source that never reports that a request is over its limit. */
    public ScriptedSource heedlessOfLimits() {
        heedsLimits = false;
        return this;
    }

    public List<Duration> timesOf(String id) {
        return polls.stream().filter(poll -> poll.id().equals(id)).map(Poll::at).toList();
    }

    @Override
    public void poll(String taskId, Duration limit, Consumer<PollReply> answer) {
        polls.add(new Poll(taskId, time.elapsed(), limit));
        mostInFlight = Math.max(mostInFlight, ++inFlight);
        int number = numbers.merge(taskId, 1, Integer::sum);
        Act act = services.get(taskId).answer(time.elapsed(), number);
        boolean inTime = act.reply().isPresent() && act.latency().compareTo(limit) <= 0;
        if (inTime) {
            reply(act.latency(), act.reply().get(), answer);
        } else if (heedsLimits) {
            reply(limit, PollReply.of(Answers.trouble("no answer")), answer);
        }
    }

    private void reply(Duration latency, PollReply reply, Consumer<PollReply> answer) {
        time.in(latency, () -> {
            inFlight--;
            answer.accept(reply);
        });
    }
}
