package org.waymark.twin.xmile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * An element of an XML file, its names in lower case and without prefixes. Definitions of document
 * types are not read, so that nothing is looked up elsewhere.
 */
final class Element {
  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final int DEEPEST = 64;

  private final String name;
  private final Map<String, String> attributes = new TreeMap<>();
  private final List<Element> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private Element(String name) {
    this.name = name;
  }

  /**
   * The root of a file. Tags that are not closed end with what holds them, as other readers take
   * them.
   */
  static Element read(byte[] bytes) throws XmileFailure {
    if (bytes.length > MOST_BYTES) {
      throw new XmileFailure("this file has " + bytes.length + " bytes, more than 10 MiB");
    }
    Document document =
        Jsoup.parse(new String(bytes, StandardCharsets.UTF_8), "", Parser.xmlParser());
    Optional<Element> root = Optional.empty();
    for (Node node : document.childNodes()) {
      if (node instanceof DocumentType) {
        throw new XmileFailure("this file defines a document type, which is not read");
      }
      if (node instanceof org.jsoup.nodes.Element element && root.isEmpty()) {
        root = Optional.of(converted(element, 1));
      }
    }
    return root.orElseThrow(() -> new XmileFailure("this file is not XML"));
  }

  private static Element converted(org.jsoup.nodes.Element from, int depth) throws XmileFailure {
    if (depth > DEEPEST) {
      throw new XmileFailure("this file is nested more than " + DEEPEST + " deep");
    }
    Element element = new Element(local(from.tagName()));
    for (Attribute attribute : from.attributes()) {
      element.attributes.put(local(attribute.getKey()), attribute.getValue());
    }
    for (Node node : from.childNodes()) {
      if (node instanceof TextNode text) {
        element.text.append(text.getWholeText());
      } else if (node instanceof org.jsoup.nodes.Element child) {
        element.children.add(converted(child, depth + 1));
      }
    }
    return element;
  }

  private static String local(String name) {
    return name.substring(name.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  String name() {
    return name;
  }

  /** Its text without blanks around it. */
  String text() {
    return text.toString().strip();
  }

  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  List<Element> all(String child) {
    return children.stream().filter(c -> c.name.equals(child)).toList();
  }

  List<Element> children() {
    return children;
  }

  Optional<Element> first(String child) {
    return children.stream().filter(c -> c.name.equals(child)).findFirst();
  }

  String textOf(String child) {
    return first(child).map(Element::text).orElse("");
  }
}
