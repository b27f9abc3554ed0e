package org.waymark.feed.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** A workbook of Office Open XML ({@code .xlsx}, {@code .xlsm}), its sheets read row by row. */
final class XlsxWorkbook implements Workbook {
  private static final String MAIN = "officeDocument";

  private final ZippedParts parts;
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();
  private final SharedTexts texts = new SharedTexts();
  private final List<CellText.Format> formats = new ArrayList<>();
  private boolean from1904;

  XlsxWorkbook(HeldBytes bytes) throws IOException {
    parts = new ZippedParts(bytes);
    String book = "xl/workbook.xml";
    for (Relation relation : relations("", "_rels/.rels").values()) {
      if (relation.type().endsWith("/" + MAIN)) {
        book = relation.target();
      }
    }
    int slash = book.lastIndexOf('/');
    String folder = book.substring(0, slash + 1);
    Map<String, Relation> relations =
        relations(folder, folder + "_rels/" + book.substring(slash + 1) + ".rels");
    book(book, relations);
    String shared = folder + "sharedStrings.xml";
    String styles = folder + "styles.xml";
    for (Relation relation : relations.values()) {
      shared = relation.type().endsWith("/sharedStrings") ? relation.target() : shared;
      styles = relation.type().endsWith("/styles") ? relation.target() : styles;
    }
    sharedTexts(shared);
    styles(styles);
  }

  private record Relation(String type, String target) {}

  private Map<String, Relation> relations(String folder, String part) throws IOException {
    Map<String, Relation> relations = new HashMap<>();
    Optional<XMLStreamReader> xml = parts.xml(part);
    while (xml.isPresent() && ZippedParts.hasNext(xml.get())) {
      if (ZippedParts.next(xml.get()) == XMLStreamConstants.START_ELEMENT
          && xml.get().getLocalName().equals("Relationship")) {
        String target = ZippedParts.attribute(xml.get(), "Target");
        relations.put(
            ZippedParts.attribute(xml.get(), "Id"),
            new Relation(
                ZippedParts.attribute(xml.get(), "Type"),
                target.startsWith("/") ? target.substring(1) : folder + target));
      }
    }
    return relations;
  }

  private void book(String part, Map<String, Relation> relations) throws IOException {
    XMLStreamReader xml = parts.xml(part).orElseThrow(ZippedParts::damaged);
    while (ZippedParts.hasNext(xml)) {
      if (ZippedParts.next(xml) != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("workbookPr")) {
        String day = ZippedParts.attribute(xml, "date1904");
        from1904 = day.equals("1") || day.equals("true");
      } else if (xml.getLocalName().equals("sheet")) {
        String id = "";
        for (int a = 0; a < xml.getAttributeCount(); a++) {
          boolean qualified = xml.getAttributeNamespace(a) != null;
          if (xml.getAttributeLocalName(a).equals("id") && qualified) {
            id = xml.getAttributeValue(a);
          }
        }
        Relation relation = relations.get(id);
        if (relation != null && relation.type().endsWith("/worksheet")) {
          String state = ZippedParts.attribute(xml, "state");
          sheets.add(
              new Sheet(
                  ZippedParts.attribute(xml, "name"),
                  state.equals("hidden") || state.equals("veryHidden")));
          paths.add(relation.target());
        }
      }
    }
  }

