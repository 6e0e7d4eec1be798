package io.github.veomaven.benchmark;

import io.github.veomaven.testing.CadenceSchedules;
import io.github.veomaven.testing.CadenceSimulation;
import io.github.veomaven.testing.CadenceSimulation.Summary;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Draws lag against requests as SVG, in colours that are legible on white and on black. */
final class CadencePlot {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String GREY = "#777777";
    private static final String BLUE = "#2f81f7";
    private static final String ORANGE = "#d2691e";
    private static final int PANEL_WIDTH = 400;
    private static final int HEIGHT = 380;
    private static final double LEFT = 52;
    private static final double TOP = 40;
    private static final double WIDTH = 330;
    private static final double DEPTH = 280;
    private static final int FEWEST = 15;
    private static final int MOST = 60;
    private static final double LONGEST = 4;

    private final List<Panel> panels;

    CadencePlot(List<Panel> panels) {
        this.panels = panels;
    }

    /** One distribution of lengths. */
    record Panel(String title, List<Duration> lengths) {

        Summary summary(UnaryOperator<Duration> schedule) {
            return new CadenceSimulation(schedule, Duration.ZERO).summary(lengths);
        }
    }

    void write(Path file) throws IOException, XMLStreamException {
        try (Writer text = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace(SVG);
            attributes(
                    xml,
                    "viewBox",
                    "0 0 " + PANEL_WIDTH * panels.size() + " " + HEIGHT,
                    "role",
                    "img",
                    "font-family",
                    "sans-serif",
                    "font-size",
                    "12");
            xml.writeStartElement("title");
            xml.writeCharacters("Mean lag against mean requests per task: adaptive cadence and fixed intervals");
            xml.writeEndElement();
            for (int i = 0; i < panels.size(); i++) {
                xml.writeStartElement("g");
                attributes(xml, "transform", "translate(" + i * PANEL_WIDTH + " 0)");
                writePanel(xml, panels.get(i));
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        }
    }

    private static void writePanel(XMLStreamWriter xml, Panel panel) throws XMLStreamException {
        writeAxes(xml, panel.title());
        writeFixed(xml, panel);
        Summary loop = panel.summary(CadenceSchedules.tenThenThree());
        writePoint(xml, loop, GREY, 4);
        writeLabel(xml, x(loop) - 8, y(loop) + 4, "end", GREY, "10 s, then 3 s");
        Summary adaptive = panel.summary(CadenceSchedules.adaptive());
        writePoint(xml, adaptive, ORANGE, 6);
        writeLabel(xml, x(adaptive), y(adaptive) + 20, "middle", ORANGE, "adaptive");
    }

    private static void writeAxes(XMLStreamWriter xml, String title) throws XMLStreamException {
        writeLabel(xml, LEFT + WIDTH / 2, 22, "middle", GREY, title);
        for (int requests = 20; requests <= MOST; requests += 10) {
            writeLine(xml, x(requests), TOP, x(requests), TOP + DEPTH, "0.25");
            writeLabel(xml, x(requests), TOP + DEPTH + 18, "middle", GREY, Integer.toString(requests));
        }
        for (int lag = 0; lag <= LONGEST; lag++) {
            writeLine(xml, LEFT, y(lag), LEFT + WIDTH, y(lag), lag == 0 ? "1" : "0.25");
            writeLabel(xml, LEFT - 8, y(lag) + 4, "end", GREY, lag + " s");
        }
        writeLabel(xml, LEFT + WIDTH / 2, TOP + DEPTH + 40, "middle", GREY, "requests per task, mean");
        writeLabel(xml, LEFT + 4, TOP - 4, "start", GREY, "lag, mean");
    }

    private static void writeFixed(XMLStreamWriter xml, Panel panel) throws XMLStreamException {
        List<Summary> curve = IntStream.rangeClosed(10, 32)
                .mapToObj(quarters -> panel.summary(CadenceSchedules.fixed(quarters / 4.0)))
                .filter(summary -> summary.meanRequests() >= FEWEST && summary.meanRequests() <= MOST)
                .toList();
        xml.writeEmptyElement("polyline");
        String points = curve.stream()
                .map(summary -> number(x(summary)) + "," + number(y(summary)))
                .collect(Collectors.joining(" "));
        attributes(xml, "points", points, "fill", "none", "stroke", BLUE, "stroke-width", "2");
        for (int seconds = 3; seconds <= 6; seconds++) {
            Summary fixed = panel.summary(CadenceSchedules.fixed(seconds));
            writePoint(xml, fixed, BLUE, 4);
            writeLabel(xml, x(fixed) + 9, y(fixed) - 5, "start", BLUE, "fixed " + seconds + " s");
        }
    }

    private static void writePoint(XMLStreamWriter xml, Summary at, String colour, int radius)
            throws XMLStreamException {
        xml.writeEmptyElement("circle");
        attributes(xml, "cx", number(x(at)), "cy", number(y(at)), "r", Integer.toString(radius), "fill", colour);
    }

    private static void writeLine(XMLStreamWriter xml, double x1, double y1, double x2, double y2, String opacity)
            throws XMLStreamException {
        xml.writeEmptyElement("line");
        attributes(xml, "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
        attributes(xml, "stroke", GREY, "stroke-opacity", opacity);
    }

    private static void writeLabel(XMLStreamWriter xml, double x, double y, String anchor, String colour, String text)
            throws XMLStreamException {
        xml.writeStartElement("text");
        attributes(xml, "x", number(x), "y", number(y), "text-anchor", anchor, "fill", colour);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void attributes(XMLStreamWriter xml, String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    private static double x(Summary summary) {
        return x(summary.meanRequests());
    }

    private static double y(Summary summary) {
        return y(summary.meanLag());
    }

    private static double x(double requests) {
        return LEFT + WIDTH * (requests - FEWEST) / (MOST - FEWEST);
    }

    private static double y(double lag) {
        return TOP + DEPTH * (1 - lag / LONGEST);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
