package io.github.veomaven.report;

import io.github.veomaven.await.SafeText;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * XML or HTML, written by StAX, which escapes. Text and attributes become one line of printable characters each: so
 * nothing that XML forbids gets in.
 */
final class Markup {

    private static final int MAX_LENGTH = 10_000;

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    Markup() {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private Markup does(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    Markup xmlDeclaration() {
        return does(() -> out.writeStartDocument("UTF-8", "1.0")).line();
    }

    Markup htmlDoctype() {
        return does(() -> out.writeDTD("<!DOCTYPE html>")).line();
    }

    /** Begins an element; attributes are names and values by turns. */
    Markup open(String element, String... attributes) {
        return does(() -> out.writeStartElement(element)).attributes(attributes);
    }

    /** Ends the innermost element. */
    Markup close() {
        return does(out::writeEndElement);
    }

    /** An element that has no content by its nature, such as HTML's {@code meta}. */
    Markup empty(String element, String... attributes) {
        return does(() -> out.writeEmptyElement(element)).attributes(attributes);
    }

    /** A whole element with text in it. */
    Markup element(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    Markup text(String content) {
        return does(() -> out.writeCharacters(SafeText.line(content, MAX_LENGTH)));
    }

    /** Text of our own, blanks at its ends included. */
    Markup literal(String content) {
        return does(() -> out.writeCharacters(content));
    }

    Markup line() {
        return literal("\n");
    }

    private Markup attributes(String... attributes) {
        for (int at = 0; at < attributes.length; at += 2) {
            String name = attributes[at];
            String value = SafeText.line(attributes[at + 1], MAX_LENGTH);
            does(() -> out.writeAttribute(name, value));
        }
        return this;
    }

    /** The whole text, after the last element was closed. */
    String finish() {
        does(out::writeEndDocument).does(out::flush);
        return text.toString();
    }
}
