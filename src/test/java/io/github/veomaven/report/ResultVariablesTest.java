package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.TaskOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultVariablesTest {

    private static final String URL = "https://media.example/v/hero_1776728273.mp4";

    /** What a shell, a template or a runner might do something with. */
    private static final List<String> HOSTILE_ENDINGS = List.of(
            "$(touch pwned)",
            "`touch pwned`",
            "${IFS}",
            "$IFS",
            "a;touch$IFS./pwned;#",
            "a;touch%20pwned",
            "a&touch",
            "a?b=1&PATH=/evil",
            "a|touch",
            "a>pwned",
            "a<pwned",
            "'",
            "\"",
            "\\",
            "a'b",
            "(a)",
            "*",
            "[a]",
            "!",
            "a b",
            "a\nPATH=/evil",
            "a\r\nPATH=/evil",
            "a\tb",
            "\u0000",
            "é",
            "@env.X@");

    @TempDir
    Path directory;

    @Test
    void theVerdictsAndTheVideosAreThere() throws IOException {
        assertThat(env(Reports.of(
                        Reports.withUrls("hero", List.of(URL)),
                        Reports.failed("te.as-er"),
                        Reports.timedOut("trailer1"))))
                .isEqualTo("""
                        VEO_VERDICT=FAILED
                        VEO_HERO_VERDICT=SUCCEEDED
                        VEO_HERO_URL=%s
                        VEO_TE_AS_ER_VERDICT=FAILED
                        VEO_TRAILER1_VERDICT=UNDETERMINED
                        """.formatted(URL));
    }

    @Test
    void simulatedResultsSaySo() throws IOException {
        assertThat(env(Reports.of(true, List.of()))).isEqualTo("VEO_VERDICT=SUCCEEDED\nVEO_SIMULATED=true\n");
    }

    @Test
    void namesThatComeOutAlikeAreLeftOutAndACommentSaysSoOnce() throws IOException {
        assertThat(env(Reports.of(
                        Reports.succeeded("a-b"), Reports.failed("a.b"), Reports.failed("A_B"), Reports.failed("ab"))))
                .isEqualTo("""
                        VEO_VERDICT=FAILED
                        # Left out: VEO_A_B_VERDICT and VEO_A_B_URL, because several tasks would have them
                        VEO_AB_VERDICT=FAILED
                        """);
    }

    @Test
    void namesOfOneHashCodeThatDoNotComeOutAlikeAreKept() throws IOException {
        assertThat("AO".hashCode()).isEqualTo("B0".hashCode());
        assertThat(env(Reports.of(
                        Reports.failed("AO"), Reports.failed("B0"), Reports.failed("A-O"), Reports.failed("A.O"))))
                .isEqualTo("""
                        VEO_VERDICT=FAILED
                        VEO_AO_VERDICT=FAILED
                        VEO_B0_VERDICT=FAILED
                        # Left out: VEO_A_O_VERDICT and VEO_A_O_URL, because several tasks would have them
                        """);
    }

    @Test
    void aUrlThatAShellWouldActOnIsLeftOutAndACommentSaysSo() throws IOException {
        assertThat(env(Reports.of(Reports.withUrls("hero", List.of(URL + "?a=1&b=2")))))
                .isEqualTo("""
                        VEO_VERDICT=SUCCEEDED
                        VEO_HERO_VERDICT=SUCCEEDED
                        # Left out: VEO_HERO_URL, which has characters that a shell acts on; results.json has it
                        """);
    }

    @Test
    void aNameOfExcessiveLengthIsLeftOut() throws IOException {
        assertThat(env(Reports.of(Reports.succeeded("x".repeat(201)))))
                .isEqualTo("VEO_VERDICT=SUCCEEDED\n# Left out: a task whose name is longer than 200 characters\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash", "dash", "busybox sh", "zsh"})
    void sourcingTheFileSetsItsVariablesAndDoesNothingElse(String shell) throws Exception {
        assumeTrue(isThere(shell), shell + " is not installed");
        List<TaskOutcome> tasks = new ArrayList<>(List.of(
                Reports.withUrls("hero", List.of(URL + "?token=a=b+c,d%20e#t=1")),
                Reports.withUrls("home", List.of("https://media.example/~root/a:~/v.mp4")),
                Reports.withUrls("PATH", List.of(URL)),
                Reports.hostile()));
        for (String hostile : HOSTILE_ENDINGS) {
            tasks.add(Reports.withUrls("url" + tasks.size(), List.of("https://media.example/" + hostile)));
            tasks.add(named(hostile + tasks.size()));
        }
        Files.createDirectories(directory.resolve("https:/media.example"));
        Files.writeString(directory.resolve("results.env"), env(Reports.of(false, tasks)));

        Map<String, String> before = variables(shell, ":");
        Map<String, String> after = variables(shell, ". ./results.env");

        assertThat(after).containsAllEntriesOf(before);
        after.keySet().removeAll(before.keySet());
        assertThat(after)
                .containsEntry("VEO_VERDICT", "FAILED")
                .containsEntry("VEO_HERO_URL", URL + "?token=a=b+c,d%20e#t=1")
                .containsEntry("VEO_HOME_URL", "https://media.example/%7Eroot/a:%7E/v.mp4")
                .containsEntry("VEO_PATH_URL", URL)
                .allSatisfy(
                        (name, value) -> assertThat(name + "=" + value)
                                .matches(
                                        "VEO_([A-Z0-9_]+_)?VERDICT=(SUCCEEDED|FAILED|UNDETERMINED)|VEO_[A-Z0-9_]+_URL=https://.*"));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("results.env", "https:");
        }
    }

    @Test
    void gitlabReadsEveryLineOfAFileFromWhichNothingIsLeftOut() throws IOException {
        String env = env(Reports.of(Reports.withUrls("hero", List.of(URL)), Reports.failed("teaser")));

        // As its ParseDotenvArtifactService does, and Ci::JobVariable, which then expands $NAME in values.
        assertThat(env.lines()).allMatch(line -> line.matches("[a-zA-Z0-9_]+=[^$\\s'\"]*"));
    }

    @Test
    void theOutputsOfAStepAreTheSamePairsInLowerCase() {
        AwaitReport report = Reports.of(
                Reports.withUrls("hero", List.of(URL)),
                Reports.failed("a-b"),
                Reports.failed("a.b"),
                Reports.hostile());

        assertThat(asTheRunnerReads(ResultVariables.stepOutputs(report)))
                .containsEntry("veo_verdict", "FAILED")
                .containsEntry("veo_hero_verdict", "SUCCEEDED")
                .containsEntry("veo_hero_url", URL)
                .hasSize(4);
    }

    @Test
    void hostileNamesAndUrlsMakeNoOutputsOfTheirOwn() {
        List<TaskOutcome> tasks = new ArrayList<>();
        for (String hostile : HOSTILE_ENDINGS) {
            tasks.add(Reports.withUrls("u" + tasks.size(), List.of("https://media.example/" + hostile)));
            tasks.add(named(hostile + tasks.size()));
            tasks.add(named("x<<EOF" + tasks.size() + "\nevil=1\nEOF"));
        }

        assertThat(asTheRunnerReads(ResultVariables.stepOutputs(Reports.of(false, tasks))))
                .allSatisfy((name, value) -> assertThat(name + "=" + value)
                        .matches(
                                "veo_([a-z0-9_]+_)?verdict=SUCCEEDED|veo_[a-z0-9_]+_url=https://[^&;$()`'\"\\\\\\s]*"));
    }

    @Test
    void ofAHugeRunThereAreAsManyOutputsAsGithubTakes() {
        String outputs = ResultVariables.stepOutputs(Reports.of(
                false,
                IntStream.range(0, 20_000)
                        .mapToObj(index -> Reports.withUrls("task-" + index, List.of(URL)))
                        .toList()));

        assertThat(outputs.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(400_000, 1024 * 1024);
        assertThat(asTheRunnerReads(outputs)).containsEntry("veo_verdict", "SUCCEEDED");
    }

    /** The runner's SetOutputFileCommand: NAME=value, or NAME<<DELIMITER if that comes first; anything else is an error. */
    private static Map<String, String> asTheRunnerReads(String file) {
        Map<String, String> outputs = new TreeMap<>();
        for (String line : file.split("\r\n|\r|\n")) {
            int equals = line.indexOf('=');
            int heredoc = line.indexOf("<<");
            assertThat(equals).as(line).isPositive();
            assertThat(heredoc < 0 || equals < heredoc).as(line).isTrue();
            outputs.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return outputs;
    }

    private static TaskOutcome named(String name) {
        return Reports.withUrls(name, List.of(URL));
    }

    private static String env(AwaitReport report) throws IOException {
        StringBuilder env = new StringBuilder();
        ResultVariables.write(report, env);
        return env.toString();
    }

    private static boolean isThere(String shell) throws InterruptedException {
        try {
            return start(Path.of("."), shell, "exit 0").waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** What is set after the command, in a shell that exports everything that it sets. */
    private Map<String, String> variables(String shell, String command) throws IOException, InterruptedException {
        Process process = start(directory, shell, "set -a; " + command + "; env -0");
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        Map<String, String> variables = new TreeMap<>();
        for (String pair : output.split("\0")) {
            int equals = pair.indexOf('=');
            variables.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        variables.remove("_");
        return variables;
    }

    private static Process start(Path directory, String shell, String script) throws IOException {
        List<String> command = new ArrayList<>(List.of(shell.split(" ")));
        command.addAll(List.of("-c", script));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
