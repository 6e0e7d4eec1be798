package io.github.veomaven.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.veomaven.report.ResultsException.Problem;
import java.io.Serial;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a JSON object, read strictly.
 *
 * @param where what the object is, for messages
 */
record Fields(JsonNode object, String where) {

    /** A field is missing or not what it must be. The message continues "results.json are incomplete: …". */
    static final class BadFieldException extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        private final Problem problem;

        BadFieldException(String message) {
            this(Problem.INCOMPLETE, message);
        }

        BadFieldException(Problem problem, String message) {
            super(message);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    private interface Reading<T> {
        Optional<T> of(JsonNode node);
    }

    String text(String name) throws BadFieldException {
        return required(name, Fields::asText);
    }

    boolean flag(String name) throws BadFieldException {
        return required(name, Fields::asFlag);
    }

    Instant time(String name) throws BadFieldException {
        return required(name, Fields::asTime);
    }

    int number(String name) throws BadFieldException {
        return required(name, Fields::asInt);
    }

    /** A whole number that is not negative. */
    long count(String name) throws BadFieldException {
        return required(name, node -> asLong(node).filter(number -> number >= 0));
    }

    Optional<String> optionalText(String name) throws BadFieldException {
        return optional(name, Fields::asText);
    }

    Optional<Boolean> optionalFlag(String name) throws BadFieldException {
        return optional(name, Fields::asFlag);
    }

    Optional<Integer> optionalNumber(String name) throws BadFieldException {
        return optional(name, Fields::asInt);
    }

    Optional<Instant> optionalTime(String name) throws BadFieldException {
        return optional(name, Fields::asTime);
    }

    List<String> texts(String name) throws BadFieldException {
        return list(name, Fields::asText);
    }

    List<Boolean> flags(String name) throws BadFieldException {
        return list(name, Fields::asFlag);
    }

    List<Long> numbers(String name) throws BadFieldException {
        return list(name, Fields::asLong);
    }

    private <T> T required(String name, Reading<T> reading) throws BadFieldException {
        return optional(name, reading).orElseThrow(() -> new BadFieldException(where + " has no \"" + name + "\""));
    }

    private <T> Optional<T> optional(String name, Reading<T> reading) throws BadFieldException {
        JsonNode node = object.get(name);
        return node == null ? Optional.empty() : Optional.of(read(node, name, reading));
    }

    private <T> List<T> list(String name, Reading<T> reading) throws BadFieldException {
        JsonNode array = required(name, node -> Optional.of(node).filter(JsonNode::isArray));
        List<T> list = new ArrayList<>();
        for (JsonNode element : array) {
            list.add(read(element, name, reading));
        }
        return list;
    }

    private <T> T read(JsonNode node, String name, Reading<T> reading) throws BadFieldException {
        return reading.of(node)
                .orElseThrow(() -> new BadFieldException(where + " has a \"" + name + "\" of another kind"));
    }

    private static Optional<String> asText(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }

    private static Optional<Boolean> asFlag(JsonNode node) {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    private static Optional<Integer> asInt(JsonNode node) {
        return node.isInt() ? Optional.of(node.intValue()) : Optional.empty();
    }

    private static Optional<Long> asLong(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? Optional.of(node.longValue()) : Optional.empty();
    }

    private static Optional<Instant> asTime(JsonNode node) {
        try {
            return asText(node).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
