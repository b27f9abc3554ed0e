package org.waymark.app.export;

/** Text on its way into markup. It has been cleaned of what XML forbids before. */
final class XmlText {
  private XmlText() {}

  /** The text with the five marks of markup written as entities. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }
}
