package io.github.veomaven.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.report.ResultFiles.Bodies;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes {@code results.json}, as {@code results.schema.json} describes it. */
final class ResultsJson {

    static final int SCHEMA_VERSION = 1;

    /** {@code 2026-11-23T10:00:00.000Z}. Made without a pattern: that would load the locale's data, which is slow. */
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final JsonGenerator json;
    private final Bodies bodies;

    private ResultsJson(JsonGenerator json, Bodies bodies) {
        this.json = json;
        this.bodies = bodies;
    }

    /** @param bodies where the service's last replies about the tasks are */
    static void write(AwaitReport report, Bodies bodies, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(prettyPrinter());
            json.setCharacterEscapes(new InertJson());
            new ResultsJson(json, bodies).writeReport(report);
            json.writeRaw('\n');
        }
    }

    private static DefaultPrettyPrinter prettyPrinter() {
        DefaultIndenter twoBlanks = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator(""));
        printer.indentObjectsWith(twoBlanks);
        printer.indentArraysWith(twoBlanks);
        return printer;
    }

    private void writeReport(AwaitReport report) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        text("plugin", report.provenance().plugin());
        text("baseUrl", report.provenance().baseUrl());
        json.writeBooleanField("simulated", report.simulated());
        text("startedAt", MILLIS.format(report.startedAt()));
        text("finishedAt", MILLIS.format(report.finishedAt()));
        text("verdict", report.verdict().name());
        json.writeNumberField("total", report.tasks().size());
        json.writeNumberField("succeeded", report.count(Verdict.SUCCEEDED));
        json.writeNumberField("failed", report.count(Verdict.FAILED));
        json.writeNumberField("undetermined", report.count(Verdict.UNDETERMINED));
        json.writeNumberField("requests", report.requests());
        json.writeArrayFieldStart("tasks");
        for (TaskOutcome task : report.tasks()) {
            writeTask(task);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeTask(TaskOutcome outcome) throws IOException {
        json.writeStartObject();
        text("name", outcome.task().name());
        text("taskId", outcome.task().id());
        text("verdict", outcome.verdict().name());
        if (outcome.reason().isPresent()) {
            text("reason", outcome.reason().get().name());
            text("message", outcome.message());
        }
        writeRecord(outcome.record());
        json.writeNumberField("polls", outcome.polls());
        json.writeNumberField("errors", outcome.errors());
        json.writeNumberField("elapsedMillis", outcome.elapsed().toMillis());
        text("response", bodies.of(outcome));
        json.writeEndObject();
    }

    private void writeRecord(TaskRecord record) throws IOException {
        if (record.successFlag().isPresent()) {
            json.writeNumberField("successFlag", record.successFlag().get());
        }
        text("errorCode", record.errorCode());
        texts("resultUrls", record.resultUrls());
        texts("fullResultUrls", record.fullResultUrls());
        texts("originUrls", record.originUrls());
        texts("mediaIds", record.mediaIds());
        texts("imageUrls", record.imageUrls());
        text("resolution", record.resolution());
        if (record.fallback().isPresent()) {
            json.writeBooleanField("fallback", record.fallback().get());
        }
        json.writeArrayFieldStart("hasAudio");
        for (boolean hasAudio : record.hasAudio()) {
            json.writeBoolean(hasAudio);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("seeds");
        for (long seed : record.seeds()) {
            json.writeNumber(seed);
        }
        json.writeEndArray();
        time("createdAt", plausible(record.createdAt()));
        time("completedAt", plausible(record.completedAt()));
    }

    /** Returns the service's time, unless its year does not have four digits: the format knows no other. */
    static Optional<Instant> plausible(Optional<Instant> stated) {
        boolean isPlausible = stated.isPresent()
                && !stated.get().isBefore(FIRST)
                && !stated.get().isAfter(LAST);
        return isPlausible ? stated : Optional.empty();
    }

    private void time(String name, Optional<Instant> time) throws IOException {
        if (time.isPresent()) {
            text(name, time.get().toString());
        }
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(encodable(value));
        }
        json.writeEndArray();
    }

    private void text(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            text(name, value.get());
        }
    }

    private void text(String name, String value) throws IOException {
        json.writeStringField(name, encodable(value));
    }

    /** Replaces half a surrogate pair, which has no UTF-8 form, with a question mark. */
    private static String encodable(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
