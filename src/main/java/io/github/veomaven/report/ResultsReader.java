package io.github.veomaven.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.AwaitReport.Provenance;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.report.ResultsException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code results.json} back. Nothing in the file is trusted, and no path in it is followed. */
public final class ResultsReader {

    private static final long MAX_SIZE = 256 * 1024 * 1024;
    private static final int MAX_DEPTH = 16;
    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final String PLUGIN = "io.github.veomaven:veo-maven-plugin:";
    private static final String TASKS = "tasks";
    private static final String TASKS_OF_WRONG_TYPE = "the file has a \"tasks\" of the wrong type";

    private final Path file;
    private final ObjectNode head = JsonNodeFactory.instance.objectNode();
    private final List<TaskOutcome> tasks = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean hasTasks;
    private int count;
    private Optional<ResultsException> firstProblem = Optional.empty();

    private ResultsReader(Path file) {
        this.file = file;
    }

    /**
     * Returns the report that the file was written from, without the bodies and error messages of the service's replies,
     * which the file does not contain.
     *
     * <p>Counts and verdicts are recomputed and compared with those in the file. Unknown fields are ignored.
     *
     * @throws ResultsException when the file is missing, unreadable, foreign, incomplete or contradictory; the message says which
     */
    public static AwaitReport read(Path resultsJson) throws ResultsException {
        return new ResultsReader(resultsJson).report();
    }

