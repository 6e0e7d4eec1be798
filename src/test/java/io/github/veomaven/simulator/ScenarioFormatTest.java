package io.github.veomaven.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scenario may hold, and what it is told when it holds something else. */
class ScenarioFormatTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\\n(.*?)```");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|$ is []: write an object",
                "{'task':{}}|$.task is not known here: write one of $schema, description, downFor, generationTime",
                "{'generationTime':3}|$.generationTime is 3: write a string",
                "{'generationTime':'3'}|$.generationTime is \"3\": write a duration",
                "{'generationTime':'25h'}|write a duration of at most 24h",
                "{'downFor':''}|$.downFor is \"\": write a duration",
                "{'maxRequestsPerSecond':0}|$.maxRequestsPerSecond is 0: write a whole number from 1 to 100000",
                "{'maxRequestsPerSecond':1.5}|$.maxRequestsPerSecond is 1.5: write a whole number",
                "{'maxRequestsPerSecond':99999999999999999999}|write a whole number",
                "{'requiredKey':null}|$.requiredKey is null: write a string",
                "{'proxyCredentials':'x'}|$.proxyCredentials has no colon: write user:password",
                "{'tasks':[]}|$.tasks is []: write an object",
                "{'tasks':{'a':[]}}|$.tasks.a is []: write a list of 1 to 1000 replies",
                "{'tasks':{'a b':{}}}|$.tasks[\"a b\"] is {}: write a list",
                "{'tasks':{'a':[1]}}|$.tasks.a[0] is 1: write an object",
                "{'tasks':{'a':[{},{'stat':1}]}}|$.tasks.a[1].stat is not known here: write one of body, bodyAfter",
                "{'tasks':{'a':[{'size':1}]}}|$.tasks.a[0].size is not known here",
                "{'tasks':{'a':[{'ranges':false}]}}|$.tasks.a[0].ranges is not known here",
                "{'media':{'a':[{'state':'succeeded'}]}}|$.media.a[0].state is not known here",
                "{'media':{'a':[{'size':0}]}}|$.media.a[0].size is 0: write a whole number from 1 to 4000000000",
                "{'media':{'a':[{'size':9,'body':''}]}}|$.media.a[0].body is \"\": write either size or body",
                "{'tasks':{'a':[{'state':'done'}]}}|$.tasks.a[0].state is \"done\": write one of generating, succeeded",
                "{'tasks':{'a':[{'status':100}]}}|$.tasks.a[0].status is 100: write a whole number from 200 to 599",
                "{'tasks':{'a':[{'status':'200'}]}}|$.tasks.a[0].status is \"200\": write a whole number",
                "{'tasks':{'a':[{'repeat':0}]}}|$.tasks.a[0].repeat is 0",
                "{'tasks':{'a':[{'repeat':1,'until':'1s'}]}}|$.tasks.a[0].until is \"1s\": write either repeat or until",
                "{'tasks':{'a':[{'state':'succeeded','body':''}]}}|write either state or body",
                "{'tasks':{'a':[{'state':'succeeded','bodyBase64':''}]}}|write either state or bodyBase64",
                "{'tasks':{'a':[{'body':'','bodyBase64':''}]}}|write either body or bodyBase64",
                "{'tasks':{'a':[{'body':1}]}}|$.tasks.a[0].body is 1: write a string, an object or a list",
                "{'tasks':{'a':[{'bodyBase64':'*'}]}}|$.tasks.a[0].bodyBase64 is \"*\": write Base64",
                "{'tasks':{'a':[{'repeatBody':2}]}}|$.tasks.a[0].repeatBody is 2: write it only together with body or bodyBase64",
                "{'tasks':{'a':[{'body':'1234567890','repeatBody':20000000000}]}}|the whole body may have",
                "{'tasks':{'a':[{'headers':[]}]}}|$.tasks.a[0].headers is []: write an object",
                "{'tasks':{'a':[{'headers':{'Content-Length':'1'}}]}}|headers[\"Content-Length\"] is \"1\": write a header other",
                "{'tasks':{'a':[{'headers':{'a b':'1'}}]}}|$.tasks.a[0].headers[\"a b\"]",
                "{'tasks':{'a':[{'headers':{'A':1}}]}}|$.tasks.a[0].headers.A is 1: write a string of one line",
                "{'tasks':{'a':[{'headers':{'A':['x\\ny']}}]}}|write a string of one line",
                "{'tasks':{'a':[{'gzip':'yes'}]}}|$.tasks.a[0].gzip is \"yes\": write true or false",
                "{'tasks':{'a':[{'charset':'UTF-9'}]}}|$.tasks.a[0].charset is \"UTF-9\": write a charset",
                "{'tasks':{'a':[{'drip':0}]}}|$.tasks.a[0].drip is 0: write a whole number",
                "{'tasks':{'a':[{'truncate':-1}]}}|$.tasks.a[0].truncate is -1",
                "{'tasks':{'a':[{'reset':'now'}]}}|$.tasks.a[0].reset is \"now\": write one of before, inside-head, inside-body",
                "{'tasks':{'a':[{'delay':'soon'}]}}|$.tasks.a[0].delay is \"soon\"",
                "{'tasks':{'a':[{'neverAnswer':1}]}}|$.tasks.a[0].neverAnswer is 1: write true or false",
                "{'tasks':{'a':[{'record':{'url':1}}]}}|$.tasks.a[0].record.url is not known here",
                "{'tasks':{'a':[{'record':{'age':5}}]}}|$.tasks.a[0].record.age is 5",
                "{'tasks':{'a':[{'record':{'omit':['url']}}]}}|$.tasks.a[0].record.omit is [\"url\"]",
                "{'tasks':{'a':[{}],'a':[{}]}}|it is not valid JSON",
                "{} {}|it is not valid JSON in line 1",
                "{'a'|it is not valid JSON in line 1",
                "``|it is empty"
            })
    void anErrorNamesThePlaceAndTheRule(String json, String message) {
        assertThatThrownBy(() -> Scenario.parse(json.replace('\'', '"')))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aDeepScenarioIsRefused() {
        String json = "{\"tasks\":{\"a\":[{\"body\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}]}}";

        assertThatThrownBy(() -> Scenario.parse(json)).isInstanceOf(ScenarioException.class);
    }

    @Test
    void aHugeScenarioIsRefused() {
        assertThatThrownBy(() -> Scenario.parse(" ".repeat(16 * 1024 * 1024) + "{}"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("16 MB");
    }

    @Test
    void aFileIsNamedInTheError() throws Exception {
        Path file = Files.writeString(folder.resolve("s.json"), "{\"x\":1}");
        Path latin = Files.write(folder.resolve("l.json"), new byte[] {'{', '}', (byte) 0xe4});

        assertThatThrownBy(() -> Scenario.read(file))
                .hasMessageContaining("s.json cannot be used: $.x is not known here");
        assertThatThrownBy(() -> Scenario.read(latin)).hasMessageContaining("l.json cannot be used: it is not UTF-8");
        assertThatThrownBy(() -> Scenario.read(folder.resolve("none")))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> Scenario.read(folder)).isInstanceOf(ScenarioException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500ms", "5s", "1m30s", "24h", "0s"})
    void durationsAreReadWithUnits(String duration) {
        assertThatCode(() -> Scenario.parse("{\"downFor\":\"" + duration + "\"}"))
                .doesNotThrowAnyException();
    }

    @Test
    void noSecretIsInTheTextOfAScenario() throws Exception {
        Scenario scenario = Scenario.parse("{\"requiredKey\":\"top-secret\",\"proxyCredentials\":\"u:top-secret\"}");

        assertThat(scenario.requiredKey).contains("top-secret");
        assertThat(scenario.toString()).doesNotContain("top-secret");
    }

    static List<String> examples() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/simulator.md"));
        return EXAMPLE.matcher(page)
                .results()
                .map((MatchResult example) -> example.group(1))
                .toList();
    }

    @Test
    void thePageHasExamples() throws Exception {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesOfThePageAreReadAndFitTheSchema(String example) throws Exception {
        assertThatCode(() -> Scenario.parse(example)).doesNotThrowAnyException();
        assertThat(schema().validate(example, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"task\":{}}",
                "{\"generationTime\":\"3\"}",
                "{\"tasks\":{\"a\":[]}}",
                "{\"tasks\":{\"a\":[{\"state\":\"done\"}]}}",
                "{\"tasks\":{\"a\":[{\"size\":1}]}}",
                "{\"media\":{\"a\":[{\"state\":\"succeeded\"}]}}",
                "{\"tasks\":{\"a\":[{\"repeat\":1,\"until\":\"1s\"}]}}",
                "{\"tasks\":{\"a\":[{\"state\":\"succeeded\",\"body\":\"\"}]}}",
                "{\"tasks\":{\"a\":[{\"repeatBody\":2}]}}",
                "{\"tasks\":{\"a\":[{\"headers\":{\"Content-Length\":\"1\"}}]}}",
                "{\"tasks\":{\"a\":[{\"record\":{\"url\":1}}]}}"
            })
    void theSchemaRefusesWhatTheReaderRefuses(String json) throws Exception {
        assertThatThrownBy(() -> Scenario.parse(json)).isInstanceOf(ScenarioException.class);
        assertThat(schema().validate(json, InputFormat.JSON)).isNotEmpty();
    }

    private static Schema schema() throws IOException {
        try (InputStream in = Scenario.class.getResourceAsStream("scenario.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
