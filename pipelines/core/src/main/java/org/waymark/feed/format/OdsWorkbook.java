package org.waymark.feed.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** A workbook of OpenDocument ({@code .ods}), its sheets read row by row. */
final class OdsWorkbook implements Workbook {
  private static final String CONTENT = "content.xml";

  private final HeldBytes bytes;
  private final List<Sheet> sheets = new ArrayList<>();

  OdsWorkbook(HeldBytes bytes) throws IOException {
    this.bytes = bytes;
    XMLStreamReader xml = content();
    Set<String> hidden = new HashSet<>();
    String style = "";
    int depth = 0;
    while (ZippedParts.hasNext(xml)) {
      int event = ZippedParts.next(xml);
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "style" -> style = ZippedParts.attribute(xml, "name");
          case "table-properties" -> {
            if (ZippedParts.attribute(xml, "display").equals("false")) {
              hidden.add(style);
            }
          }
          case "table" -> {
            if (depth++ == 0) {
              sheets.add(
                  new Sheet(
                      ZippedParts.attribute(xml, "name"),
                      hidden.contains(ZippedParts.attribute(xml, "style-name"))));
            }
          }
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table")) {
        depth--;
      }
    }
  }

  private XMLStreamReader content() throws IOException {
    return new ZippedParts(bytes.again()).xml(CONTENT).orElseThrow(ZippedParts::damaged);
  }

  @Override
  public List<Sheet> sheets() {
    return List.copyOf(sheets);
  }

  @Override
  public InputStream text(int sheet) throws IOException {
    return new SheetText(content(), sheet);
  }

  /** The rows of a sheet. */
  private static final class SheetText extends MadeText {
    private static final int AT_A_TIME = 1 << 14;

    /** Cells that repetition may make, beside those that are written. */
    private static final long MOST_REPEATED = 50_000_000;

    private record Held(int column, String text) {}

    private final XMLStreamReader xml;
    private final int wanted;
    private final CsvText csv = new CsvText(out);
    private final StringBuilder text = new StringBuilder();
    private final List<Held> cells = new ArrayList<>();
    private int table = -1;
    private int depth;
    private int row;
    private int rowTimes;
    private int column;
    private int cellTimes;
    private String value = "";
    private boolean inCell;
    private int paragraphs;
    private int notShown;
    private boolean inParagraph;
    private long repeated;
    private int pending;

    SheetText(XMLStreamReader xml, int wanted) {
      this.xml = xml;
      this.wanted = wanted;
    }

    @Override
    protected boolean make() throws IOException {
      if (pending > 0) {
        emit();
        return true;
      }
      while (ZippedParts.hasNext(xml)) {
        int event = ZippedParts.next(xml);
        if (event == XMLStreamConstants.START_ELEMENT) {
          start(xml.getLocalName());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          end(xml.getLocalName());
          if (pending > 0) {
            emit();
            if (out.size() > AT_A_TIME) {
              return true;
            }
          }
        } else if (inParagraph
            && notShown == 0
            && (event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE)) {
          text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
      }
      return out.size() > 0;
    }

    private boolean here() {
      return table == wanted && depth == 1;
    }

    private void start(String name) throws IOException {
      if (name.equals("table")) {
        table += depth == 0 ? 1 : 0;
        depth++;
        return;
      }
      if (!here()) {
        return;
      }
      switch (name) {
        case "table-row" -> {
          rowTimes = times("number-rows-repeated", CsvText.MOST_ROWS);
          row++;
          column = 0;
          cells.clear();
        }
        case "table-cell", "covered-table-cell" -> cell(name.equals("table-cell"));
        case "annotation" -> notShown++;
        case "p" -> {
          if (inCell && notShown == 0) {
            if (paragraphs++ > 0) {
              text.append('\n');
            }
            inParagraph = true;
          }
        }
        case "s" -> text.append(" ".repeat(shown() ? times("c", 1000) : 0));
        case "tab" -> text.append(shown() ? "\t" : "");
        case "line-break" -> text.append(shown() ? "\n" : "");
        default -> {}
      }
    }

    private boolean shown() {
      return inParagraph && notShown == 0;
    }

    private int times(String attribute, int most) throws IOException {
      String times = ZippedParts.attribute(xml, attribute);
      if (times.isEmpty()) {
        return 1;
      }
      if (!times.matches("[1-9]\\d{0,7}")) {
        throw ZippedParts.damaged();
      }
      return Math.min(Integer.parseInt(times), most);
    }

    private void cell(boolean own) throws IOException {
      cellTimes = times("number-columns-repeated", CsvText.MOST_COLUMNS);
      text.setLength(0);
      paragraphs = 0;
      value = own ? value() : "";
      inCell = own;
    }

    /** What the cell means; empty for a text, which is in its paragraphs. */
    private String value() {
      return switch (ZippedParts.attribute(xml, "value-type")) {
        case "float", "percentage", "currency" ->
            CellText.number(ZippedParts.attribute(xml, "value"), CellText.Format.GENERAL, false);
        case "date" -> {
          String date = ZippedParts.attribute(xml, "date-value");
          yield date.endsWith("T00:00:00") ? date.substring(0, date.length() - 9) : date;
        }
        case "boolean" ->
            ZippedParts.attribute(xml, "boolean-value").equals("true") ? "TRUE" : "FALSE";
        case "string" -> ZippedParts.attribute(xml, "string-value");
        default -> "";
      };
    }

    private void end(String name) throws IOException {
      if (name.equals("table")) {
        depth--;
        return;
      }
      if (!here()) {
        return;
      }
      switch (name) {
        case "annotation" -> notShown--;
        case "p" -> inParagraph = false;
        case "table-cell", "covered-table-cell" -> {
          String shown = value.isEmpty() ? text.toString() : value;
          if (inCell && !shown.isEmpty()) {
            repeated += cellTimes - 1;
            for (int i = 0; i < cellTimes; i++) {
              cells.add(new Held(column + i, shown));
            }
          }
          column += cellTimes;
          inCell = false;
          if (column > CsvText.MOST_COLUMNS * 2 || repeated > MOST_REPEATED) {
            throw ZippedParts.damaged();
          }
        }
        case "table-row" -> {
          if (cells.isEmpty()) {
            row += rowTimes - 1;
          } else {
            pending = rowTimes;
            repeated += (long) (rowTimes - 1) * cells.size();
          }
          if (row > CsvText.MOST_ROWS || repeated > MOST_REPEATED) {
            throw ZippedParts.damaged();
          }
        }
        default -> {}
      }
    }

    /** Writes the row at hand as often as it is to stand there, some of it at a time. */
    private void emit() {
      while (pending > 0 && out.size() <= AT_A_TIME) {
        csv.row(row);
        for (Held cell : cells) {
          csv.cell(cell.column(), cell.text());
        }
        csv.end();
        pending--;
        if (pending > 0) {
          row++;
        }
      }
    }
  }
}
