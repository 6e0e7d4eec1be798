package io.github.veomaven.await;

import io.github.veomaven.await.PollAnswer.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The loop: one thread owns all state and takes the next due task from a queue ordered by due time. Requests run beside
 * it, bounded in flight and in rate; their replies come back as events, so a hanging request delays nobody. It has no
 * rules of its own: {@link TaskProgress} has those of a task, {@link RequestBudget} those of the rate, and
 * {@link Deadline} those of the end.
 *
 * <p>An instance serves one run.
 */
public final class Awaiter {

    private final TaskSource source;
    private final AwaitListener listener;
    private final AwaitClock clock;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /**
     * @param source asked for the state of tasks
     * @param listener told how the run goes; what it throws is ignored
     * @param clock the only time there is
     */
    public Awaiter(TaskSource source, AwaitListener listener, AwaitClock clock) {
        this.source = source;
        this.listener = new ForgivingListener(listener);
        this.clock = clock;
    }

    /** Ends the wait at once: tasks that have not ended are reported as interrupted. From any thread, at any time. */
    public void interrupt() {
        events.add(new Interrupted());
    }

    /**
     * Waits until every task ended, the time is up, or the run is stopped. An interrupt of the calling thread counts as
     * {@link #interrupt()}, and the thread's interrupt status is set again.
     *
     * @param origin goes into the report as it is
     * @param tasks without two of one name; tasks of one id are polled once
     * @param settings how to wait
     */
    public AwaitReport await(Origin origin, List<VideoTask> tasks, AwaitSettings settings) {
        return new Run(tasks, settings).report(origin);
    }

    private sealed interface Event {}

    private record Replied(Watch watch, int request, PollReply reply) implements Event {}

    private record Interrupted() implements Event {}

    /** Why a run ends early: for every task that has not ended. */
    private record Stop(Reason reason, Optional<String> message) {}

    /** The state of one run. Times are nanoseconds since its start. */
    private final class Run {

        private final List<VideoTask> tasks;
        private final AwaitSettings settings;
        private final WaitRules rules;
        private final RequestBudget budget;
        private final Deadline deadline;
        private final Map<String, Watch> watches = new LinkedHashMap<>();
        private final PriorityQueue<Watch> due = new PriorityQueue<>();
        private final List<Watch> inFlight = new ArrayList<>();
        private final long start = clock.nanoTime();
        private final Instant startedAt = clock.instant();
        private long nextHeartbeat = Heartbeat.EVERY.toNanos();
        private int open;
        private int lastPolls;
        private long requests;
        private boolean simulated;
        private Optional<Stop> stop = Optional.empty();

        private Run(List<VideoTask> tasks, AwaitSettings settings) {
            this.tasks = List.copyOf(tasks);
            this.settings = settings;
            this.rules = new WaitRules(settings);
            this.budget = new RequestBudget(settings.maxRequestsPerSecond());
            this.deadline = new Deadline(settings.timeout(), settings.requestTimeout());
            for (VideoTask task : tasks) {
                watches.computeIfAbsent(task.id(), id -> new Watch(task, watches.size()))
                        .tasks()
                        .add(task);
            }
            due.addAll(watches.values());
            open = watches.size();
        }

        private AwaitReport report(Origin origin) {
            listener.started(tasks, settings);
            loop();
            endWhatIsOpen(now());
            List<TaskOutcome> outcomes = tasks.stream()
                    .map(task -> watches.get(task.id()).outcome(task))
                    .toList();
            return new AwaitReport(origin, simulated, startedAt, clock.instant(), requests, outcomes);
        }

