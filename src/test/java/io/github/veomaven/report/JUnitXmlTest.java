package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.await.AwaitReport;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class JUnitXmlTest {

    @Test
    void eachTaskIsATestCase() throws Exception {
        Xml xml = new Xml(written(Reports.mixed()));

        assertThat(xml.all("/testsuite/@name")).containsExactly("veo");
        assertThat(xml.all("/testsuite/@tests | /testsuite/@failures | /testsuite/@errors | /testsuite/@skipped"))
                .containsExactlyInAnyOrder("3", "1", "1", "0");
        assertThat(xml.all("/testsuite/@time")).containsExactly("67.312");
        assertThat(xml.all("//testcase/@name")).containsExactly("hero", "teaser", "trailer");
        assertThat(xml.all("//testcase/@classname")).containsExactly("veo", "veo", "veo");
        assertThat(xml.all("//testcase/@time")).containsExactly("42.312", "42.312", "1800.000");
    }

    @Test
    void aFailedTaskIsAFailureAndAnUndeterminedOneAnError() throws Exception {
        Xml xml = new Xml(written(Reports.mixed()));

        assertThat(xml.all("//testcase[@name='hero']/failure | //testcase[@name='hero']/error"))
                .isEmpty();
        assertThat(xml.all("//testcase[@name='teaser']/failure/@type")).containsExactly("GENERATION_FAILED");
        assertThat(xml.all("//testcase[@name='teaser']/failure/@message"))
                .containsExactly("Internal Error, Please try again later.");
        assertThat(xml.all("//testcase[@name='teaser']/failure"))
                .containsExactly("Task teaser (id-of-teaser) failed during generation: Internal Error, Please try again"
                        + " later.");
        assertThat(xml.all("//testcase[@name='trailer']/error/@type")).containsExactly("TIMED_OUT");
        assertThat(xml.all("//failure")).hasSize(1);
        assertThat(xml.all("//error")).hasSize(1);
    }

    @Test
    void theOutputNamesTheIdAndTheVideos() throws Exception {
        assertThat(new Xml(written(Reports.mixed())).all("//testcase[@name='hero']/system-out"))
                .containsExactly("Task id: id-of-hero\nVideo: " + Reports.URL);
    }

    @Test
    void theFormatIsThatOfSurefire() {
        for (AwaitReport report :
                List.of(Reports.of(), Reports.mixed(), Reports.of(true, List.of(Reports.hostile())), setBackClock())) {
            assertThatCode(() -> validate(written(report))).doesNotThrowAnyException();
        }
    }

    @Test
    void theSchemaRefusesWhatIsNotThatFormat() throws IOException {
        String right = written(Reports.mixed());
        for (String wrong : List.of(
                right.replace(" time=\"42.312\"", ""),
                right.replace("42.312", "42,312.1234"),
                right.replace("skipped=\"0\"", ""),
                right.replace(" type=\"TIMED_OUT\"", ""),
                right.replace("testcase", "case"))) {
            assertThatThrownBy(() -> validate(wrong)).isInstanceOf(SAXException.class);
        }
    }

    @Test
    void hostileTextAddsNoMarkupNoForbiddenCharacterAndNoAttachment() throws Exception {
        String written = written(Reports.of(Reports.hostile()));

        assertThat(written).doesNotContain("<script").matches("(?s)[^\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Cn}&&[^\n]]*");
        assertThat(new Xml(written).all("//system-out").get(0)).doesNotContain("|");
        assertThat(new Xml(written).all("//testcase/@name").get(0)).contains("<script>alert('1')</script>\"]]>&amp;");
    }

    @Test
    void eachFileThatWasToBeDownloadedIsATestCase() throws Exception {
        StringBuilder written = new StringBuilder();
        new JUnitXml(Reports.mixed())
                .writeDownloads(
                        List.of(
                                Reports.downloaded("hero", Reports.URL),
                                Reports.notDownloaded("teaser", Reports.URL, "HTTP 404.")),
                        written);
        Xml xml = new Xml(written.toString());

        validate(written.toString());
        assertThat(xml.all("/testsuite/@name")).containsExactly("veo-download");
        assertThat(xml.all("/testsuite/@tests | /testsuite/@failures | /testsuite/@errors | /testsuite/@skipped"))
                .containsExactlyInAnyOrder("2", "1", "0", "0");
        assertThat(xml.all("//testcase/@classname")).containsExactly("veo-download", "veo-download");
        assertThat(xml.all("//testcase[not(failure)]/@name")).containsExactly("hero.mp4");
        assertThat(xml.all("//testcase[@name='teaser.mp4']/failure")).containsExactly("HTTP 404.");
        assertThat(xml.all("//testcase[@name='teaser.mp4']/failure/@message")).containsExactly("HTTP 404.");
        assertThat(xml.all("//testcase[@name='teaser.mp4']/system-out")).containsExactly("Task: teaser");
    }

    private static String written(AwaitReport report) throws IOException {
        StringBuilder written = new StringBuilder();
        new JUnitXml(report).write(written);
        return written.toString();
    }

    private static AwaitReport setBackClock() {
        AwaitReport report = Reports.mixed();
        return new AwaitReport(
                report.provenance(),
                report.startedAt(),
                report.startedAt().minusSeconds(3600),
                report.requests(),
                report.tasks());
    }

    private static void validate(String xml) throws SAXException, IOException {
        SchemaFactory.newDefaultInstance()
                .newSchema(JUnitXmlTest.class.getResource("surefire-test-report.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }
}
