package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An object of a scenario, read field by field: each is checked, and those nobody asked for are an error. */
final class ScenarioObject {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern DURATION =
            Pattern.compile("(?=\\d)(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,6})s)?(?:(\\d{1,9})ms)?");
    private static final int SHOWN = 60;

    private final String path;
    private final ObjectNode object;
    private final SortedSet<String> known = new TreeSet<>();

    private ScenarioObject(String path, ObjectNode object) {
        this.path = path;
        this.object = object;
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

    List<String> names() {
        List<String> names = new ArrayList<>();
        Iterator<String> all = object.fieldNames();
        all.forEachRemaining(names::add);
        return names;
    }

    Optional<JsonNode> any(String field) {
        known.add(field);
        return Optional.ofNullable(object.get(field));
    }

    Optional<String> text(String field) throws ScenarioException {
        Optional<JsonNode> node = any(field);
        if (node.isPresent() && !node.get().isTextual()) {
            throw problem(path(field), node.get(), "write a string");
        }
        return node.map(JsonNode::textValue);
    }

    boolean flag(String field, boolean usual) throws ScenarioException {
        return flag(field).orElse(usual);
    }

    Optional<Boolean> flag(String field) throws ScenarioException {
        Optional<JsonNode> node = any(field);
        if (node.isPresent() && !node.get().isBoolean()) {
            throw problem(path(field), node.get(), "write true or false");
        }
        return node.map(JsonNode::booleanValue);
    }

    OptionalLong number(String field, long least, long most) throws ScenarioException {
        Optional<JsonNode> node = any(field);
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!node.get().isIntegralNumber() || !isBetween(node.get().bigIntegerValue(), least, most)) {
            throw problem(path(field), node.get(), "write a whole number from " + least + " to " + most);
        }
        return OptionalLong.of(node.get().longValue());
    }

    private static boolean isBetween(BigInteger number, long least, long most) {
        return number.compareTo(BigInteger.valueOf(least)) >= 0 && number.compareTo(BigInteger.valueOf(most)) <= 0;
    }

    Optional<Duration> duration(String field) throws ScenarioException {
        Optional<String> text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher units = DURATION.matcher(text.get());
        Duration duration = units.matches() ? duration(units) : null;
        if (duration == null || duration.compareTo(LONGEST) > 0) {
            throw problem(path(field), object.get(field), "write a duration of at most 24h such as 500ms, 5s or 1m30s");
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
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!known.contains(field.getKey())) {
                throw new ScenarioException(
                        path(field.getKey()) + " is not known here: write one of " + String.join(", ", known));
            }
        }
    }

    ScenarioException problem(String field, String rule) {
        return problem(path(field), object.get(field), rule);
    }

    static ScenarioException problem(String path, JsonNode value, String rule) {
        return new ScenarioException(path + " is " + shortened(String.valueOf(value)) + ": " + rule);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
