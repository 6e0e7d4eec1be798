package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.veomaven.report.JsonFields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An object of a scenario. A problem is reported with its place in the JSON and what to write instead. */
final class ScenarioObject extends JsonFields<ScenarioException> {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern DURATION =
            Pattern.compile("(?=\\d)(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,6})s)?(?:(\\d{1,9})ms)?");
    private static final int SHOWN = 60;

    private final String path;

    private ScenarioObject(String path, ObjectNode object) {
        super(object);
        this.path = path;
    }

    static ScenarioObject of(String path, JsonNode node) throws ScenarioException {
        if (node instanceof ObjectNode object) {
            return new ScenarioObject(path, object);
        }
        throw problem(path, node, "write an object");
    }

    String path(String field) {
        return field.matches("[A-Za-z]\\w*") ? path + "." + field : path + "[\"" + shortened(field) + "\"]";
    }

    boolean flag(String field, boolean usual) throws ScenarioException {
        return flag(field).orElse(usual);
    }

    /** A word that stands for a constant: its name in lower case, with hyphens. */
    <E extends Enum<E>> Optional<E> word(String field, Class<E> type) throws ScenarioException {
        Optional<String> word = text(field);
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        if (word.isPresent() && !words.containsKey(word.get())) {
            throw problem(field, "write one of " + String.join(", ", words.keySet()));
        }
        return word.map(words::get);
    }

    Optional<Duration> duration(String field) throws ScenarioException {
        Optional<String> text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher units = DURATION.matcher(text.get());
        Duration duration = units.matches() ? duration(units) : null;
        if (duration == null || duration.compareTo(LONGEST) > 0) {
            throw problem(field, "write a duration of at most 24h such as 500ms, 5s or 1m30s");
        }
        return Optional.of(duration);
    }

    private static Duration duration(Matcher units) {
        return Duration.ofHours(number(units, 1))
                .plusMinutes(number(units, 2))
                .plusSeconds(number(units, 3))
                .plusMillis(number(units, 4));
    }

    private static long number(Matcher units, int group) {
        return units.group(group) == null ? 0 : Long.parseLong(units.group(group));
    }

    /** @throws ScenarioException when there is a field that was not asked for */
    void nothingElse() throws ScenarioException {
        for (String name : names()) {
            if (!asked().contains(name)) {
                throw new ScenarioException(
                        path(name) + " is not known here: write one of " + String.join(", ", asked()));
            }
        }
    }

    ScenarioException problem(String field, String rule) {
        return problem(path(field), any(field).orElse(null), rule);
    }

    @Override
    protected ScenarioException problem(String field, Optional<JsonNode> value, String expected) {
        return problem(field, "write " + expected);
    }

    static ScenarioException problem(String path, JsonNode value, String rule) {
        return new ScenarioException(path + " is " + shortened(String.valueOf(value)) + ": " + rule);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
