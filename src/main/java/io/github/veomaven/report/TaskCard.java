package io.github.veomaven.report;

import io.github.veomaven.await.Durations;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.TaskRecord;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** One task on the page. */
final class TaskCard {

    /** A media fragment: the player shows the frame at that time, where it would stay black at the very beginning. */
    private static final String FIRST_FRAMES = "#t=0.1";

    private final Markup html;
    private final TaskOutcome outcome;
    private final String anchor;

    TaskCard(Markup html, TaskOutcome outcome, String anchor) {
        this.html = html;
        this.outcome = outcome;
        this.anchor = anchor;
    }

    /**
     * Writes the card.
     *
     * @param body where the service's last reply about the task is; null when it is not there
     * @param files what was to be downloaded, in the order of the task's videos
     */
    void write(String body, List<VideoFile> files) {
        String style = PageWriter.style(outcome.verdict());
        html.open("article", "class", "card " + style, "id", anchor, "aria-labelledby", anchor + "-name")
                .line();
        title();
        if (outcome.reason().isPresent()) {
            sentence(outcome.sentenceParts(), outcome.task().label());
        }
        problems(files);
        players(files);
        facts();
        links(body, files);
        html.end();
    }

    private void sentence(TaskOutcome.Sentence sentence, String label) {
        String start = sentence.start();
        String howItEnded = start.substring(start.indexOf(label) + label.length());
        html.open("p", "class", "reason")
                .literal("Task ")
                .isolated(label)
                .literal(" ")
                .text(howItEnded)
                .literal(howItEnded.endsWith(" ") ? " " : "");
        html.isolated(sentence.message()).text(sentence.end()).end();
    }

    private void problems(List<VideoFile> files) {
        for (VideoFile file : files) {
            if (file.problem().isPresent()) {
                html.open("p", "class", "reason failed")
                        .element("code", file.name())
                        .literal(" could not be downloaded: ")
                        .isolated(file.problem().get())
                        .end();
            }
        }
    }

    private void title() {
        html.open("div", "class", "title").line();
        html.open("h3", "id", anchor + "-name").isolated(outcome.task().name()).end();
        html.open("p", "class", "state")
                .element("span", Headline.symbol(outcome.verdict()), "class", "symbol", "aria-hidden", "true")
                .literal(" ")
                .text(Headline.word(outcome.verdict()))
                .end();
        html.end();
    }

    /** The downloaded file comes first; without it only the service's URL is left, which expires. */
    private void players(List<VideoFile> files) {
        List<String> urls = outcome.record().videoUrls();
        for (int index = 0; index < urls.size(); index++) {
            boolean matches = index < files.size() && files.get(index).url().equals(urls.get(index));
            Optional<String> local = matches ? files.get(index).path() : Optional.empty();
            Optional<String> remote = WebLinks.of(urls.get(index));
            String number = urls.size() > 1 ? ", " + (index + 1) + " of " + urls.size() : "";
            if (local.isPresent() || remote.isPresent()) {
                player(local, remote, "Video " + outcome.task().name() + number);
            }
        }
    }

    /** A local file shows a frame before it is played; nothing is requested from the service until then. */
    private void player(Optional<String> local, Optional<String> remote, String label) {
        html.open("video", "controls", "", "preload", local.isPresent() ? "metadata" : "none", "aria-label", label)
                .line();
        if (local.isPresent()) {
            source(relative(local.get()) + FIRST_FRAMES);
        }
        if (remote.isPresent()) {
            source(remote.get());
        }
        html.end();
    }

    private void source(String url) {
        html.empty("source", "src", url).line();
    }

