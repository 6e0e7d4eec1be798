package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.VideoTask;
import io.github.veomaven.report.ResultsException.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsReaderTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsReadBackExceptForBodiesAndErrorMessages() throws Exception {
        Random random = new Random(2026);
        for (int round = 0; round < 200; round++) {
            AwaitReport report = anyReport(random);

            assertThat(ResultsReader.read(file(Reports.json(report)))).isEqualTo(report);
        }
    }

    @Test
    void theMessageOfASuccessIsNotKept() throws Exception {
        TaskOutcome succeeded = Reports.succeeded("hero");
        assertThat(ResultsReader.read(file(Reports.json(Reports.of(succeeded)))).tasks())
                .containsExactly(TaskOutcome.of(succeeded.task())
                        .record(succeeded.record())
                        .polls(succeeded.polls())
                        .errors(succeeded.errors())
                        .elapsed(succeeded.elapsed())
                        .build());
    }

    @Test
    void fieldsOfALaterVersionAreIgnored() throws Exception {
        ObjectNode results = tree(Reports.mixed());
        results.put("surprise", 1);
        task(results, 0).put("surprise", 1);

        assertThat(ResultsReader.read(file(results.toString())).tasks()).hasSize(3);
    }

    @Test
    void aPathInTheFileIsNotFollowed() throws Exception {
        ObjectNode results = tree(Reports.mixed());
        task(results, 0).put("response", "../../../../etc/passwd");

        assertThat(ResultsReader.read(file(results.toString())).tasks().get(0).hasBody())
                .isFalse();
    }

    @Test
    void aMissingFileIsMissing() {
        assertProblem(directory.resolve("none/results.json"), Problem.MISSING, "missing", "Run veo:await first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "<html></html>",
                "{\"plugin\":\"io.github.veomaven:veo-maven-plugin:1\"",
                "{\"schemaVersion\":1,\"schemaVersion\":1}",
                "{} {}",
                "{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}",
            })
    void whatIsNoWholeJsonDocumentIsUnreadable(String text) throws IOException {
        assertProblem(file(text), Problem.UNREADABLE, "unreadable");
    }

    @Test
    void everyCutOffFileIsUnreadable() throws IOException {
        String whole = Reports.json(Reports.of(Reports.succeeded("hero"))).strip();
        for (int length = 0; length < whole.length(); length += 7) {
            assertProblem(file(whole.substring(0, length)), Problem.UNREADABLE, "unreadable");
        }
    }

    @Test
    void aDirectoryIsUnreadable() {
        assertProblem(directory, Problem.UNREADABLE, "unreadable", "not a file");
    }

    @Test
    void anOversizedFileIsUnreadable() throws IOException {
        Path file = directory.resolve("results.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(256L * 1024 * 1024 + 1);
        }

        assertProblem(file, Problem.UNREADABLE, "unreadable", "256 MiB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "1",
                "\"x\"",
                "{\"schemaVersion\":1,\"plugin\":\"com.example:other:1\"}",
                "{\"schemaVersion\":1,\"plugin\":1}",
                "{\"schemaVersion\":2,\"plugin\":\"io.github.veomaven:veo-maven-plugin:9\"}",
                "{\"schemaVersion\":\"1\",\"plugin\":\"io.github.veomaven:veo-maven-plugin:9\"}",
                "{\"plugin\":\"io.github.veomaven:veo-maven-plugin:9\"}",
            })
    void whatThisPluginDidNotWriteIsForeign(String text) throws IOException {
        assertProblem(file(text), Problem.FOREIGN, "foreign");
    }

    static Stream<Consumer<ObjectNode>> lies() {
        return Stream.of(
                results -> results.remove("verdict"),
                results -> results.put("total", 2),
                results -> results.remove("undetermined"),
                results -> results.withArray("tasks").remove(1),
                results -> results.withArray("tasks").add(1),
                results -> results.put("tasks", "none"),
                results -> results.remove("tasks"),
                results -> results.remove("simulated"),
                results -> results.put("simulated", "false"),
                results -> results.put("startedAt", "yesterday"),
                results -> results.put("requests", -1),
                results -> results.put("requests", new BigInteger("99999999999999999999")),
                results -> task(results, 1).put("reason", "BORED"),
                results -> task(results, 1).putNull("reason"),
                results -> task(results, 1).put("name", "hero"),
                results -> task(results, 0).put("polls", 1.5),
                results -> task(results, 0).put("elapsedMillis", -1),
                results -> task(results, 0).remove("resultUrls"),
                results -> task(results, 0).withArray("resultUrls").add(1),
                results -> task(results, 0).withArray("seeds").add("x"),
                results -> task(results, 0).put("fallback", "no"));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void whatLacksSomethingIsIncomplete(Consumer<ObjectNode> lie) throws IOException {
        ObjectNode results = tree(Reports.mixed());
        lie.accept(results);

        assertProblem(file(results.toString()), Problem.INCOMPLETE, "incomplete", "Run veo:await again");
    }

    static Stream<Consumer<ObjectNode>> contradictions() {
        return Stream.of(
                results -> results.put("verdict", "SUCCEEDED"),
                results -> results.put("succeeded", 3),
                results -> results.put("failed", 0),
                results -> task(results, 1).put("verdict", "SUCCEEDED"),
                results -> task(results, 1).remove("reason"),
                results -> task(results, 1).put("name", " "),
                results -> task(results, 0).put("errors", 15),
                results -> task(results, 0).put("successFlag", 3),
                results -> task(results, 0).put("successFlag", 0),
                results -> task(results, 0).remove("successFlag"),
                results -> {
                    for (String list : List.of("resultUrls", "fullResultUrls", "originUrls", "mediaIds", "imageUrls")) {
                        task(results, 0).withArray(list).removeAll();
                    }
                },
                results -> {
                    for (String list : List.of("resultUrls", "fullResultUrls", "originUrls", "mediaIds", "imageUrls")) {
                        task(results, 0).withArray(list).removeAll().add(" ");
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void whatContradictsItselfIsContradictory(Consumer<ObjectNode> lie) throws IOException {
        ObjectNode results = tree(Reports.mixed());
        lie.accept(results);

        assertProblem(file(results.toString()), Problem.CONTRADICTORY, "contradictory", "Run veo:await again");
    }

    @Test
    void aMessageHoldsNoHostileText() throws IOException {
        ObjectNode results = tree(Reports.of(Reports.hostile()));
        results.withArray("tasks").add(task(results, 0).deepCopy());

        assertThatThrownBy(() -> ResultsReader.read(file(results.toString())))
                .message()
                .contains("two tasks are named")
                .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
    }

    private static void assertProblem(Path file, Problem problem, String... parts) {
        assertThatThrownBy(() -> ResultsReader.read(file))
                .isInstanceOfSatisfying(
                        ResultsException.class,
                        exception -> assertThat(exception.problem()).isEqualTo(problem))
                .message()
                .contains(file.toString())
                .contains(parts);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("results.json"), text);
    }

    private static ObjectNode tree(AwaitReport report) throws IOException {
        return (ObjectNode) MAPPER.readTree(Reports.json(report));
    }

    private static ObjectNode task(ObjectNode results, int index) {
        return (ObjectNode) results.path("tasks").path(index);
    }

    private static AwaitReport anyReport(Random random) {
        List<TaskOutcome> tasks = new ArrayList<>();
        for (int index = 0; index < random.nextInt(5); index++) {
            tasks.add(anyTask(random, index));
        }
        return Reports.of(random.nextBoolean(), tasks);
    }

    private static TaskOutcome anyTask(Random random, int index) {
        Optional<Reason> reason = maybe(random, () -> Reason.values()[random.nextInt(Reason.values().length)]);
        int polls = random.nextInt(1000);
        return TaskOutcome.of(new VideoTask("task " + index + anyText(random), "id" + anyText(random)))
                .reason(reason)
                .message(reason.flatMap(any -> maybe(random, () -> anyText(random))))
                .record(TaskRecord.builder()
                        .successFlag(reason.isEmpty() ? Optional.of(1) : maybe(random, random::nextInt))
                        .resultUrls(anyTexts(random))
                        .fullResultUrls(anyTexts(random))
                        .originUrls(anyTexts(random))
                        .mediaIds(reason.isEmpty() ? List.of("media of a success") : anyTexts(random))
                        .imageUrls(anyTexts(random))
                        .resolution(maybe(random, () -> anyText(random)))
                        .fallback(maybe(random, random::nextBoolean))
                        .hasAudio(random.nextBoolean() ? List.of() : List.of(random.nextBoolean()))
                        .seeds(random.nextBoolean() ? List.of() : List.of(random.nextLong()))
                        .createdAt(maybe(random, () -> Instant.ofEpochMilli(random.nextInt())))
                        .completedAt(maybe(
                                random, () -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))))
                        .errorCode(maybe(random, () -> anyText(random)))
                        .build())
                .polls(polls)
                .errors(random.nextInt(polls + 1))
                .elapsed(Duration.ofMillis(random.nextInt(Integer.MAX_VALUE)))
                .build();
    }

    private static List<String> anyTexts(Random random) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(any -> anyText(random))
                .toList();
    }

    private static String anyText(Random random) {
        return random.ints(random.nextInt(8), 0, Character.MAX_CODE_POINT + 1)
                .map(codePoint -> random.nextBoolean() ? codePoint % 0x250 : codePoint)
                .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static <T> Optional<T> maybe(Random random, Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }
}
