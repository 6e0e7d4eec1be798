package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Sentences;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The results as a JUnit report in Surefire's format: a test case a task. */
final class JUnitXml {

    private static final int MILLI_DIGITS = 3;

    private final Markup xml = new Markup();

    private JUnitXml() {}

    static String of(AwaitReport report) {
        return new JUnitXml().suite(report);
    }

    private String suite(AwaitReport report) {
        xml.xmlDeclaration()
                .open(
                        "testsuite",
                        "name",
                        "veo",
                        "time",
                        seconds(Duration.between(report.startedAt(), report.finishedAt())),
                        "tests",
                        String.valueOf(report.tasks().size()),
                        "errors",
                        String.valueOf(report.count(Verdict.UNDETERMINED)),
                        "skipped",
                        "0",
                        "failures",
                        String.valueOf(report.count(Verdict.FAILED)))
                .line();
        xml.open("properties").line();
        property("veo.plugin", report.origin().plugin());
        property("veo.baseUrl", report.origin().baseUrl());
        property("veo.simulated", String.valueOf(report.simulated()));
        xml.close().line();
        for (TaskOutcome task : report.tasks()) {
            testCase(task);
        }
        return xml.close().line().finish();
    }

    private void property(String name, String value) {
        xml.empty("property", "name", name, "value", value).line();
    }

    private void testCase(TaskOutcome outcome) {
        xml.open("testcase", "name", outcome.task().name(), "classname", "veo", "time", seconds(outcome.elapsed()))
                .line();
        if (outcome.reason().isPresent()) {
            String type = outcome.reason().get().name();
            String sentence = Sentences.of(outcome);
            String element = outcome.verdict() == Verdict.FAILED ? "failure" : "error";
            xml.element(element, sentence, "message", outcome.message().orElse(sentence), "type", type)
                    .line();
        }
        output(outcome);
        xml.close().line();
    }

    /**
     * For people who see only the test report. Without any {@code |}, so that no {@code [[ATTACHMENT|…]]} from outside
     * makes Jenkins attach a file of the machine: links have it percent-encoded.
     */
    private void output(TaskOutcome outcome) {
        List<String> videos = WebLinks.videos(outcome.record());
        xml.open("system-out").text("Task id: " + outcome.task().id().replace("|", "?"));
        for (String url : videos) {
            xml.line().text("Video: " + url);
        }
        xml.close().line();
    }

    /** The wall clock may have been set back: a negative time would not be valid. */
    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(Math.max(0, duration.toMillis()), MILLI_DIGITS)
                .toPlainString();
    }
}
