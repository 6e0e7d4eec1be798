package io.github.veomaven.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Provenance;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.report.Fields.BadFieldException;
import io.github.veomaven.report.ResultsException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what a results file holds into a report. */
final class ReportTree {

    static final String TASKS = "tasks";

    private final List<TaskOutcome> tasks = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean hasTasks;
    private int count;
    private Optional<BadFieldException> firstProblem = Optional.empty();

    void beginTasks() {
        hasTasks = true;
    }

    /** Takes one element of {@code tasks}; what is wrong with it is told when the file turns out to be ours. */
    void add(JsonNode element) {
        count++;
        try {
            if (!element.isObject()) {
                throw new BadFieldException("the file has a \"tasks\" of another kind");
            }
            TaskOutcome task = task(new Fields(element, "task " + count));
            if (!names.add(task.task().name())) {
                throw new BadFieldException(
                        "two tasks are named " + SafeText.line(task.task().name(), 80));
            }
            tasks.add(task);
        } catch (BadFieldException e) {
            firstProblem = firstProblem.isPresent() ? firstProblem : Optional.of(e);
        }
    }

    /** @param file everything but the tasks */
    AwaitReport report(Fields file) throws BadFieldException {
        Provenance provenance = new Provenance(file.text("plugin"), file.text("baseUrl"), file.flag("simulated"));
        if (firstProblem.isPresent()) {
            throw firstProblem.get();
        }
        if (!hasTasks) {
            throw new BadFieldException(
                    file.object().has(TASKS)
                            ? "the file has a \"tasks\" of another kind"
                            : "the file has no \"tasks\"");
        }
        AwaitReport report = new AwaitReport(
                provenance, file.time("startedAt"), file.time("finishedAt"), file.count("requests"), tasks);
        requireAgreement(report, file);
        return report;
    }

    private static void requireAgreement(AwaitReport report, Fields file) throws BadFieldException {
        requireEqual(
                Problem.INCOMPLETE, "total", file.count("total"), report.tasks().size());
        requireEqual(Problem.CONTRADICTORY, "succeeded", file.count("succeeded"), report.count(Verdict.SUCCEEDED));
        requireEqual(Problem.CONTRADICTORY, "failed", file.count("failed"), report.count(Verdict.FAILED));
        requireEqual(
                Problem.CONTRADICTORY, "undetermined", file.count("undetermined"), report.count(Verdict.UNDETERMINED));
        if (!file.text("verdict").equals(report.verdict().name())) {
            throw new BadFieldException(
                    Problem.CONTRADICTORY, "its verdict is not what its tasks come to (" + report.verdict() + ")");
        }
    }

    private static void requireEqual(Problem problem, String name, long stated, long counted) throws BadFieldException {
        if (stated != counted) {
            throw new BadFieldException(problem, "it says \"" + name + "\": " + stated + ", but holds " + counted);
        }
    }

    private static TaskOutcome task(Fields fields) throws BadFieldException {
        Optional<Reason> reason = reason(fields);
        try {
            TaskOutcome outcome = TaskOutcome.of(new VideoTask(fields.text("name"), fields.text("taskId")))
                    .reason(reason)
                    .message(fields.optionalText("message"))
                    .record(record(fields))
                    .polls(fields.number("polls"))
                    .errors(fields.number("errors"))
                    .elapsed(Duration.ofMillis(fields.count("elapsedMillis")))
                    .build();
            requireVerdict(outcome, fields);
            return outcome;
        } catch (IllegalArgumentException e) {
            throw new BadFieldException(Problem.CONTRADICTORY, fields.where() + " contradicts itself");
        }
    }

    private static Optional<Reason> reason(Fields fields) throws BadFieldException {
        Optional<String> name = fields.optionalText("reason");
        try {
            return name.map(Reason::valueOf);
        } catch (IllegalArgumentException e) {
            throw new BadFieldException(fields.where() + " has an unknown reason");
        }
    }

    private static void requireVerdict(TaskOutcome outcome, Fields fields) throws BadFieldException {
        if (!fields.text("verdict").equals(outcome.verdict().name())) {
            throw new BadFieldException(
                    Problem.CONTRADICTORY, fields.where() + " has a verdict that does not follow from its reason");
        }
        if (outcome.verdict() == Verdict.SUCCEEDED) {
            requireSuccess(outcome.record(), fields);
        }
    }

    /** By the rules by which veo:await calls a task a success. */
    private static void requireSuccess(TaskRecord record, Fields fields) throws BadFieldException {
        if (!record.successFlag().equals(Optional.of(1))) {
            throw new BadFieldException(
                    Problem.CONTRADICTORY,
                    fields.where() + " succeeded, but "
                            + (record.successFlag().isEmpty()
                                    ? "has no \"successFlag\""
                                    : "its \"successFlag\" is "
                                            + record.successFlag().get()));
        }
        if (!record.hasResult()) {
            throw new BadFieldException(Problem.CONTRADICTORY, fields.where() + " succeeded, but has no result");
        }
    }

    private static TaskRecord record(Fields fields) throws BadFieldException {
        return TaskRecord.builder()
                .successFlag(fields.optionalNumber("successFlag"))
                .resultUrls(fields.texts("resultUrls"))
                .fullResultUrls(fields.texts("fullResultUrls"))
                .originUrls(fields.texts("originUrls"))
                .mediaIds(fields.texts("mediaIds"))
                .imageUrls(fields.texts("imageUrls"))
                .resolution(fields.optionalText("resolution"))
                .fallback(fields.optionalFlag("fallback"))
                .hasAudio(fields.flags("hasAudio"))
                .seeds(fields.numbers("seeds"))
                .createdAt(fields.optionalTime("createdAt"))
                .completedAt(fields.optionalTime("completedAt"))
                .errorCode(fields.optionalText("errorCode"))
                .build();
    }
}