    private void facts() {
        TaskRecord record = outcome.record();
        html.open("dl").line();
        code("Task id", Optional.of(outcome.task().id()));
        if (outcome.reason().isPresent()) {
            code("Reason", Optional.of(outcome.reason().get().name()));
        }
        code("Error code", record.errorCode());
        fact("Resolution", record.resolution());
        model(record.fallback());
        fact("Sound", sound(record.hasAudio()));
        time("Created", ResultsJson.plausible(record.createdAt()));
        time("Completed", ResultsJson.plausible(record.completedAt()));
        html.fact("Waited", Durations.format(outcome.elapsed()));
        html.fact("Polls", polls());
        code("Seeds", joined(record.seeds()));
        code("Media ids", joined(record.mediaIds()));
        html.end();
    }

    private void model(Optional<Boolean> fallback) {
        if (fallback.isPresent() && fallback.get()) {
            html.fact("Model", "⚠ Fallback model", "class", "warning");
        } else if (fallback.isPresent()) {
            html.fact("Model", "Regular model", "class", "model");
        }
    }

    private void fact(String name, Optional<String> value) {
        if (value.isPresent()) {
            html.fact(name, value.get());
        }
    }

    private void time(String name, Optional<Instant> value) {
        if (value.isPresent()) {
            html.open("div").element("dt", name).open("dd").time(value.get());
            html.close().end();
        }
    }

    private void code(String name, Optional<String> value) {
        if (value.isPresent()) {
            html.open("div").element("dt", name).open("dd").element("code", value.get());
            html.close().end();
        }
    }

    private String polls() {
        return outcome.polls() + (outcome.errors() == 0 ? "" : ", " + outcome.errors() + " of them without an answer");
    }

    private static Optional<String> sound(List<Boolean> hasAudio) {
        if (hasAudio.isEmpty()) {
            return Optional.empty();
        }
        if (!hasAudio.contains(true)) {
            return Optional.of("Silent");
        }
        return Optional.of(hasAudio.contains(false) ? "Not in every video" : "Yes");
    }

    private static Optional<String> joined(Collection<?> values) {
        StringJoiner joined = new StringJoiner(", ");
        for (Object value : values) {
            joined.add(String.valueOf(value));
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(joined.toString());
    }

    private void links(String body, List<VideoFile> files) {
        TaskRecord record = outcome.record();
        Map<String, String> links = new LinkedHashMap<>();
        addNumbered(links, "Downloaded video", paths(files));
        addNumbered(links, "Online video", WebLinks.videos(record));
        if (!record.fullResultUrls().isEmpty()) {
            addNumbered(links, "New part only", WebLinks.of(record.resultUrls()));
        }
        addNumbered(links, "Original", WebLinks.of(record.originUrls()));
        addNumbered(links, "Image", WebLinks.of(record.imageUrls()));
        if (body != null) {
            links.put("Service's reply (JSON)", body);
        }
        if (!links.isEmpty()) {
            html.open("ul", "class", "links").line();
            for (Map.Entry<String, String> link : links.entrySet()) {
                link(link.getKey(), link.getValue());
            }
            html.end();
        }
    }

    private static void addNumbered(Map<String, String> links, String text, List<String> targets) {
        for (int index = 0; index < targets.size(); index++) {
            links.put(targets.size() == 1 ? text : text + " " + (index + 1), targets.get(index));
        }
    }

    /** No {@code target}: Jenkins' sandbox opens no windows. */
    private void link(String text, String target) {
        html.open("li")
                .element("a", text, "href", target, "rel", "noreferrer noopener")
                .end();
    }

    private static List<String> paths(List<VideoFile> files) {
        List<String> urls = new ArrayList<>();
        for (VideoFile file : files) {
            if (file.path().isPresent()) {
                urls.add(relative(file.path().get()));
            }
        }
        return urls;
    }

    /** Returns a path as a relative URL. Whatever a directory is called, it is not taken for a scheme, query or fragment. */
    private static String relative(String path) {
        try {
            String encoded = new URI(null, null, "/" + path, null).toASCIIString();
            return path.startsWith("../") ? encoded.substring(1) : "." + encoded;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("No path: " + path, e);
        }
    }
}
