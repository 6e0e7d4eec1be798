package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one reply of a scenario. */
final class ReplyReader {

    private static final long MAX_BODY = 20_000_000_000L;
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "veo-simulated");
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private final ScenarioObject object;

    private ReplyReader(ScenarioObject object) {
        this.object = object;
    }

    enum Kind {
        TASK,
        MEDIA
    }

    static ScriptedReply read(ScenarioObject object, Kind kind) throws ScenarioException {
        return new ReplyReader(object).reply(kind);
    }

    private ScriptedReply reply(Kind kind) throws ScenarioException {
        object.text("description");
        ScriptedReply reply = new ScriptedReply();
        reply.repeat = object.number("repeat", 1, 1_000_000).orElse(1L);
        reply.until = object.duration("until");
        reply.status = object.number("status", 200, 599).orElse(200L).intValue();
        reply.headers = headers();
        reply.body = body();
        reply.gzip = object.flag("gzip");
        reply.chunked = object.flag("chunked", false);
        reply.charset = charset();
        reply.delay = object.duration("delay").orElse(Duration.ZERO);
        reply.drip = object.number("drip", 1, 1_000_000_000);
        reply.reset = object.word("reset", ScriptedReply.Reset.class);
        reply.truncate = object.number("truncate", 0, MAX_BODY);
        reply.neverAnswer = object.flag("neverAnswer", false);
        reply.thenClose = object.flag("thenClose", false);
        if (kind == Kind.TASK) {
            reply.state = object.word("state", ScriptedReply.State.class);
            reply.record = record();
        } else {
            reply.size = object.number("size", 1, SampleVideo.MAX_SIZE);
            reply.ranges = object.flag("ranges", true);
        }
        object.nothingElse();
        notBoth("repeat", "until");
        notBoth("state", "body");
        notBoth("state", "bodyBase64");
        notBoth("size", "body");
        notBoth("size", "bodyBase64");
        return reply;
    }

    private void notBoth(String one, String other) throws ScenarioException {
        if (object.any(one).isPresent() && object.any(other).isPresent()) {
            throw object.problem(other, "write either " + one + " or " + other);
        }
    }

    private Map<String, List<String>> headers() throws ScenarioException {
        Optional<JsonNode> node = object.any("headers");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (node.isPresent()) {
            ScenarioObject fields = ScenarioObject.of(object.path("headers"), node.get());
            for (String name : fields.names()) {
                if (!name.matches(TOKEN) || FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                    throw fields.problem(
                            name,
                            "write a header other than Content-Length, Transfer-Encoding"
                                    + " (see truncate and chunked) and Veo-Simulated");
                }
                headers.put(name, values(fields, name));
            }
        }
        return headers;
    }

    private static List<String> values(ScenarioObject fields, String name) throws ScenarioException {
        JsonNode node = fields.any(name).orElseThrow();
        List<String> values = new ArrayList<>();
        for (JsonNode value : node.isArray() ? node : List.of(node)) {
            if (!value.isTextual() || value.textValue().chars().anyMatch(c -> c < ' ' && c != '\t')) {
                throw fields.problem(name, "write a string of one line, or a list of such strings");
            }
            values.add(value.textValue());
        }
        return values;
    }

    private Optional<ScriptedReply.Body> body() throws ScenarioException {
        Optional<JsonNode> body = object.any("body");
        Optional<JsonNode> bytes = bytes();
        long times = object.number("repeatBody", 0, MAX_BODY).orElse(1L);
        String before = object.text("bodyBefore").orElse("");
        String after = object.text("bodyAfter").orElse("");
        if (body.isPresent() && !body.get().isTextual() && !body.get().isContainerNode()) {
            throw object.problem("body", "write a string, an object or a list");
        }
        notBoth("body", "bodyBase64");
        JsonNode unit = body.or(() -> bytes).orElse(null);
        if (unit == null) {
            onlyWithBody("repeatBody", "bodyBefore", "bodyAfter");
            return Optional.empty();
        }
        if (times > MAX_BODY / Math.max(1, length(unit))) {
            throw object.problem("repeatBody", "the whole body may have " + MAX_BODY + " bytes");
        }
        return Optional.of(new ScriptedReply.Body(unit, before, after, times));
    }

    private static int length(JsonNode unit) {
        if (unit instanceof BinaryNode bytes) {
            return bytes.binaryValue().length;
        }
        return unit.isTextual() ? unit.textValue().length() : unit.toString().length();
    }

    private void onlyWithBody(String... fields) throws ScenarioException {
        for (String field : fields) {
            if (object.any(field).isPresent()) {
                throw object.problem(field, "write it only together with body or bodyBase64");
            }
        }
    }

    private Optional<JsonNode> bytes() throws ScenarioException {
        Optional<String> encoded = object.text("bodyBase64");
        try {
            return encoded.map(Base64.getDecoder()::decode).map(BinaryNode::valueOf);
        } catch (IllegalArgumentException e) {
            throw object.problem("bodyBase64", "write Base64");
        }
    }

    private Optional<Charset> charset() throws ScenarioException {
        Optional<String> name = object.text("charset");
        try {
            Optional<Charset> charset = name.map(Charset::forName);
            if (charset.filter(Charset::canEncode).isPresent() == charset.isPresent()) {
                return charset;
            }
        } catch (IllegalArgumentException e) {
            // Reported below.
        }
        throw object.problem("charset", "write a charset that Java can encode, such as UTF-8, UTF-16 or ISO-8859-1");
    }

    private ObjectNode record() throws ScenarioException {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        Optional<JsonNode> node = object.any("record");
        if (node.isEmpty()) {
            return record;
        }
        ScenarioObject fields = ScenarioObject.of(object.path("record"), node.get());
        for (Set<String> names : List.of(Envelopes.DATA_FIELDS, Envelopes.RESPONSE_FIELDS)) {
            names.forEach(name -> fields.any(name).ifPresent(value -> record.set(name, value)));
        }
        Optional<Duration> age = fields.duration(Envelopes.AGE);
        age.ifPresent(duration -> record.put(Envelopes.AGE, duration.toMillis()));
        Optional<JsonNode> omitted = fields.any(Envelopes.OMIT);
        if (omitted.isPresent()) {
            record.set(Envelopes.OMIT, omitted(fields, omitted.get()));
        }
        fields.nothingElse();
        return record;
    }

    private static JsonNode omitted(ScenarioObject fields, JsonNode names) throws ScenarioException {
        boolean valid = names.isArray();
        for (JsonNode name : names) {
            valid &= Envelopes.DATA_FIELDS.contains(name.asText()) || Envelopes.RESPONSE_FIELDS.contains(name.asText());
        }
        if (!valid) {
            throw fields.problem(Envelopes.OMIT, "write a list of names of the record's fields");
        }
        return names;
    }
}
