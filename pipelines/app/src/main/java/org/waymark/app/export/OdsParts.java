package org.waymark.app.export;

/** The parts of an OpenDocument spreadsheet that do not depend on its cells. */
final class OdsParts {
  private static final int WIDEST = 120;
  private static final String NAMESPACES =
      String.join(
          " ",
          "",
          "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"",
          "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"",
          "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"",
          "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"",
          "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"",
          "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\"",
          "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"",
          "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
          "xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\"");

  private OdsParts() {}

  static String manifest(String type) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
    <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%s"/>
    <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
    <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
    <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
    </manifest:manifest>
    """
        .formatted(type);
  }

  static String meta(Description description) {
    return """
    <office:document-meta%s><office:meta><meta:generator>Waymark</meta:generator>\
    <dc:title>%s</dc:title><dc:subject>%s</dc:subject><meta:initial-creator>Waymark</meta:initial-creator>\
    <meta:creation-date>%sT00:00:00</meta:creation-date><dc:language>%s</dc:language>\
    </office:meta></office:document-meta>
    """
        .formatted(
            NAMESPACES,
            XmlText.escaped(description.title()),
            XmlText.escaped(description.subject()),
            description.date(),
            Description.LANGUAGE);
  }

  static String styles() {
    return """
    <office:document-styles%s><office:styles>\
    <style:default-style style:family="table-cell"><style:text-properties fo:font-family="Arial" \
    fo:font-size="11pt" fo:language="en" fo:country="GB"/></style:default-style>\
    <style:style style:name="Default" style:family="table-cell"/>\
    </office:styles><office:automatic-styles><style:page-layout style:name="page">\
    <style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" \
    style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/>\
    </style:page-layout></office:automatic-styles><office:master-styles>\
    <style:master-page style:name="Default" style:page-layout-name="page"/>\
    </office:master-styles></office:document-styles>
    """
        .formatted(NAMESPACES);
  }

  /** Everything before the first sheet. */
  static String contentStart() {
    StringBuilder start = new StringBuilder();
    start
        .append("<office:document-content")
        .append(NAMESPACES)
        .append("><office:automatic-styles>");
    for (int width = 1; width <= WIDEST; width++) {
      start
          .append("<style:style style:name=\"w")
          .append(width)
          .append("\" style:family=\"table-column\"><style:table-column-properties")
          .append(" style:column-width=\"")
          .append(OdsSpreadsheet.width(width))
          .append("\"/></style:style>");
    }
    start.append(
        """
        <style:style style:name="link" style:family="text"><style:text-properties \
        fo:color="#12436d" style:text-underline-style="solid" style:text-underline-width="auto" \
        style:text-underline-color="font-color"/></style:style>\
        <style:style style:name="row" style:family="table-row">\
        <style:table-row-properties style:use-optimal-row-height="true"/></style:style>\
        <number:text-style style:name="as-text"><number:text-content/></number:text-style>\
        <number:number-style style:name="as-whole"><number:number number:decimal-places="0" \
        number:min-integer-digits="1" number:grouping="true"/></number:number-style>\
        <number:number-style style:name="as-decimal"><number:number number:decimal-places="4" \
        number:min-decimal-places="1" number:min-integer-digits="1" number:grouping="true"/>\
        </number:number-style>\
        <number:number-style style:name="as-chance"><number:number number:decimal-places="4" \
        number:min-decimal-places="4" number:min-integer-digits="1"/></number:number-style>\
        <number:date-style style:name="as-day"><number:year number:style="long"/>\
        <number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text>\
        <number:day number:style="long"/></number:date-style>""");
    for (String[] style :
        new String[][] {
          {"title", "as-text", "", "", "fo:font-size=\"16pt\" fo:font-weight=\"bold\""},
          {"heading", "as-text", "", "", "fo:font-size=\"13pt\" fo:font-weight=\"bold\""},
          {"line", "as-text", "", "", ""},
          {"header", "as-text", "wrap", "", "fo:font-weight=\"bold\""},
          {"text", "as-text", "wrap", "", ""},
          {"shorthand", "as-text", "", "end", ""},
          {"whole", "as-whole", "", "", ""},
          {"decimal", "as-decimal", "", "", ""},
          {"chance", "as-chance", "", "", ""},
          {"day", "as-day", "", "", ""}
        }) {
      start.append(cellStyle(style[0], style[1], style[2], style[3], style[4]));
    }
    return start.append("</office:automatic-styles><office:body><office:spreadsheet>\n").toString();
  }

  private static String cellStyle(
      String name, String shown, String wrap, String align, String letters) {
    return "<style:style style:name=\""
        + name
        + "\" style:family=\"table-cell\" style:parent-style-name=\"Default\""
        + " style:data-style-name=\""
        + shown
        + "\"><style:table-cell-properties style:vertical-align=\"top\""
        + (wrap.isEmpty() ? "" : " fo:wrap-option=\"wrap\"")
        + "/>"
        + (align.isEmpty() ? "" : "<style:paragraph-properties fo:text-align=\"" + align + "\"/>")
        + (letters.isEmpty() ? "" : "<style:text-properties " + letters + "/>")
        + "</style:style>";
  }

  /** Everything behind the last sheet. */
  static String contentEnd() {
    return "</office:spreadsheet></office:body></office:document-content>\n";
  }
}
