package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Durations;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The page for people: whether the release may go, why not, and every task. No script, no inline style, and nothing
 * from elsewhere but the videos, so that it works under Jenkins' content security policy.
 */
final class PageWriter {

    /** Ids made from this do not clash with anything else on the page. */
    private static final String ANCHOR = "task-";

    private static final int REASONS_IN_THE_HEAD = 10;
    private static final int REASON_LENGTH = 240;

    private final AwaitReport report;
    private final Map<String, String> answers;
    private final Map<String, List<String>> media;
    private final Markup html = new Markup();

    /**
     * Everything that the page shows.
     *
     * @param answers where the service's answers lie, relative to the page, by the task's name
     * @param media where downloaded videos lie, relative to the page, by the task's name
     */
    PageWriter(AwaitReport report, Map<String, String> answers, Map<String, List<String>> media) {
        this.report = report;
        this.answers = answers;
        this.media = media;
    }

    /** The page; call once. */
    String page() {
        Headline headline = Headline.of(report);
        html.htmlDoctype().open("html", "lang", "en").line();
        head(headline);
        html.open("body").line();
        simulatedBanner();
        header(headline);
        main();
        footer();
        return html.close().line().close().line().finish();
    }

    private void head(Headline headline) {
        VerdictSign sign = VerdictSign.of(report.verdict());
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.empty("meta", "name", "referrer", "content", "no-referrer").line();
        html.empty("meta", "name", "robots", "content", "noindex").line();
        html.element("title", sign.symbol() + " " + headline.title() + " – Veo videos")
                .line();
        html.empty("link", "rel", "stylesheet", "href", "style.css").line();
        html.close().line();
    }

    private void simulatedBanner() {
        if (report.simulated()) {
            html.open("aside", "class", "simulated", "aria-label", "Simulated results")
                    .element("strong", "Simulated.")
                    .literal(" A rehearsal on a simulated endpoint: no real video was made. Release nothing on it.")
                    .close()
                    .line();
        }
    }

    private void header(Headline headline) {
        VerdictSign sign = VerdictSign.of(report.verdict());
        html.open("header", "class", "verdict " + sign.style()).line();
        html.element("p", sign.symbol(), "class", "symbol", "aria-hidden", "true")
                .line();
        html.open("div", "class", "headline").line();
        html.element("h1", headline.title()).line();
        html.element("p", headline.sentence(), "class", "sentence").line();
        reasons();
        html.close().line();
        facts();
        html.close().line();
    }

    private void reasons() {
        List<Integer> open = new ArrayList<>(indexes(Verdict.FAILED));
        open.addAll(indexes(Verdict.UNDETERMINED));
        if (open.isEmpty()) {
            return;
        }
        html.open("ul", "class", "reasons").line();
        open.stream().limit(REASONS_IN_THE_HEAD).forEach(this::reason);
        if (open.size() > REASONS_IN_THE_HEAD) {
            html.element("li", "and " + (open.size() - REASONS_IN_THE_HEAD) + " more, all of them below")
                    .line();
        }
        html.close().line();
    }

    private void reason(int index) {
        TaskOutcome outcome = report.tasks().get(index);
        String phrase = outcome.reason().orElseThrow().phrase();
        String message = outcome.message()
                .map(text -> ": " + SafeText.line(text, REASON_LENGTH))
                .orElse("");
        html.open("li")
                .element("a", outcome.task().name(), "href", "#" + ANCHOR + (index + 1))
                .literal(" ")
                .text(phrase + message)
                .close()
                .line();
    }

    private void facts() {
        html.open("dl", "class", "run").line();
        fact("Finished", Times.people(report.finishedAt()));
        fact("Waited", Durations.format(positive(Duration.between(report.startedAt(), report.finishedAt()))));
        fact("Endpoint", report.origin().baseUrl());
        fact("Requests", String.valueOf(report.requests()));
        html.close().line();
    }

    private void fact(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close().line();
    }

    private void main() {
        html.open("main").line();
        navigation();
        section(Verdict.FAILED);
        section(Verdict.UNDETERMINED);
        section(Verdict.SUCCEEDED);
        html.close().line();
    }

    private void navigation() {
        html.open("nav", "aria-label", "Tasks by verdict").open("ul").line();
        for (Verdict verdict : List.of(Verdict.FAILED, Verdict.UNDETERMINED, Verdict.SUCCEEDED)) {
            navigationItem(VerdictSign.of(verdict), report.count(verdict));
        }
        html.close().close().line();
    }

    private void navigationItem(VerdictSign sign, int count) {
        html.open("li", "class", count == 0 ? "none" : sign.style());
        if (count > 0) {
            html.open("a", "href", "#" + sign.style());
        }
        html.element("span", sign.symbol(), "class", "symbol", "aria-hidden", "true")
                .element("strong", String.valueOf(count))
                .literal(" ")
                .text(sign.word().toLowerCase(Locale.ROOT));
        if (count > 0) {
            html.close();
        }
        html.close().line();
    }

    private void section(Verdict verdict) {
        List<Integer> indexes = indexes(verdict);
        if (indexes.isEmpty()) {
            return;
        }
        VerdictSign sign = VerdictSign.of(verdict);
        html.open("section", "id", sign.style(), "aria-labelledby", sign.style() + "-title")
                .line();
        html.element("h2", sign.word() + " (" + indexes.size() + ")", "id", sign.style() + "-title")
                .line();
        html.open("div", "class", "cards").line();
        for (int index : indexes) {
            card(index);
        }
        html.close().line().close().line();
    }

    private void card(int index) {
        TaskOutcome outcome = report.tasks().get(index);
        String name = outcome.task().name();
        new TaskCard(html, outcome, ANCHOR + (index + 1)).write(answers.get(name), media.getOrDefault(name, List.of()));
    }

    private List<Integer> indexes(Verdict verdict) {
        List<Integer> indexes = new ArrayList<>();
        for (int index = 0; index < report.tasks().size(); index++) {
            if (report.tasks().get(index).verdict() == verdict) {
                indexes.add(index);
            }
        }
        return indexes;
    }

    private void footer() {
        html.open("footer").line();
        html.element("p", "To ask the service's support about a video, quote its task id. All times are UTC.")
                .line();
        html.element(
                        "p",
                        "A player that stays empty? Either the link has expired, or the site forbids videos within pages,"
                                + " as Jenkins does by default: use the links below the player.")
                .line();
        html.open("p")
                .element("a", "results.json", "href", "results.json")
                .literal(" · ")
                .element("a", "results.properties", "href", "results.properties")
                .literal(" · ")
                .element("a", "TEST-veo.xml", "href", "TEST-veo.xml")
                .close()
                .line();
        html.open("p")
                .literal("Written by ")
                .element("code", report.origin().plugin())
                .close()
                .line();
        html.close().line();
    }

    /** The wall clock may have been set back in the meantime. */
    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
