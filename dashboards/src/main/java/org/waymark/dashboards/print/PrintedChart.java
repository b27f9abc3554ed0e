package org.waymark.dashboards.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.waymark.dashboards.page.Pages;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A chart for paper: what the page's style says by class is written into each shape, title and
 * description become the alternative text, and the light edge around words, for which SVG 1.1 has
 * no word, is drawn below them.
 */
final class PrintedChart {
  private static final ChartStyle STYLE = ChartStyle.of(stylesheet());

  private PrintedChart() {}

  private static String stylesheet() {
    try (InputStream in = Pages.class.getResourceAsStream("style.css")) {
      if (in == null) {
        throw new IllegalStateException("style.css is missing from the module");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads markup of ours; a document type and entities are refused. */
  static Document parsed(String markup) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      return builder.parse(new InputSource(new StringReader(markup)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("markup made here is not well formed", e);
    }
  }

  /** The chart as markup for a print document. */
  static String of(String svg) {
    Document document = parsed(svg);
    Element root = document.getDocumentElement();
    List<String> words = new ArrayList<>();
    for (Element child : elements(root)) {
      String name = child.getTagName();
      if (name.equals("title") || name.equals("desc")) {
        words.add(sentence(child.getTextContent()));
        root.removeChild(child);
      } else {
        dress(root, child);
      }
    }
    String[] box = root.getAttribute("viewBox").split(" ");
    for (String attribute : List.of("class", "role", "aria-labelledby")) {
      root.removeAttribute(attribute);
    }
    root.setAttribute("alt", String.join(" ", words));
    root.setAttribute("width", box[2]);
    root.setAttribute("height", box[3]);
    root.setAttribute("font-family", PdfReport.FONT);
    root.setAttribute("font-size", "13");
    return markup(root);
  }

  private static String sentence(String words) {
    return words.matches("(?s).*[.?!]") ? words : words + ".";
  }

  private static void dress(Element root, Element shape) {
    Map<String, String> style = STYLE.of(shape.getTagName(), shape.getAttribute("class"));
    shape.removeAttribute("class");
    boolean edged = style.containsKey("paint-order");
    if (edged) {
      Element edge = (Element) shape.cloneNode(true);
      set(edge, style);
      root.insertBefore(edge, shape);
      style.keySet().removeIf(property -> property.startsWith("stroke"));
    }
    set(shape, style);
  }

  private static void set(Element shape, Map<String, String> style) {
    style.forEach(
        (property, value) -> {
          if (property.equals("font-weight")) {
            shape.setAttribute(property, "bold");
          } else if (!property.equals("paint-order")) {
            shape.setAttribute(property, value.replaceFirst("px$", ""));
          }
        });
  }

  private static List<Element> elements(Element root) {
    List<Element> elements = new ArrayList<>();
    NodeList children = root.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static String markup(Element root) {
    try {
      Transformer writer = TransformerFactory.newInstance().newTransformer();
      writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter markup = new StringWriter();
      writer.transform(new DOMSource(root), new StreamResult(markup));
      return markup.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("a chart cannot be written as markup", e);
    }
  }
}
