package io.github.veomaven.report;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.Durations;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.report.ResultFiles.Bodies;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the page for people: whether the release may go ahead, why not, and every task. It has no script and no inline
 * style, and loads only videos from elsewhere, so that it works under Jenkins' content security policy.
 */
final class PageWriter {

    /** Ids that begin with this do not clash with anything else on the page. */
    private static final String ANCHOR = "task-";

    private static final int REASONS_IN_THE_HEAD = 10;

    /** More make the page slow in a browser. */
    private static final int CARDS_IN_A_SECTION = 1000;

    private static final int REASON_LENGTH = 240;

    private final AwaitReport report;
    private final Bodies bodies;
    private final List<VideoFile> files;
    private final Map<String, List<VideoFile>> filesOfTasks = new HashMap<>();
    private final Markup html = new Markup();

    /**
     * @param bodies where the service's last replies about the tasks are
     * @param files what {@code veo:download} was to fetch; empty when it has not run
     */
    PageWriter(AwaitReport report, Bodies bodies, List<VideoFile> files) {
        this.report = report;
        this.bodies = bodies;
        this.files = files;
        for (VideoFile file : files) {
            filesOfTasks.computeIfAbsent(file.task(), task -> new ArrayList<>()).add(file);
        }
    }

    /** Writes the page; call once. */
    void write(Appendable out) throws IOException {
        Headline headline = Headline.of(report, files);
        html.htmlDoctype().open("html", "lang", "en").line();
        head(headline);
        html.open("body").line();
        simulatedBanner();
        header(headline);
        main(out);
        footer();
        out.append(html.end().end().take());
    }

    private void head(Headline headline) {
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.empty("meta", "name", "referrer", "content", "no-referrer").line();
        html.empty("meta", "name", "robots", "content", "noindex").line();
        html.element("title", Headline.symbol(headline.verdict()) + " " + headline.title() + " – Veo videos")
                .line();
        html.empty("link", "rel", "stylesheet", "href", "style.css").line();
        html.end();
    }

    private void simulatedBanner() {
        if (report.simulated()) {
            html.open("aside", "class", "simulated", "aria-label", "Simulated results")
                    .element("strong", "Simulated.")
                    .literal(" A rehearsal on a simulated endpoint: no real video was made. Do not release it.")
                    .end();
        }
    }

    private void header(Headline headline) {
        html.open("header", "class", "verdict " + style(headline.verdict())).line();
        html.element("p", Headline.symbol(headline.verdict()), "class", "symbol", "aria-hidden", "true")
                .line();
        html.open("div", "class", "headline").line();
        html.element("h1", headline.title()).line();
        html.element("p", headline.sentence(), "class", "sentence").line();
        reasons();
        html.end();
        facts();
        html.end();
    }

    /** Whatever prevents a release, the worst first. */
    private void reasons() {
        int left = report.count(Verdict.FAILED) + report.count(Verdict.UNDETERMINED) + VideoFile.missing(files);
        if (left == 0) {
            return;
        }
        html.open("ul", "class", "reasons").line();
        int room = REASONS_IN_THE_HEAD;
        for (Verdict verdict : Headline.WORST_FIRST) {
            for (int index = 0; index < report.tasks().size() && room > 0; index++) {
                if (report.tasks().get(index).verdict() == verdict) {
                    room -= reasons(index, room);
                }
            }
        }
        left -= REASONS_IN_THE_HEAD - room;
        if (left > 0) {
            html.element("li", "and " + left + " more, all of them below").line();
        }
        html.end();
    }

    /** Writes the reasons of one task, at most {@code room} of them, and returns how many. */
    private int reasons(int index, int room) {
        TaskOutcome outcome = report.tasks().get(index);
        int written = 0;
        if (outcome.reason().isPresent()) {
            reason(index, outcome.reason().get().phrase(), outcome.message().orElse(""));
            written++;
        }
        for (VideoFile file : filesOf(outcome)) {
            if (file.problem().isPresent() && written < room) {
                reason(
                        index,
                        file.name() + " could not be downloaded",
                        file.problem().get());
                written++;
            }
        }
        return written;
    }

