package io.github.veomaven.await;

import io.github.veomaven.await.AwaitListener.Heartbeat;
import io.github.veomaven.await.AwaitReport.Provenance;
import io.github.veomaven.await.PollAnswer.Throttle;
import io.github.veomaven.await.TaskSource.PollReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The loop: one thread owns all state and takes the next due task from a queue ordered by due time. Requests run beside
 * it, bounded in number and in rate; their replies come back as events, so that a hanging request delays nobody else. The
 * loop has no rules of its own: {@link PolledTask} has those of a task, {@link RequestBudget} those of the rate, and
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
     * @param source polled for the state of tasks
     * @param listener notified of the progress; exceptions that it throws are ignored
     * @param clock the only source of time
     */
    public Awaiter(TaskSource source, AwaitListener listener, AwaitClock clock) {
        this.source = source;
        this.listener = listener;
        this.clock = clock;
    }

    /** Ends the wait at once and reports tasks that have not ended as interrupted. May be called by any thread. */
    public void interrupt() {
        events.add(Event.INTERRUPT);
    }

    /**
     * Waits until every task has ended, the time is up, or the run is stopped. An interrupt of the calling thread counts as
     * {@link #interrupt()}, and the thread's interrupt status is set again.
     *
     * @param provenance goes into the report, which counts as simulated if any reply says so, too
     * @param tasks with different names; tasks of one id are polled together
     * @param settings how to wait
     * @param bodies takes the last JSON body of each task
     */
    public AwaitReport await(Provenance provenance, List<VideoTask> tasks, AwaitSettings settings, BodyStore bodies) {
        Deadline deadline = Deadline.withLastPolls(settings.timeout(), settings.requestTimeout());
        return new Run(tasks, settings, deadline, bodies, false).report(provenance);
    }

    /**
     * Polls every task exactly once, and returns when each has been answered: after {@code requestTimeout} at the latest, and at
     * once when a refusal is confirmed. For {@code veo:preflight}, which looks only for tasks that are certain to fail.
     *
     * <p>Requests are made in the project's order, within {@code maxConcurrentRequests} and
     * {@code maxRequestsPerSecond}. Trouble is not retried; only a refusal is, to confirm it as in {@link #await}. The
     * listener is called as usual, with {@code ended} for the tasks that are known to have ended. An interrupt of the
     * calling thread counts as {@link #interrupt()}, and its interrupt status is set again.
     *
     * @param tasks may be empty; with different names. Tasks of one id are polled together
     * @param settings only {@code requestTimeout}, the two limits and {@code requirements} matter
     */
    public PreflightReport pollOnce(List<VideoTask> tasks, AwaitSettings settings) {
        Deadline deadline = Deadline.strict(settings.requestTimeout());
        return new Run(tasks, settings.forOnePoll(), deadline, (task, body) -> {}, true).preflight();
    }

    /** The reply to a task's request of this number, or {@link #INTERRUPT}. */
    private record Event(PolledTask task, int request, PollReply reply) {

        static final Event INTERRUPT = new Event(null, 0, null);
    }

    /** The state of one run. Times are nanoseconds since its start. */
    private final class Run {

        private final List<VideoTask> tasks;
        private final AwaitSettings settings;
        private final RequestBudget budget;
        private final Deadline deadline;
        private final Bodies bodies;
        private final boolean once;
        /** In the tasks' order; tasks of one id share one. Null once it has ended: only its outcome is kept. */
        private final PolledTask[] polledTasks;

        private final TaskOutcome[] outcomes;

        private final PriorityQueue<PolledTask> due = new PriorityQueue<>();
        private final List<PolledTask> inFlight = new ArrayList<>();
        private final long start = clock.nanoTime();
        private final Instant startedAt = clock.instant();
        /** The refused task whose retry confirms the refusal or not: until then no other request is started. */
        private PolledTask confirming;

        private long nextHeartbeat = AwaitListener.HEARTBEAT_INTERVAL.toNanos();
        private int done;
        private int lastPolls;
        private long requests;
        private boolean simulated;
        /** Why the run ends early, for every task that has not ended; null while it continues. */
        private Reason stop;

        private Optional<String> stopMessage = Optional.empty();

        private Run(List<VideoTask> tasks, AwaitSettings settings, Deadline deadline, BodyStore store, boolean once) {
            this.tasks = List.copyOf(tasks);
            this.settings = settings;
            this.budget = new RequestBudget(settings.maxRequestsPerSecond());
            this.deadline = deadline;
            this.bodies = new Bodies(store);
            this.once = once;
            this.polledTasks = PolledTask.of(tasks, settings);
            this.outcomes = new TaskOutcome[tasks.size()];
            for (int i = 0; i < polledTasks.length; i++) {
                if (polledTasks[i].order() == i) {
                    due.add(polledTasks[i]);
                }
            }
        }

        private AwaitReport report(Provenance asked) {
            loop();
            endWhatIsOpen(now());
            bodies.storeAll();
            Provenance provenance = new Provenance(asked.plugin(), asked.baseUrl(), asked.simulated() || simulated);
            return new AwaitReport(provenance, startedAt, clock.instant(), requests, List.of(outcomes));
        }

        private PreflightReport preflight() {
            loop();
            while (stop == null && !inFlight.isEmpty()) {
                takeReply(inFlight.get(0), deadline.noAnswer(), now());
            }
            Optional<PollAnswer.Refusal> refusal = stop != null && stop.isRefusal()
                    ? Optional.of(new PollAnswer.Refusal(stop, stopMessage.orElseThrow()))
                    : Optional.empty();
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
            return new PreflightReport(ended, pending, notAsked, refusal, stop == Reason.INTERRUPTED);
        }

        private void loop() {
            tell(() -> listener.started(tasks, settings));
            try {
                while (done < tasks.size() && stop == null && !isOver(now())) {
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

        /** Before the deadline, a run can be over only if it polls each task once: any other has polls in flight or due. */
        private boolean isOver(long now) {
            return deadline.isOver(now) || inFlight.isEmpty() && due.isEmpty() && confirming == null;
        }

        private void startDuePolls() {
            PolledTask next = next();
            for (long now = now(); next != null && startOf(next, now) <= now; now = now()) {
                if (next != confirming) {
                    due.remove();
                }
                startPoll(next, now);
                next = next();
            }
        }

        /** Returns the task to poll next; null if there is none, or no request may be started at present. */
        private PolledTask next() {
            if (inFlight.size() >= settings.maxConcurrentRequests() || confirming != null && confirming.isInFlight()) {
                return null;
            }
            return confirming == null ? due.peek() : confirming;
        }

        private long startOf(PolledTask next, long now) {
            return Math.max(next.due(), budget.earliestStart(now));
        }

        private void startPoll(PolledTask task, long now) {
            Duration limit = deadline.limitOfRequest(now);
            int request = task.requestStarted(now, deadline.abandonAt(now, limit));
            inFlight.add(task);
            budget.startedAt(now);
            requests++;
            Consumer<PollReply> answer = reply -> events.add(new Event(task, request, reply));
            try {
                source.poll(task.firstTask().id(), limit, answer);
            } catch (RuntimeException e) {
                answer.accept(PollReply.of(new PollAnswer.Trouble(
                        "not sent", "the request could not be sent: " + e, Throttle.NO, Optional.empty())));
            }
        }

        private void takeEvents() throws InterruptedException {
            Event event = clock.take(events, start + nextMoment(now()));
            while (event != null && stop == null) {
                if (event == Event.INTERRUPT) {
                    stopBecause(Reason.INTERRUPTED, Optional.empty());
                } else if (event.task().awaits(event.request())) {
                    takeReply(event.task(), event.reply(), now());
                }
                event = events.poll();
            }
        }

        private long nextMoment(long now) {
            long moment = Math.min(nextHeartbeat, deadline.next(now));
            PolledTask next = next();
            if (next != null) {
                moment = Math.min(moment, startOf(next, now));
            }
            for (PolledTask task : inFlight) {
                moment = Math.min(moment, task.abandonAt());
            }
            return moment;
        }

        private void takeReply(PolledTask task, PollReply reply, long now) {
            inFlight.remove(task);
            if (task == confirming) {
                confirming = null;
            }
            simulated |= reply.simulated();
            TaskState before = task.state();
            bodies.take(task, reply, now);
            Duration took = Duration.ofNanos(now - task.startedAt());
            tell(() -> listener.polled(task.firstTask(), reply.answer(), took));
            if (task.isInTrouble()) {
                heedTrouble(task, reply.answer(), now);
            } else {
                budget.answered(task.startedAt());
            }
            if (task.hasEnded()) {
                end(task);
                return;
            }
            if (task.state() != before) {
                for (VideoTask each : task.tasks()) {
                    tell(() -> listener.changed(each, task.state(), Duration.ofNanos(now)));
                }
            }
            if (task.isInTrouble() && reply.answer() instanceof PollAnswer.Refusal) {
                confirm(task, now);
            } else {
                schedule(task, now);
            }
        }

        private void heedTrouble(PolledTask task, PollAnswer answer, long now) {
            if (answer instanceof PollAnswer.Trouble trouble) {
                tell(() -> listener.troubled(task.firstTask(), trouble.kind(), trouble.message()));
                if (trouble.throttle() == Throttle.YES) {
                    budget.throttled(task.startedAt(), now);
                } else if (trouble.throttle() == Throttle.PERHAPS) {
                    budget.unavailable(task, task.startedAt(), now);
                }
            } else if (answer instanceof PollAnswer.Refusal refusal) {
                String kind = refusal.reason() == Reason.PROXY_REFUSED ? "proxy refused" : "key refused";
                tell(() -> listener.troubled(task.firstTask(), kind, refusal.message()));
            }
        }

        /**
         * A refusal counts when a retry confirms it, even after the last poll. If several requests in flight are refused,
         * the others wait for the retry of the first.
         */
        private void confirm(PolledTask task, long now) {
            task.dueAt(deadline.bringForward(task.due(), now));
            if (confirming == null) {
                confirming = task;
            } else {
                due.add(task);
            }
        }

        /** A task that would be due after the deadline is polled one last time at the deadline. */
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
            Optional<Reason> reason = task.reason();
            boolean refused = reason.isPresent() && reason.get().isRefusal();
            if (!once || !refused) {
                settle(task);
            }
            if (refused) {
                stopBecause(reason.get(), task.message());
            } else if (settings.failFast() && reason.isPresent()) {
                stopBecause(Reason.STOPPED, Optional.empty());
            }
        }

        private void abandonSilentRequests(long now) {
            for (int at = inFlight.size() - 1; at >= 0 && stop == null; at--) {
                PolledTask task = inFlight.get(at);
                if (task.abandonAt() <= now) {
                    takeReply(task, deadline.noAnswer(), now);
                }
            }
        }

        private void beat(long now) {
            if (now >= nextHeartbeat && done < tasks.size()) {
                nextHeartbeat += AwaitListener.HEARTBEAT_INTERVAL.toNanos();
                int generating = 0;
                for (PolledTask task : polledTasks) {
                    generating += task != null && task.isGenerating() ? 1 : 0;
                }
                Heartbeat heartbeat =
                        new Heartbeat(done, tasks.size(), generating, Duration.ofNanos(now), deadline.left(now));
                tell(() -> listener.heartbeat(heartbeat));
            }
        }

        /** The first cause counts. */
        private void stopBecause(Reason reason, Optional<String> message) {
            if (stop == null) {
                stop = reason;
                stopMessage = message;
            }
        }

        private void endWhatIsOpen(long now) {
            Reason reason = stop == null ? Reason.TIMED_OUT : stop;
            for (PolledTask task : polledTasks) {
                if (task != null) {
                    task.end(reason, stopMessage.isPresent() ? stopMessage.get() : task.stillWaiting(), now);
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
                    TaskOutcome outcome = task.outcome(tasks.get(i));
                    outcomes[i] = outcome;
                    tell(() -> listener.ended(outcome));
                    left--;
                    done++;
                }
            }
        }

        /** A log that has been closed, as Maven 4 closes it when the JVM ends, must not cost the results. */
        private void tell(Runnable notice) {
            try {
                notice.run();
            } catch (RuntimeException e) {
                // There is no log left to report it to.
            }
        }

        private long now() {
            return clock.nanoTime() - start;
        }
    }
}
