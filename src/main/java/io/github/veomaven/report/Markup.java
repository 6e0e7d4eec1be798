package io.github.veomaven.report;

import io.github.veomaven.await.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML, or HTML that is also XML. Each text or attribute becomes one line of printable characters, so that nothing
 * gets in that XML forbids.
 *
 * <p>Markup is escaped, and so are the characters of expressions, such as those of Maven's resource filtering: a page that
 * is copied with filtering shows <code>${…}</code> and {@code @…@} as the service wrote them. Not StAX: its writer has no
 * way to write such a character as a reference inside an attribute, and loading it takes longer than writing all results.
 */
final class Markup {

    private static final int MAX_LENGTH = 10_000;
    private static final String ESCAPED = "&<>\"'$@{}";

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    Markup xmlDeclaration() {
        return literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    Markup htmlDoctype() {
        return literal("<!DOCTYPE html>\n");
    }

    /** Begins an element; attributes are alternating names and values. */
    Markup open(String element, String... attributes) {
        open.push(element);
        return tag(element, attributes).literal(">");
    }

    /** Ends the innermost element. */
    Markup close() {
        return literal("</").literal(open.pop()).literal(">");
    }

    /** Ends the innermost element and the line. */
    Markup end() {
        return close().line();
    }

    /** Writes an element that never has content, such as HTML's {@code meta}. */
    Markup empty(String element, String... attributes) {
        return tag(element, attributes).literal("/>");
    }

    /** Writes a whole element that contains text. */
    Markup element(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    /** Writes a term and its description, within a {@code dl}. */
    Markup fact(String term, String description, String... attributes) {
        return open("div")
                .element("dt", term)
                .element("dd", description, attributes)
                .end();
    }

    Markup text(String content) {
        String line = SafeText.line(content, MAX_LENGTH);
        for (int at = 0; at < line.length(); at++) {
            char character = line.charAt(at);
            if (ESCAPED.indexOf(character) < 0) {
                text.append(character);
            } else {
                text.append("&#").append((int) character).append(';');
            }
        }
        return this;
    }

    /** Writes text with a reading direction of its own, which does not affect the text around it. */
    Markup isolated(String content) {
        return element("bdi", content);
    }

    /** Writes a time as {@code 2026-11-23 10:00:00 UTC}, in a form that programs can read, too. */
    Markup time(Instant instant) {
        Instant seconds = instant.truncatedTo(ChronoUnit.SECONDS);
        String shown = seconds.toString().replace('T', ' ').replace("Z", " UTC");
        return element("time", shown, "datetime", instant.toString());
    }

    /** Writes our own text or markup, as it is. */
    Markup literal(String content) {
        text.append(content);
        return this;
    }

    Markup line() {
        return literal("\n");
    }

    private Markup tag(String element, String... attributes) {
        literal("<").literal(element);
        for (int at = 0; at < attributes.length; at += 2) {
            literal(" ")
                    .literal(attributes[at])
                    .literal("=\"")
                    .text(attributes[at + 1])
                    .literal("\"");
        }
        return this;
    }

    /** Returns what has been written since the last call, so that a large document is never in memory as a whole. */
    String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }
}