    private void reason(int index, String phrase, String message) {
        html.open("li")
                .open("a", "href", "#" + ANCHOR + (index + 1))
                .isolated(report.tasks().get(index).task().name())
                .close()
                .literal(" ")
                .text(phrase);
        String line = SafeText.line(message, REASON_LENGTH);
        if (!line.isEmpty()) {
            html.literal(": ").isolated(line);
        }
        html.end();
    }

    private List<VideoFile> filesOf(TaskOutcome outcome) {
        return filesOfTasks.getOrDefault(outcome.task().name(), List.of());
    }

    private void facts() {
        html.open("dl", "class", "run").line();
        html.open("div").element("dt", "Finished").open("dd").time(report.finishedAt());
        html.close().end();
        html.fact("Waited", Durations.format(positive(Duration.between(report.startedAt(), report.finishedAt()))));
        html.fact("Endpoint", report.provenance().baseUrl());
        html.fact("Requests", String.valueOf(report.requests()));
        html.end();
    }

    private void main(Appendable out) throws IOException {
        html.open("main").line();
        navigation();
        for (Verdict verdict : Headline.WORST_FIRST) {
            section(verdict, out);
        }
        html.end();
    }

    private void navigation() {
        html.open("nav", "aria-label", "Tasks by verdict").open("ul").line();
        for (Verdict verdict : Headline.WORST_FIRST) {
            navigationItem(verdict, report.count(verdict));
        }
        html.close().end();
    }

    private void navigationItem(Verdict verdict, int count) {
        html.open("li", "class", count == 0 ? "none" : style(verdict));
        if (count > 0) {
            html.open("a", "href", "#" + style(verdict));
        }
        html.element("span", Headline.symbol(verdict), "class", "symbol", "aria-hidden", "true")
                .element("strong", String.valueOf(count))
                .literal(" ")
                .text(style(verdict));
        if (count > 0) {
            html.close();
        }
        html.end();
    }

    private void section(Verdict verdict, Appendable out) throws IOException {
        int count = report.count(verdict);
        if (count == 0) {
            return;
        }
        String title = style(verdict) + "-title";
        html.open("section", "id", style(verdict), "aria-labelledby", title).line();
        html.element("h2", Headline.word(verdict) + " (" + count + ")", "id", title)
                .line();
        html.open("div", "class", "cards").line();
        int room = CARDS_IN_A_SECTION;
        for (int index = 0; index < report.tasks().size() && room > 0; index++) {
            if (report.tasks().get(index).verdict() == verdict) {
                card(index);
                out.append(html.take());
                room--;
            }
        }
        html.end();
        if (count > CARDS_IN_A_SECTION) {
            html.element("p", "and " + (count - CARDS_IN_A_SECTION) + " more: see results.json")
                    .line();
        }
        html.end();
    }

    private void card(int index) {
        TaskOutcome outcome = report.tasks().get(index);
        new TaskCard(html, outcome, ANCHOR + (index + 1))
                .write(bodies.of(outcome).orElse(null), filesOf(outcome));
    }

    private void footer() {
        html.open("footer").line();
        html.element("p", "To ask the service's support about a video, quote its task id. All times are UTC.")
                .line();
        html.element(
                        "p",
                        "If a player stays empty, either its link has expired or the site forbids videos within pages, as"
                                + " Jenkins does by default: use the links below the player.")
                .line();
        html.open("p")
                .element("a", "results.json", "href", "results.json")
                .literal(" · ")
                .element("a", "results.properties", "href", "results.properties")
                .literal(" · ")
                .element("a", "results.env", "href", "results.env")
                .literal(" · ")
                .element("a", "TEST-veo.xml", "href", "TEST-veo.xml")
                .end();
        html.open("p")
                .literal("Written by ")
                .element("code", report.provenance().plugin())
                .end();
        html.end();
    }

    /** The verdict's class in {@code style.css}, and the word for it within a sentence. */
    static String style(Verdict verdict) {
        return Headline.word(verdict).toLowerCase(Locale.ROOT);
    }

    /** The wall clock may have been set back in the meantime. */
    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
