package org.waymark.app.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** OpenDocument 1.3, written as it goes: {@code content.xml} is the only part that grows. */
final class OdsSpreadsheet implements Spreadsheet {
  private static final String TYPE = "application/vnd.oasis.opendocument.spreadsheet";
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final double CENTIMETRES_A_CHARACTER = 0.2;

  private final RepeatableZip zip;
  private final Writer out;
  private final List<String> ranges = new ArrayList<>();
  private String sheet = "";
  private String table = "";
  private boolean prose;
  private int row;
  private int headerRow = -1;
  private List<Column> columns = List.of();

  /** Begins the file. */
  OdsSpreadsheet(Path file, Description description) throws IOException {
    zip = new RepeatableZip(Files.newOutputStream(file));
    // The type comes first and uncompressed, so that a reader finds it at a fixed place.
    zip.stored("mimetype", TYPE.getBytes(StandardCharsets.US_ASCII));
    write("META-INF/manifest.xml", OdsParts.manifest(TYPE));
    write("meta.xml", XML + OdsParts.meta(description));
    write("styles.xml", XML + OdsParts.styles());
    out =
        new BufferedWriter(new OutputStreamWriter(zip.file("content.xml"), StandardCharsets.UTF_8));
    out.write(XML);
    out.write(OdsParts.contentStart());
  }

  private void write(String name, String content) throws IOException {
    zip.file(name).write(content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void open(String name, List<Double> widths) throws IOException {
    sheet = name;
    prose = widths.size() == 1;
    row = 0;
    headerRow = -1;
    out.write("<table:table table:name=\"" + XmlText.escaped(name) + "\">");
    for (double width : widths) {
      out.write("<table:table-column table:style-name=\"w" + (int) width + "\"/>");
    }
  }

  /** Names of the widths that {@link #open} may be given. */
  static String width(int characters) {
    return String.format(Locale.ROOT, "%.2fcm", characters * CENTIMETRES_A_CHARACTER + 0.3);
  }

  @Override
  public void title(String text) throws IOException {
    line("title", new Cell.Text(text));
  }

  @Override
  public void heading(String text) throws IOException {
    line("heading", new Cell.Text(text));
  }

  @Override
  public void line(Cell cell) throws IOException {
    line(prose ? "text" : "line", cell);
  }

  private void line(String style, Cell cell) throws IOException {
    out.write("<table:table-row table:style-name=\"row\">");
    cell(style, cell);
    out.write("</table:table-row>\n");
    row++;
  }

  @Override
  public void table(String name, List<Column> headers, long rows) throws IOException {
    table = name;
    columns = List.copyOf(headers);
    headerRow = row;
    out.write("<table:table-header-rows><table:table-row table:style-name=\"row\">");
    for (Column column : columns) {
      cell("header", new Cell.Text(column.header()));
    }
    out.write("</table:table-row></table:table-header-rows>\n");
    row++;
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    out.write("<table:table-row table:style-name=\"row\">");
    for (int c = 0; c < cells.size(); c++) {
      Column.Kind kind = columns.get(c).kind();
      Cell cell = cells.get(c);
      boolean text = !(cell instanceof Cell.Quantity || cell instanceof Cell.Day);
      String style =
          text && kind != Column.Kind.TEXT ? "shorthand" : kind.name().toLowerCase(Locale.ROOT);
      cell(style, cell);
    }
    out.write("</table:table-row>\n");
    row++;
  }

  private void cell(String style, Cell cell) throws IOException {
    out.write("<table:table-cell table:style-name=\"" + style + "\"");
    if (cell instanceof Cell.Quantity number) {
      String value = Double.toString(number.value());
      out.write(" office:value-type=\"float\" office:value=\"" + value + "\">");
      out.write("<text:p>" + value + "</text:p>");
    } else if (cell instanceof Cell.Day day) {
      out.write(" office:value-type=\"date\" office:date-value=\"" + day.day() + "\">");
      out.write("<text:p>" + day.day() + "</text:p>");
    } else if (cell instanceof Cell.Link link) {
      out.write(" office:value-type=\"string\"><text:p><text:a text:style-name=\"link\"");
      out.write(" xlink:type=\"simple\" xlink:href=\"#");
      out.write(XmlText.escaped(link.sheet()) + ".A1\">" + spaced(link.text()));
      out.write("</text:a></text:p>");
    } else if (cell instanceof Cell.Text text) {
      out.write(" office:value-type=\"string\"><text:p>" + spaced(text.text()) + "</text:p>");
    }
    out.write("</table:table-cell>");
  }

  /** Escaped, with runs of blanks as OpenDocument writes them: else they are one blank. */
  private static String spaced(String text) {
    String escaped = XmlText.escaped(text);
    if (!escaped.startsWith(" ") && !escaped.endsWith(" ") && !escaped.contains("  ")) {
      return escaped;
    }
    StringBuilder spaced = new StringBuilder(escaped.length() + 16);
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      boolean plain =
          c != ' ' || (i > 0 && i < escaped.length() - 1 && escaped.charAt(i - 1) != ' ');
      spaced.append(plain ? String.valueOf(c) : "<text:s/>");
    }
    return spaced.toString();
  }

  @Override
  public void done() throws IOException {
    out.write("</table:table>\n");
    if (headerRow >= 0) {
      String from = sheet + ".A" + (headerRow + 1);
      String to = sheet + "." + letters(columns.size()) + row;
      ranges.add(
          "<table:database-range table:name=\""
              + table
              + "\" table:target-range-address=\""
              + from
              + ":"
              + to
              + "\" table:contains-header=\"true\"/>");
    }
  }

  /** Name of the column, counted from 1. */
  private static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      if (!ranges.isEmpty()) {
        out.write("<table:database-ranges>");
        for (String range : ranges) {
          out.write(range);
        }
        out.write("</table:database-ranges>");
      }
      out.write(OdsParts.contentEnd());
      out.flush();
    }
  }
}
