package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Reason;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import io.github.veomaven.await.VideoTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResultPropertiesTest {

    @Test
    void eachTaskHasWhatIsKnownOfItAndNothingElse() {
        assertThat(properties(Reports.mixed()))
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("veo.verdict", "FAILED"),
                        Map.entry("veo.hero.verdict", "SUCCEEDED"),
                        Map.entry("veo.hero.taskId", "id-of-hero"),
                        Map.entry("veo.hero.url", "https://media.example/v/hero.mp4?a=1,2&b=3"),
                        Map.entry("veo.hero.urls", "https://media.example/v/hero.mp4?a=1%2C2&b=3"),
                        Map.entry("veo.hero.resolution", "1080p"),
                        Map.entry("veo.teaser.verdict", "FAILED"),
                        Map.entry("veo.teaser.taskId", "id-of-teaser"),
                        Map.entry("veo.teaser.reason", "GENERATION_FAILED"),
                        Map.entry("veo.teaser.message", "Internal Error, Please try again later."),
                        Map.entry("veo.trailer.verdict", "UNDETERMINED"),
                        Map.entry("veo.trailer.taskId", "id-of-trailer"),
                        Map.entry("veo.trailer.reason", "TIMED_OUT"),
                        Map.entry("veo.trailer.message", "still generating after 412 polls"))));
    }

    @Test
    void simulatedResultsSaySo() {
        assertThat(properties(Reports.of(true, List.of()))).containsEntry("veo.simulated", "true");
    }

    @Test
    void theUrlsCanBeSplitAtCommas() {
        List<String> urls = List.of("https://a.example/1,2", "javascript:alert(1)", "https://a.example/3");
        SortedMap<String, String> properties = properties(Reports.of(Reports.withUrls("hero", urls)));

        assertThat(properties.get("veo.hero.urls").split(","))
                .containsExactly("https://a.example/1%2C2", "https://a.example/3");
        assertThat(properties).containsEntry("veo.hero.url", "https://a.example/1,2");
    }

    @Test
    void whatIsNoWebAddressIsNoUrl() {
        List<String> urls = List.of("file:///etc/passwd", "javascript:alert(1)");

        assertThat(properties(Reports.of(Reports.withUrls("hero", urls))))
                .doesNotContainKeys("veo.hero.url", "veo.hero.urls");
    }

    @Test
    void hostileTextIsOneLineThatMavenDoesNotExpand() {
        assertThat(properties(Reports.of(Reports.hostile())).values())
                .allSatisfy(value -> assertThat(value)
                        .doesNotContain("$", "@", "{", "}", "#")
                        .matches("[^\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Cn}]*"));
    }

    @Test
    void theFileIsReadBackAsItWasWritten() throws IOException {
        SortedMap<String, String> properties = properties(Reports.of(
                Reports.hostile(),
                Reports.succeeded("a = b: c#!"),
                Reports.failed("ünï", " blanks, \\ and = : # ! ü 🎬 at the ends ")));

        Properties read = new Properties();
        read.load(new StringReader(ResultProperties.lines(properties)));

        assertThat(read).isEqualTo(properties);
    }

    @Test
    void whateverIsWrittenIsReadBackHoweverItIsDecoded() throws IOException {
        Random random = new Random(9);
        for (int round = 0; round < 500; round++) {
            Map<String, String> values = Map.of("k" + anyText(random), anyText(random));
            byte[] written = ResultProperties.lines(values).getBytes(StandardCharsets.UTF_8);
            Properties fromBytes = new Properties();
            fromBytes.load(new ByteArrayInputStream(written));
            Properties fromText = new Properties();
            fromText.load(new StringReader(new String(written, StandardCharsets.UTF_8)));

            assertThat(fromBytes).isEqualTo(values);
            assertThat(fromText).isEqualTo(values);
        }
    }

    @Test
    void valuesHaveNoNeedlessEscapes() {
        assertThat(ResultProperties.lines(Map.of("veo.hero.url", "https://a.example:8080/v.mp4?a=1&b=2#t=3!")))
                .isEqualTo("veo.hero.url=https://a.example:8080/v.mp4?a=1&b=2#t=3!\n");
    }

    @Test
    void noPartOfAnExpressionIsInAnyKeyOrValue() {
        String hostile = "$${env.X} @env.X@ @{env.X} #{env.X} #env.X# %env.X% \\${env.X}";
        String url = "https://a.example/@env.X@?k=${env.X}%env.X%&t=%40#";
        TaskRecord record = TaskRecord.builder()
                .resultUrls(List.of(url, url))
                .resolution(Optional.of(hostile))
                .build();
        SortedMap<String, String> properties = properties(Reports.of(TaskOutcome.of(new VideoTask(hostile, hostile))
                .reason(Optional.of(Reason.FAILED))
                .message(Optional.of(hostile))
                .record(record)
                .polls(1)
                .build()));

        assertThat(properties)
                .hasSize(8)
                .allSatisfy((key, value) -> assertThat(key + value).doesNotContain("$", "@", "{", "}"));
        assertThat(properties.values())
                .filteredOn(value -> !value.startsWith("https:"))
                .noneMatch(value -> value.matches(".*[%#].*"));
        assertThat(properties.values())
                .contains("https://a.example/%40env.X%40?k=%24%7Benv.X%7D%25env.X%25&t=%40#")
                .contains("＄＄｛env.X｝ ＠env.X＠ ＠｛env.X｝ ＃｛env.X｝ ＃env.X＃ ％env.X％ ＼＄｛env.X｝");
    }

    @Test
    void noValueEndsAStringOfAScript() {
        SortedMap<String, String> properties = properties(Reports.of(
                Reports.failed("bad", "\" + x() + \" ' + x() + ' `x` \\"),
                Reports.withUrls("hero", List.of("https://a.example/'+x()+'"))));

        assertThat(properties.values()).noneMatch(value -> value.matches(".*[\"'`\\\\].*"));
        assertThat(properties)
                .containsEntry("veo.bad.message", "＂ + x() + ＂ ＇ + x() + ＇ ｀x｀ ＼")
                .containsEntry("veo.hero.url", "https://a.example/%27+x()+%27");
    }

    private static SortedMap<String, String> properties(AwaitReport report) {
        SortedMap<String, String> properties = ResultProperties.ofRun(report);
        report.tasks().forEach(task -> properties.putAll(ResultProperties.of(task)));
        return properties;
    }

    private static String anyText(Random random) {
        return random.ints(random.nextInt(10), 0, 0x10000)
                .map(character -> random.nextInt(4) > 0 ? character % 0x80 : character)
                .collect(StringBuilder::new, (text, character) -> text.append((char) character), StringBuilder::append)
                .toString();
    }

    @Test
    void theFileHasSortedAsciiLinesAndNoDate() {
        assertThat(ResultProperties.lines(new TreeMap<>(Map.of("veo.b", "2", "veo.a", "1\n2", "veo.c", "ü"))))
                .isEqualTo("veo.a=1\\n2\nveo.b=2\nveo.c=\\u00FC\n");
    }
}
