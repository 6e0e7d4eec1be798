package io.github.veomaven.report;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Looks into what was written. Our HTML is well-formed XML, too. */
final class Xml {

    private final Document document;

    Xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    /** The text of every element or attribute that the XPath selects. */
    List<String> all(String xpath) throws Exception {
        NodeList nodes = (NodeList)
                XPathFactory.newDefaultInstance().newXPath().evaluate(xpath, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> nodes.item(index).getTextContent().strip())
                .toList();
    }
}