    private AwaitReport report() throws ResultsException {
        requireReadable();
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = MAPPER.createParser(in)) {
            read(json);
        } catch (JsonProcessingException e) {
            throw unreadable("the file is not a complete JSON document. Run veo:await again.", e);
        } catch (IOException e) {
            throw unreadable("reading failed: " + e.getMessage(), e);
        }
        requireOwn();
        Fields fields = new Fields(head, "the file");
        Provenance provenance = new Provenance(
                fields.requiredText("plugin"),
                fields.requiredText("baseUrl"),
                fields.required("simulated", fields.flag("simulated")));
        requireTasks();
        AwaitReport report = new AwaitReport(
                provenance,
                fields.required("startedAt", fields.time("startedAt")),
                fields.required("finishedAt", fields.time("finishedAt")),
                fields.count("requests"),
                tasks);
        requireAgreement(report, fields);
        return report;
    }

    private void requireReadable() throws ResultsException {
        if (Files.notExists(file)) {
            throw new ResultsException(Problem.MISSING, file, "there is no such file. Run veo:await first.", null);
        }
        if (!Files.isRegularFile(file)) {
            throw unreadable("it is not a file.", null);
        }
        try {
            if (Files.size(file) > MAX_SIZE) {
                throw unreadable("the file is larger than 256 MiB.", null);
            }
        } catch (IOException e) {
            throw unreadable("reading failed: " + e.getMessage(), e);
        }
    }

    /** Task by task: as a whole, a file of a hundred thousand would not fit into the memory of a small build. */
    private void read(JsonParser json) throws IOException, ResultsException {
        JsonToken first = json.nextToken();
        if (first == null) {
            throw unreadable("the file is empty. Run veo:await again.", null);
        }
        if (first != JsonToken.START_OBJECT) {
            json.skipChildren();
        } else {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY && name.equals(TASKS)) {
                    hasTasks = true;
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        add(MAPPER.readTree(json));
                    }
                } else {
                    head.set(name, MAPPER.readTree(json));
                }
            }
        }
        if (json.nextToken() != null) {
            throw new JsonParseException(json, "more than one document");
        }
    }

    /** What is wrong with a task is reported only once the file has turned out to be ours. */
    private void add(JsonNode element) {
        count++;
        try {
            if (!(element instanceof ObjectNode object)) {
                throw incomplete(TASKS_OF_WRONG_TYPE);
            }
            TaskOutcome task = task(new Fields(object, "task " + count));
            if (!names.add(task.task().name())) {
                throw incomplete(
                        "two tasks are named " + SafeText.line(task.task().name(), 80));
            }
            tasks.add(task);
        } catch (ResultsException e) {
            firstProblem = firstProblem.isPresent() ? firstProblem : Optional.of(e);
        }
    }

    private void requireOwn() throws ResultsException {
        if (!head.path("plugin").asText("").startsWith(PLUGIN)) {
            throw new ResultsException(Problem.FOREIGN, file, "this plugin did not write the file.", null);
        }
        JsonNode version = head.path("schemaVersion");
        if (!version.isInt() || version.intValue() != ResultsJson.SCHEMA_VERSION) {
            throw new ResultsException(
                    Problem.FOREIGN,
                    file,
                    "another version of this plugin wrote the file, in another format (schemaVersion is not "
                            + ResultsJson.SCHEMA_VERSION + "). Use one version for all goals.",
                    null);
        }
    }

    private void requireTasks() throws ResultsException {
        if (firstProblem.isPresent()) {
            throw firstProblem.get();
        }
        if (!hasTasks) {
            throw incomplete(head.has(TASKS) ? TASKS_OF_WRONG_TYPE : "the file has no \"tasks\"");
        }
    }

    private void requireAgreement(AwaitReport report, Fields fields) throws ResultsException {
        requireEqual(Problem.INCOMPLETE, fields, "total", report.tasks().size());
        requireEqual(Problem.CONTRADICTORY, fields, "succeeded", report.count(Verdict.SUCCEEDED));
        requireEqual(Problem.CONTRADICTORY, fields, "failed", report.count(Verdict.FAILED));
        requireEqual(Problem.CONTRADICTORY, fields, "undetermined", report.count(Verdict.UNDETERMINED));
        if (!fields.requiredText("verdict").equals(report.verdict().name())) {
            throw contradictory("its verdict does not follow from its tasks (" + report.verdict() + ")");
        }
    }

    private void requireEqual(Problem problem, Fields fields, String name, long counted) throws ResultsException {
        long stated = fields.count(name);
        if (stated != counted) {
            String detail =
                    "it says \"" + name + "\": " + stated + ", but there are " + counted + ". Run veo:await again.";
            throw new ResultsException(problem, file, detail, null);
        }
    }

    private TaskOutcome task(Fields fields) throws ResultsException {
        Optional<Reason> reason = reason(fields);
        try {
            TaskOutcome outcome = TaskOutcome.of(
                            new VideoTask(fields.requiredText("name"), fields.requiredText("taskId")))
                    .reason(reason)
                    .message(fields.text("message"))
                    .record(record(fields))
                    .polls(fields.required("polls", fields.integer("polls")))
                    .errors(fields.required("errors", fields.integer("errors")))
                    .elapsed(Duration.ofMillis(fields.count("elapsedMillis")))
                    .build();
            requireVerdict(outcome, fields);
            return outcome;
        } catch (IllegalArgumentException e) {
            throw contradictory(fields.where + " contradicts itself");
        }
    }

    private Optional<Reason> reason(Fields fields) throws ResultsException {
        Optional<String> name = fields.text("reason");
        try {
            return name.map(Reason::valueOf);
        } catch (IllegalArgumentException e) {
            throw incomplete(fields.where + " has an unknown reason");
        }
    }

    private void requireVerdict(TaskOutcome outcome, Fields fields) throws ResultsException {
        if (!fields.requiredText("verdict").equals(outcome.verdict().name())) {
            throw contradictory(fields.where + " has a verdict that does not follow from its reason");
        }
        if (outcome.verdict() == Verdict.SUCCEEDED) {
            requireSuccess(outcome.record(), fields.where);
        }
    }

    /** Applies the rules by which veo:await decides that a task succeeded. */
    private void requireSuccess(TaskRecord record, String where) throws ResultsException {
        Optional<Integer> flag = record.successFlag();
        if (flag.isEmpty()) {
            throw contradictory(where + " succeeded, but has no \"successFlag\"");
        }
        if (flag.get() != 1) {
            throw contradictory(where + " succeeded, but its \"successFlag\" is " + flag.get());
        }
        if (!record.hasResult()) {
            throw contradictory(where + " succeeded, but has no result");
        }
    }

    private static TaskRecord record(Fields fields) throws ResultsException {
        return TaskRecord.builder()
                .successFlag(fields.integer("successFlag"))
                .resultUrls(fields.texts("resultUrls"))
                .fullResultUrls(fields.texts("fullResultUrls"))
                .originUrls(fields.texts("originUrls"))
                .mediaIds(fields.texts("mediaIds"))
                .imageUrls(fields.texts("imageUrls"))
                .resolution(fields.text("resolution"))
                .fallback(fields.flag("fallback"))
                .hasAudio(fields.flags("hasAudio"))
                .seeds(fields.numbers("seeds"))
                .createdAt(fields.time("createdAt"))
                .completedAt(fields.time("completedAt"))
                .errorCode(fields.text("errorCode"))
                .build();
    }

    private ResultsException incomplete(String detail) {
        return new ResultsException(Problem.INCOMPLETE, file, detail + ". Run veo:await again.", null);
    }

    private ResultsException contradictory(String detail) {
        return new ResultsException(Problem.CONTRADICTORY, file, detail + ". Run veo:await again.", null);
    }

    private ResultsException unreadable(String detail, Exception cause) {
        return new ResultsException(Problem.UNREADABLE, file, detail, cause);
    }

    /** The fields of the file itself, or of one of its tasks. */
    private final class Fields extends JsonFields<ResultsException> {

        private final String where;

        Fields(ObjectNode object, String where) {
            super(object);
            this.where = where;
        }

        @Override
        protected ResultsException problem(String field, Optional<JsonNode> value, String expected) {
            return incomplete(where
                    + (value.isEmpty() ? " has no \"" + field + "\"" : " has a \"" + field + "\" of the wrong type"));
        }

        String requiredText(String field) throws ResultsException {
            return required(field, text(field));
        }

        /** A whole number that is not negative. */
        long count(String field) throws ResultsException {
            return required(field, number(field, 0, Long.MAX_VALUE));
        }

        Optional<Integer> integer(String field) throws ResultsException {
            return number(field, Integer.MIN_VALUE, Integer.MAX_VALUE).map(Long::intValue);
        }
    }
}