  private void sharedTexts(String part) throws IOException {
    Optional<XMLStreamReader> opened = parts.xml(part);
    if (opened.isEmpty()) {
      return;
    }
    XMLStreamReader xml = opened.get();
    StringBuilder text = new StringBuilder();
    int phonetic = 0;
    boolean inText = false;
    while (ZippedParts.hasNext(xml)) {
      switch (ZippedParts.next(xml)) {
        case XMLStreamConstants.START_ELEMENT -> {
          switch (xml.getLocalName()) {
            case "si" -> text.setLength(0);
            case "rPh" -> phonetic++;
            case "t" -> inText = phonetic == 0;
            default -> {}
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (inText) {
            append(xml, text);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          switch (xml.getLocalName()) {
            case "si" -> texts.add(text.toString());
            case "rPh" -> phonetic--;
            case "t" -> inText = false;
            default -> {}
          }
        }
        default -> {}
      }
    }
  }

  private static void append(XMLStreamReader xml, StringBuilder text) {
    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
  }

  private void styles(String part) throws IOException {
    Optional<XMLStreamReader> opened = parts.xml(part);
    if (opened.isEmpty()) {
      return;
    }
    XMLStreamReader xml = opened.get();
    Map<Integer, CellText.Format> own = new HashMap<>();
    boolean inCells = false;
    while (ZippedParts.hasNext(xml)) {
      int event = ZippedParts.next(xml);
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        inCells = false;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "numFmt" ->
            own.put(
                whole(ZippedParts.attribute(xml, "numFmtId"), 0),
                CellText.format(ZippedParts.attribute(xml, "formatCode")));
        case "cellXfs" -> inCells = true;
        case "xf" -> {
          if (inCells) {
            int id = whole(ZippedParts.attribute(xml, "numFmtId"), 0);
            formats.add(own.getOrDefault(id, CellText.builtIn(id)));
          }
        }
        default -> {}
      }
    }
  }

  private static int whole(String text, int otherwise) {
    int value = 0;
    if (text.isEmpty() || text.length() > 9) {
      return otherwise;
    }
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  @Override
  public List<Sheet> sheets() {
    return List.copyOf(sheets);
  }

  @Override
  public InputStream text(int sheet) throws IOException {
    XMLStreamReader xml = parts.xml(paths.get(sheet)).orElseThrow(ZippedParts::damaged);
    return new SheetText(xml);
  }

  /** The rows of a sheet. */
  private final class SheetText extends MadeText {
    private static final int AT_A_TIME = 1 << 14;

    private final XMLStreamReader xml;
    private final CsvText csv = new CsvText(out);
    private final StringBuilder text = new StringBuilder();
    private int row;
    private int column;
    private String type = "";
    private String style = "";
    private boolean holds;
    private boolean inRow;

    SheetText(XMLStreamReader xml) {
      this.xml = xml;
    }

    @Override
    protected boolean make() throws IOException {
      while (ZippedParts.hasNext(xml)) {
        switch (ZippedParts.next(xml)) {
          case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            if (holds) {
              append(xml, text);
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            String name = xml.getLocalName();
            if (name.equals("sheetData")) {
              // What follows is no cell; it is read all the same, as its end shows damage.
              holds = false;
            }
            end(name);
            if (name.equals("row") && out.size() > AT_A_TIME) {
              return true;
            }
          }
          default -> {}
        }
      }
      return out.size() > 0;
    }

    private void start(String name) throws IOException {
      switch (name) {
        case "row" -> {
          row = whole(ZippedParts.attribute(xml, "r"), row + 1);
          if (row < 1 || row > CsvText.MOST_ROWS) {
            throw ZippedParts.damaged();
          }
          csv.row(row);
          column = -1;
          inRow = true;
        }
        case "c" -> cell();
        case "v", "t" -> holds = inRow;
        case "rPh", "f" -> holds = false;
        default -> {}
      }
    }

    private void cell() throws IOException {
      type = "";
      style = "";
      int next = column + 1;
      for (int a = 0; a < xml.getAttributeCount(); a++) {
        switch (xml.getAttributeLocalName(a)) {
          case "r" -> next = column(xml.getAttributeValue(a), next);
          case "t" -> type = xml.getAttributeValue(a);
          case "s" -> style = xml.getAttributeValue(a);
          default -> {}
        }
      }
      if (next <= column || next >= CsvText.MOST_COLUMNS) {
        throw ZippedParts.damaged();
      }
      column = next;
      text.setLength(0);
    }

    private void end(String name) {
      switch (name) {
        case "v", "t" -> holds = false;
        case "c" -> {
          if (text.length() > 0) {
            csv.cell(column, shown());
            text.setLength(0);
          }
        }
        case "row" -> {
          csv.end();
          inRow = false;
        }
        default -> {}
      }
    }

    private String shown() {
      String written = text.toString();
      return switch (type) {
        case "s" -> texts.at(whole(written, -1));
        case "str", "inlineStr", "e" -> written;
        case "d" -> written.endsWith("T00:00:00") ? written.substring(0, 10) : written;
        case "b" -> written.equals("0") ? "FALSE" : "TRUE";
        default -> {
          int format = whole(style, 0);
          yield CellText.number(
              written,
              format < formats.size() ? formats.get(format) : CellText.Format.GENERAL,
              from1904);
        }
      };
    }
  }

  /** The column of a reference such as AB12, counted from 0. */
  private static int column(String reference, int otherwise) {
    int column = 0;
    for (int i = 0; i < reference.length() && i < 4; i++) {
      int letter = reference.charAt(i) - 'A';
      if (letter < 0 || letter >= 26) {
        break;
      }
      column = column * 26 + letter + 1;
    }
    return column == 0 ? otherwise : column - 1;
  }
}
