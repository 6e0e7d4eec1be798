package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultsJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void theFileIsWrittenAsTheContractShowsIt() throws IOException {
        assertThat(Reports.json(Reports.of(Reports.succeeded("hero"), Reports.failed("teaser"))))
                .isEqualTo("""
                        {
                          "schemaVersion": 1,
                          "plugin": "io.github.veomaven:veo-maven-plugin:1.0.0",
                          "baseUrl": "https://api.kie.ai",
                          "simulated": false,
                          "startedAt": "2026-11-23T10:00:00.000Z",
                          "finishedAt": "2026-11-23T10:01:07.312Z",
                          "verdict": "FAILED",
                          "total": 2,
                          "succeeded": 1,
                          "failed": 1,
                          "undetermined": 0,
                          "requests": 31,
                          "tasks": [
                            {
                              "name": "hero",
                              "taskId": "id-of-hero",
                              "verdict": "SUCCEEDED",
                              "successFlag": 1,
                              "resultUrls": [
                                "https://media.example/v/hero.mp4?a=1,2&b=3"
                              ],
                              "fullResultUrls": [],
                              "originUrls": [],
                              "mediaIds": [],
                              "imageUrls": [],
                              "resolution": "1080p",
                              "fallback": false,
                              "hasAudio": [
                                true
                              ],
                              "seeds": [
                                61668
                              ],
                              "createdAt": "2026-11-23T09:59:30Z",
                              "completedAt": "2026-11-23T10:00:41Z",
                              "polls": 14,
                              "errors": 0,
                              "elapsedMillis": 42312,
                              "response": "tasks/hero.json"
                            },
                            {
                              "name": "teaser",
                              "taskId": "id-of-teaser",
                              "verdict": "FAILED",
                              "reason": "GENERATION_FAILED",
                              "message": "Internal Error, Please try again later.",
                              "successFlag": 3,
                              "errorCode": "500",
                              "resultUrls": [],
                              "fullResultUrls": [],
                              "originUrls": [],
                              "mediaIds": [],
                              "imageUrls": [],
                              "hasAudio": [],
                              "seeds": [],
                              "createdAt": "2026-11-23T09:59:30Z",
                              "completedAt": "2026-11-23T10:00:41Z",
                              "polls": 14,
                              "errors": 0,
                              "elapsedMillis": 42312
                            }
                          ]
                        }
                        """);
    }

    @Test
    void aTimeWhoseYearDoesNotHaveFourDigitsIsLeftOut() {
        assertThat(ResultsJson.plausible(Optional.of(Instant.MIN))).isEmpty();
        assertThat(ResultsJson.plausible(Optional.of(Instant.parse("+10000-01-01T00:00:00Z"))))
                .isEmpty();
        assertThat(ResultsJson.plausible(Optional.of(Instant.EPOCH))).contains(Instant.EPOCH);
        assertThat(ResultsJson.plausible(Optional.empty())).isEmpty();
    }

    @Test
    void theTimesOfTheRunAlwaysHaveMilliseconds() throws IOException {
        AwaitReport mixed = Reports.mixed();
        String written = Reports.json(new AwaitReport(
                mixed.provenance(),
                Instant.parse("2026-11-23T10:00:00Z"),
                Instant.parse("2026-11-23T10:00:07.312999Z"),
                mixed.requests(),
                mixed.tasks()));

        assertThat(written)
                .contains(
                        "\"startedAt\": \"2026-11-23T10:00:00.000Z\"", "\"finishedAt\": \"2026-11-23T10:00:07.312Z\"");
    }

    @Test
    void whatIsWrittenIsValid() throws IOException {
        for (AwaitReport report : List.of(
                Reports.of(),
                Reports.mixed(),
                Reports.of(Reports.succeeded("hero")),
                Reports.of(Reports.timedOut("hero")),
                Reports.of(true, List.of(Reports.hostile())))) {
            assertThat(errors(Reports.json(report))).isEmpty();
        }
    }

    @Test
    void hostileTextIsKeptInEscapesThatAnyTerminalShows() throws IOException {
        String written = Reports.json(Reports.of(Reports.hostile()));

        assertThat(MAPPER.readTree(written).at("/tasks/0/message").textValue())
                .isEqualTo(Reports.HOSTILE.replace('\uD800', '?'));
        assertThat(written)
                .contains("\\u001B[31m\\u202Eevil\\u0000")
                .contains("\\u0085\\u2028")
                .matches("(?s)[^\\p{Cntrl}\\p{Cf}\\p{Cs}&&[^\n]]*");
    }

    @Test
    void textThatMavenOrARunnerWouldActOnIsKeptAndCannotBeTakenForIt() throws IOException {
        String hostile = "@env.X@ ${env.X} #{env.X} ##[error]x ##vso[task.complete]";
        String url = "https://media.example/@env.X@?k=${env.X}";
        AwaitReport report = Reports.of(Reports.withUrls(hostile, List.of(url)), Reports.failed("a", hostile));

        String written = Reports.json(report);

        assertThat(written).doesNotContain("@", "$", "#");
        assertThat(MAPPER.readTree(written).at("/tasks/0/name").textValue()).isEqualTo(hostile);
        assertThat(MAPPER.readTree(written).at("/tasks/0/resultUrls/0").textValue())
                .isEqualTo(url);
        assertThat(MAPPER.readTree(written).at("/tasks/1/message").textValue()).isEqualTo(hostile);
    }

    static Stream<Consumer<ObjectNode>> mistakes() {
        return Stream.of(
                results -> results.remove("verdict"),
                results -> results.remove("tasks"),
                results -> results.put("schemaVersion", 2),
                results -> results.put("plugin", "com.example:other:1"),
                results -> results.put("verdict", "SUCCEEDED"),
                results -> results.put("verdict", "GREEN"),
                results -> results.put("startedAt", "2026-11-23T10:00:00Z"),
                results -> results.put("requests", -1),
                results -> results.put("surprise", true),
                results -> task(results, 0).remove("seeds"),
                results -> task(results, 0).remove("taskId"),
                results -> task(results, 0).put("reason", "FAILED"),
                results -> task(results, 0).put("message", "all is well"),
                results -> task(results, 0).put("fallback", "no"),
                results -> task(results, 0).put("createdAt", "yesterday"),
                results -> task(results, 0).put("response", "../../etc/passwd"),
                results -> task(results, 1).remove("reason"),
                results -> task(results, 1).put("reason", "TIMED_OUT"),
                results -> task(results, 2).put("reason", "BORED"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aWrongDocumentIsNotValid(Consumer<ObjectNode> mistake) throws IOException {
        ObjectNode results = (ObjectNode) MAPPER.readTree(Reports.json(Reports.mixed()));
        mistake.accept(results);

        assertThat(errors(results.toString())).isNotEmpty();
    }

    @Test
    void theSchemaKnowsEveryVerdictAndReason() throws IOException {
        JsonNode schema;
        try (var stream = ResultsJson.class.getResourceAsStream("results.schema.json")) {
            schema = MAPPER.readTree(stream);
        }

        assertThat(MAPPER.convertValue(schema.at("/$defs/verdict/enum"), String[].class))
                .containsExactly(names(Verdict.values()));
        assertThat(MAPPER.convertValue(schema.at("/$defs/task/properties/reason/enum"), String[].class))
                .containsExactly(names(Reason.values()));
    }

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }

    private static ObjectNode task(ObjectNode results, int index) {
        return (ObjectNode) results.path("tasks").path(index);
    }

    private static List<Error> errors(String json) throws IOException {
        try (var stream = ResultsJson.class.getResourceAsStream("results.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(stream);
            return schema.validate(json, InputFormat.JSON);
        }
    }
}