        private void loop() {
            try {
                while (open > 0 && stop.isEmpty() && !isOver(now())) {
                    startDuePolls();
                    takeEvents();
                    abandonSilentRequests(now());
                    beat(now());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopBecause(Reason.INTERRUPTED, Optional.empty());
            }
        }

        /** After the deadline only last polls are left, and not for long. */
        private boolean isOver(long now) {
            return deadline.isOver(now) || deadline.isReached(now) && inFlight.isEmpty() && due.isEmpty();
        }

        private void startDuePolls() {
            for (long now = now(); mayStart() && nextStart(now) <= now; now = now()) {
                startPoll(due.remove(), now);
            }
        }

        private boolean mayStart() {
            return !due.isEmpty() && inFlight.size() < settings.maxConcurrentRequests();
        }

        private long nextStart(long now) {
            return Math.max(due.element().due(), budget.earliestStart(now));
        }

        private void startPoll(Watch watch, long now) {
            Duration limit = deadline.limitOfRequest(now);
            int request = watch.requestStarted(now, deadline.abandonAt(now, limit));
            inFlight.add(watch);
            budget.startedAt(now);
            requests++;
            Consumer<PollReply> answer = reply -> events.add(new Replied(watch, request, reply));
            try {
                source.poll(watch.id(), limit, answer);
            } catch (RuntimeException e) {
                answer.accept(PollReply.of(new PollAnswer.Trouble(
                        "not sent", "the request could not be sent: " + e, Throttle.NO, Optional.empty())));
            }
        }

        private void takeEvents() throws InterruptedException {
            Event event = clock.take(events, start + nextMoment(now()));
            while (event != null && stop.isEmpty()) {
                take(event);
                event = events.poll();
            }
        }

        private long nextMoment(long now) {
            long moment = Math.min(nextHeartbeat, deadline.next(now));
            if (mayStart()) {
                moment = Math.min(moment, nextStart(now));
            }
            for (Watch watch : inFlight) {
                moment = Math.min(moment, watch.abandonAt());
            }
            return moment;
        }

        private void take(Event event) {
            if (event instanceof Replied replied) {
                if (isAwaited(replied)) {
                    takeReply(replied.watch(), replied.reply(), now());
                }
            } else {
                stopBecause(Reason.INTERRUPTED, Optional.empty());
            }
        }

        /** A reply that comes after its request was abandoned is nobody's. */
        private boolean isAwaited(Replied replied) {
            return replied.request() == replied.watch().requests() && inFlight.contains(replied.watch());
        }

        private void takeReply(Watch watch, PollReply reply, long now) {
            inFlight.remove(watch);
            simulated |= reply.simulated();
            TaskState before = watch.progress().state();
            watch.progress(watch.progress().after(reply, watch.startedAt(), now, rules));
            VideoTask first = watch.firstTask();
            listener.polled(first, reply.answer(), Duration.ofNanos(now - watch.startedAt()));
            heedTrouble(watch, first, reply.answer(), now);
            if (watch.hasEnded()) {
                end(watch);
                return;
            }
            TaskState after = watch.progress().state();
            if (after != before) {
                watch.tasks().forEach(task -> listener.changed(task, after, Duration.ofNanos(now)));
            }
            schedule(watch, now);
        }

        private void heedTrouble(Watch watch, VideoTask task, PollAnswer answer, long now) {
            if (answer instanceof PollAnswer.Trouble trouble) {
                listener.troubled(task, trouble.kind(), trouble.message());
                if (trouble.throttle() == Throttle.YES) {
                    budget.throttled(watch.startedAt(), now);
                }
            } else if (answer instanceof PollAnswer.Refusal refusal) {
                boolean byProxy = refusal.reason() == Reason.PROXY_REFUSED;
                listener.troubled(task, byProxy ? "proxy refused" : "key refused", refusal.message());
            }
        }

        /** What is due beyond the deadline is polled at it, one last time. */
        private void schedule(Watch watch, long now) {
            if (watch.isOnLastPoll() || deadline.isReached(now) && deadline.servesAsLastPoll(watch.startedAt())) {
                return;
            }
            long lastMoment = deadline.lastPollAt(budget.leadOfLastPoll(lastPolls, now));
            if (watch.due() >= lastMoment) {
                lastPolls++;
                watch.lastPollAt(Math.max(now, lastMoment));
            }
            due.add(watch);
        }

        private void end(Watch watch) {
            open--;
            watch.tasks().forEach(task -> listener.ended(watch.outcome(task)));
            Ending ending = watch.progress().ending().orElseThrow();
            Reason reason = ending.reason().orElse(null);
            if (reason != null && reason.isRefusal()) {
                stopBecause(reason, ending.message());
            } else if (settings.failFast() && reason != null) {
                stopBecause(Reason.STOPPED, Optional.empty());
            }
        }

        private void abandonSilentRequests(long now) {
            for (int at = inFlight.size() - 1; at >= 0 && stop.isEmpty(); at--) {
                Watch watch = inFlight.get(at);
                if (watch.abandonAt() <= now) {
                    takeReply(watch, deadline.noAnswer(), now);
                }
            }
        }

        private void beat(long now) {
            if (now >= nextHeartbeat && open > 0) {
                nextHeartbeat += Heartbeat.EVERY.toNanos();
                listener.heartbeat(new Heartbeat(
                        countTasks(Watch::hasEnded),
                        tasks.size(),
                        countTasks(Watch::isGenerating),
                        Duration.ofNanos(now),
                        deadline.left(now)));
            }
        }

        private int countTasks(Predicate<Watch> which) {
            return watches.values().stream()
                    .filter(which)
                    .mapToInt(watch -> watch.tasks().size())
                    .sum();
        }

        private void stopBecause(Reason reason, Optional<String> message) {
            stop = stop.or(() -> Optional.of(new Stop(reason, message)));
        }

        private void endWhatIsOpen(long now) {
            Stop cause = stop.orElseGet(() -> new Stop(Reason.TIMED_OUT, Optional.empty()));
            for (Watch watch : watches.values()) {
                if (!watch.hasEnded()) {
                    String message =
                            cause.message().orElseGet(() -> watch.progress().stillWaiting());
                    watch.progress(watch.progress().endedAt(now, Ending.of(cause.reason(), message)));
                    watch.tasks().forEach(task -> listener.ended(watch.outcome(task)));
                }
            }
        }

        private long now() {
            return clock.nanoTime() - start;
        }
    }
}
