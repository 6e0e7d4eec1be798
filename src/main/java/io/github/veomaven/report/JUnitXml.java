package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The results as a JUnit report in Surefire's format: one test case per task, or per downloaded file. */
final class JUnitXml {

    private static final String SUITE = "veo";
    private static final String DOWNLOADS = "veo-download";
    private static final int MILLI_DIGITS = 3;

    private final AwaitReport report;
    private final Markup xml = new Markup();

    JUnitXml(AwaitReport report) {
        this.report = report;
    }

    /** Writes one test case per task. */
    void write(Appendable out) throws IOException {
        openSuite(
                SUITE,
                seconds(Duration.between(report.startedAt(), report.finishedAt())),
                report.tasks().size(),
                report.count(Verdict.UNDETERMINED),
                report.count(Verdict.FAILED));
        for (TaskOutcome task : report.tasks()) {
            testCase(task);
            out.append(xml.take());
        }
        out.append(xml.end().take());
    }

    /** Writes one test case per file that was to be downloaded. */
    void writeDownloads(List<VideoFile> files, Appendable out) throws IOException {
        openSuite(DOWNLOADS, seconds(Duration.ZERO), files.size(), 0, VideoFile.missing(files));
        for (VideoFile file : files) {
            testCase(file);
            out.append(xml.take());
        }
        out.append(xml.end().take());
    }

    private void openSuite(String name, String time, int tests, int errors, int failures) {
        xml.xmlDeclaration()
                .open(
                        "testsuite",
                        "name",
                        name,
                        "time",
                        time,
                        "tests",
                        String.valueOf(tests),
                        "errors",
                        String.valueOf(errors),
                        "skipped",
                        "0",
                        "failures",
                        String.valueOf(failures))
                .line();
        xml.open("properties").line();
        property("veo.plugin", report.provenance().plugin());
        property("veo.baseUrl", report.provenance().baseUrl());
        property("veo.simulated", String.valueOf(report.simulated()));
        xml.end();
    }

    private void property(String name, String value) {
        xml.empty("property", "name", name, "value", value).line();
    }

    private void testCase(TaskOutcome outcome) {
        openTestCase(outcome.task().name(), SUITE, outcome.elapsed());
        if (outcome.reason().isPresent()) {
            String type = outcome.reason().get().name();
            String sentence = outcome.sentence();
            String element = outcome.verdict() == Verdict.FAILED ? "failure" : "error";
            xml.element(element, sentence, "message", outcome.message().orElse(sentence), "type", type)
                    .line();
        }
        xml.open("system-out").text("Task id: " + withoutBars(outcome.task().id()));
        for (String url : WebLinks.videos(outcome.record())) {
            xml.line().text("Video: " + url);
        }
        xml.end().end();
    }

    private void testCase(VideoFile file) {
        openTestCase(file.name(), DOWNLOADS, Duration.ZERO);
        if (file.problem().isPresent()) {
            String problem = file.problem().get();
            xml.element("failure", problem, "message", problem, "type", "NOT_DOWNLOADED")
                    .line();
        }
        xml.element("system-out", "Task: " + withoutBars(file.task())).line();
        xml.end();
    }

    private void openTestCase(String name, String className, Duration time) {
        xml.open("testcase", "name", name, "classname", className, "time", seconds(time))
                .line();
    }

    /**
     * Removes every {@code |} from output that test reports show, so that no untrusted {@code [[ATTACHMENT|…]]} makes
     * Jenkins attach a file of the machine. In links it is percent-encoded.
     */
    private static String withoutBars(String untrusted) {
        return untrusted.replace("|", "?");
    }

    /** The wall clock may have been set back: a negative time would not be valid. */
    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(Math.max(0, duration.toMillis()), MILLI_DIGITS)
                .toPlainString();
    }
}
