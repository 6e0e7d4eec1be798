package io.github.veomaven.await;

import io.github.veomaven.await.PollAnswer.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The loop: one thread owns all state and takes the next due task from a queue ordered by due time. Requests run beside
 * it, bounded in flight and in rate; their replies come back as events, so a hanging request delays nobody. It has no
 * rules of its own: {@link PolledTask} has those of a task, {@link RequestBudget} those of the rate, and
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
     * @param provenance goes into the report; simulated also if any reply says so
     * @param tasks without two of one name; tasks of one id are polled once
     * @param settings how to wait
     * @param bodies takes the last JSON body of each task
     */
    public AwaitReport await(Provenance provenance, List<VideoTask> tasks, AwaitSettings settings, BodyStore bodies) {
        Deadline deadline = Deadline.withLastPolls(settings.timeout(), settings.requestTimeout());
        return new Run(tasks, settings, deadline, bodies, false).report(provenance);
    }

    /**
     * Asks about every task exactly once, and returns when each was answered; after {@code requestTimeout} at the latest,
     * and at once when a refusal is confirmed. For {@code veo:preflight}: what is certain to fail is known then, and
     * waiting is left to {@link #await}.
     *
     * <p>Requests are made in the project's order, within {@code maxConcurrentRequests} and
     * {@code maxRequestsPerSecond}; the only task asked about twice is one whose request was refused, which must be
     * confirmed as in {@link #await}. Trouble is not retried. The listener is told of {@code started}, {@code polled},
     * {@code troubled} and {@code changed} as usual, and of {@code ended} for the tasks that are known to have ended. An
     * interrupt of the calling thread counts as {@link #interrupt()}, and its interrupt status is set again.
     *
     * @param tasks may be none; without two of one name. Tasks of one id are polled once
     * @param settings of which {@code requestTimeout}, the two bounds and {@code requirements} count; the others,
     *     {@code timeout} and {@code failFast} included, are not heeded
     */
    public PreflightReport pollOnce(List<VideoTask> tasks, AwaitSettings settings) {
        Deadline deadline = Deadline.strict(settings.requestTimeout(), settings.requestTimeout());
        return new Run(tasks, settings.forOnePoll(), deadline, (task, body) -> {}, true).preflight();
    }

    private sealed interface Event {}

    private record Replied(PolledTask task, int request, PollReply reply) implements Event {}

    private record Interrupted() implements Event {}

    /** Why a run ends early: for every task that has not ended. */
    private record Stop(Reason reason, Optional<String> message) {}

    /** The state of one run. Times are nanoseconds since its start. */
    private final class Run {

        private final List<VideoTask> tasks;
        private final AwaitSettings settings;
        private final RequestBudget budget;
        private final Deadline deadline;
        private final Bodies bodies;
        private final boolean once;
        /** In the tasks' order; tasks of one id share one. Null once it has ended: what is left of it is its outcome. */
        private final PolledTask[] polledTasks;

        private final TaskOutcome[] outcomes;

        private final PriorityQueue<PolledTask> due = new PriorityQueue<>();
        private final List<PolledTask> inFlight = new ArrayList<>();
        private final long start = clock.nanoTime();
        private final Instant startedAt = clock.instant();
        /** The refused task whose retry settles whether it is a refusal: until then nothing else is started. */
        private PolledTask confirming;

        private long nextHeartbeat = Heartbeat.EVERY.toNanos();
        private int open;
        private int done;
        private int lastPolls;
        private long requests;
        private boolean simulated;
        private Optional<Stop> stop = Optional.empty();

        private Run(List<VideoTask> tasks, AwaitSettings settings, Deadline deadline, BodyStore store, boolean once) {
            this.tasks = List.copyOf(tasks);
            this.settings = settings;
            this.budget = new RequestBudget(settings.maxRequestsPerSecond());
            this.deadline = deadline;
            this.bodies = new Bodies(store);
            this.once = once;
            WaitRules rules = new WaitRules(settings);
            this.polledTasks = new PolledTask[tasks.size()];
            this.outcomes = new TaskOutcome[tasks.size()];
            Map<String, PolledTask> byId = new HashMap<>();
            for (int i = 0; i < polledTasks.length; i++) {
                VideoTask task = tasks.get(i);
                PolledTask polled = byId.get(task.id());
                if (polled == null) {
                    polled = new PolledTask(task, i, rules);
                    byId.put(task.id(), polled);
                    due.add(polled);
                } else {
                    polled.alsoFor(task);
                }
                polledTasks[i] = polled;
            }
            open = due.size();
        }

        private AwaitReport report(Provenance asked) {
            listener.started(tasks, settings);
            loop();
            endWhatIsOpen(now());
            bodies.storeAll();
            Provenance provenance = new Provenance(asked.plugin(), asked.baseUrl(), asked.simulated() || simulated);
            return new AwaitReport(provenance, startedAt, clock.instant(), requests, List.of(outcomes));
        }

        private PreflightReport preflight() {
            listener.started(tasks, settings);
            loop();
            if (stop.isEmpty()) {
                List.copyOf(inFlight).forEach(task -> takeReply(task, deadline.noAnswer(), now()));
            }
            Optional<Reason> cause = stop.map(Stop::reason);
            Optional<PollAnswer.Refusal> refusal = cause.filter(Reason::isRefusal)
                    .map(reason -> new PollAnswer.Refusal(
                            reason, stop.flatMap(Stop::message).orElseThrow()));
            List<TaskOutcome> ended = new ArrayList<>();
            List<PreflightReport.Pending> pending = new ArrayList<>();
            List<VideoTask> notAsked = new ArrayList<>();
            for (int i = 0; i < polledTasks.length; i++) {
                VideoTask task = tasks.get(i);
                PolledTask polled = polledTasks[i];
                if (polled == null) {
                    ended.add(outcomes[i]);
                } else if (polled.requests() == 0 || polled.isInFlight()) {
                    notAsked.add(task);
                } else {
                    pending.add(new PreflightReport.Pending(task, polled.state(), polled.words()));
                }
            }
            return new PreflightReport(
                    ended, pending, notAsked, refusal, cause.equals(Optional.of(Reason.INTERRUPTED)));
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

        /** Before the deadline something is always left to do, unless each task is polled only once. */
        private boolean isOver(long now) {
            return deadline.isOver(now) || inFlight.isEmpty() && due.isEmpty() && confirming == null;
        }

        private void startDuePolls() {
            for (long now = now(); mayStart() && nextStart(now) <= now; now = now()) {
                startPoll(confirming == null ? due.remove() : confirming, now);
            }
        }

        private boolean mayStart() {
            boolean ready = confirming == null ? !due.isEmpty() : !confirming.isInFlight();
            return ready && inFlight.size() < settings.maxConcurrentRequests();
        }

        private long nextStart(long now) {
            PolledTask next = confirming == null ? due.element() : confirming;
            return Math.max(next.due(), budget.earliestStart(now));
        }

        private void startPoll(PolledTask task, long now) {
            Duration limit = deadline.limitOfRequest(now);
            int request = task.requestStarted(now, deadline.abandonAt(now, limit));
            inFlight.add(task);
            budget.startedAt(now);
            requests++;
            Consumer<PollReply> answer = reply -> events.add(new Replied(task, request, reply));
            try {
                source.poll(task.id(), limit, answer);
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
            for (PolledTask task : inFlight) {
                moment = Math.min(moment, task.abandonAt());
            }
            return moment;
        }

        private void take(Event event) {
            if (event instanceof Replied replied) {
                if (replied.task().awaits(replied.request())) {
                    takeReply(replied.task(), replied.reply(), now());
                }
            } else {
                stopBecause(Reason.INTERRUPTED, Optional.empty());
            }
        }

        private void takeReply(PolledTask task, PollReply reply, long now) {
            inFlight.remove(task);
            if (task == confirming) {
                confirming = null;
            }
            simulated |= reply.simulated();
            TaskState before = task.state();
            bodies.take(task, reply, now);
            listener.polled(task.firstTask(), reply.answer(), Duration.ofNanos(now - task.startedAt()));
            heedTrouble(task, reply.answer(), now);
            if (task.hasEnded()) {
                end(task);
                return;
            }
            if (task.state() != before) {
                task.tasks().forEach(each -> listener.changed(each, task.state(), Duration.ofNanos(now)));
            }
            if (reply.answer() instanceof PollAnswer.Refusal) {
                confirm(task, now);
            } else {
                schedule(task, now);
            }
        }

        private void heedTrouble(PolledTask task, PollAnswer answer, long now) {
            if (answer instanceof PollAnswer.Trouble trouble) {
                listener.troubled(task.firstTask(), trouble.kind(), trouble.message());
                switch (trouble.throttle()) {
                    case YES -> budget.throttled(task.startedAt(), now);
                    case PERHAPS -> budget.unavailable(task, task.startedAt(), now);
                    case NO -> {}
                }
            } else if (answer instanceof PollAnswer.Refusal refusal) {
                boolean byProxy = refusal.reason() == Reason.PROXY_REFUSED;
                listener.troubled(task.firstTask(), byProxy ? "proxy refused" : "key refused", refusal.message());
            } else {
                budget.answered(task.startedAt());
            }
        }

        /**
         * A refusal is believed when a retry confirms it, also after the last poll. Refusals of requests that were in
         * flight together wait for the retry of the first.
         */
        private void confirm(PolledTask task, long now) {
            task.dueAt(deadline.bringForward(task.due(), now));
            if (confirming == null) {
                confirming = task;
            } else {
                due.add(task);
            }
        }

        /** What is due beyond the deadline is polled at it, one last time. */
        private void schedule(PolledTask task, long now) {
            if (once || task.isOnLastPoll() || deadline.isReached(now) && deadline.servesAsLastPoll(task.startedAt())) {
                return;
            }
            long lastMoment = deadline.lastPollAt(budget.leadOfLastPoll(lastPolls, now));
            if (task.due() >= lastMoment) {
                lastPolls++;
                task.lastPollAt(Math.max(now, lastMoment));
            }
            due.add(task);
        }

        private void end(PolledTask task) {
            open--;
            Reason reason = task.reason().orElse(null);
            if (!once || reason == null || !reason.isRefusal()) {
                settle(task);
            }
            if (reason != null && reason.isRefusal()) {
                stopBecause(reason, task.message());
            } else if (settings.failFast() && reason != null) {
                stopBecause(Reason.STOPPED, Optional.empty());
            }
        }

        private void abandonSilentRequests(long now) {
            for (int at = inFlight.size() - 1; at >= 0 && stop.isEmpty(); at--) {
                PolledTask task = inFlight.get(at);
                if (task.abandonAt() <= now) {
                    takeReply(task, deadline.noAnswer(), now);
                }
            }
        }

        private void beat(long now) {
            if (now >= nextHeartbeat && open > 0) {
                nextHeartbeat += Heartbeat.EVERY.toNanos();
                listener.heartbeat(new Heartbeat(
                        done, tasks.size(), countGenerating(), Duration.ofNanos(now), deadline.left(now)));
            }
        }

        private int countGenerating() {
            int generating = 0;
            for (PolledTask task : polledTasks) {
                generating += task != null && task.isGenerating() ? 1 : 0;
            }
            return generating;
        }

        private void stopBecause(Reason reason, Optional<String> message) {
            stop = stop.or(() -> Optional.of(new Stop(reason, message)));
        }

        private void endWhatIsOpen(long now) {
            Stop cause = stop.orElseGet(() -> new Stop(Reason.TIMED_OUT, Optional.empty()));
            for (PolledTask task : polledTasks) {
                if (task != null) {
                    task.end(cause.reason(), cause.message().orElseGet(task::stillWaiting), now);
                    settle(task);
                }
            }
        }

        private void settle(PolledTask task) {
            bodies.ended(task);
            int left = task.tasks().size();
            for (int i = task.order(); left > 0; i++) {
                if (polledTasks[i] == task) {
                    polledTasks[i] = null;
                    outcomes[i] = task.outcome(tasks.get(i));
                    listener.ended(outcomes[i]);
                    left--;
                    done++;
                }
            }
        }

        private long now() {
            return clock.nanoTime() - start;
        }
    }
}
