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
import io.github.veomaven.report.ResultsException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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

    private final Path file;

    private ResultsReader(Path file) {
        this.file = file;
    }

    /**
     * The report that the file was written from, except for the bodies and error messages of the service's answers,
     * which the file does not hold.
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
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        ReportTree tree = new ReportTree();
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = MAPPER.createParser(in)) {
            read(json, head, tree);
        } catch (JsonProcessingException e) {
            throw unreadable("the file is not a complete JSON document. Run veo:await again.", e);
        } catch (IOException e) {
            throw unreadable("reading failed: " + e.getMessage(), e);
        }
        requireOwn(head);
        try {
            return tree.report(new Fields(head, "the file"));
        } catch (Fields.BadFieldException e) {
            throw new ResultsException(e.problem(), file, e.getMessage() + ". Run veo:await again.", e);
        }
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
    private void read(JsonParser json, ObjectNode head, ReportTree tree) throws IOException, ResultsException {
        JsonToken first = json.nextToken();
        if (first == null) {
            throw unreadable("the file is empty. Run veo:await again.", null);
        }
        if (first != JsonToken.START_OBJECT) {
            json.skipChildren();
        } else {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY && name.equals(ReportTree.TASKS)) {
                    tree.beginTasks();
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        tree.add(MAPPER.readTree(json));
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

    private void requireOwn(JsonNode results) throws ResultsException {
        if (!results.path("plugin").asText("").startsWith(PLUGIN)) {
            throw new ResultsException(Problem.FOREIGN, file, "this plugin did not write the file.", null);
        }
        JsonNode version = results.path("schemaVersion");
        if (!version.isInt() || version.intValue() != ResultsJson.SCHEMA_VERSION) {
            throw new ResultsException(
                    Problem.FOREIGN,
                    file,
                    "another version of this plugin wrote the file, in another format (schemaVersion is not "
                            + ResultsJson.SCHEMA_VERSION + "). Use one version for all goals.",
                    null);
        }
    }

    private ResultsException unreadable(String detail, Exception cause) {
        return new ResultsException(Problem.UNREADABLE, file, detail, cause);
    }
}
