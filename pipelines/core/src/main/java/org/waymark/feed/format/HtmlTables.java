package org.waymark.feed.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The tables of a page of HTML, which exports call a spreadsheet. */
final class HtmlTables implements Workbook {
  private static final int MOST_BYTES = 64 << 20;
  private static final int MOST_SPAN = 1000;
  private static final int DEEPEST = 200;

  private final List<Element> tables = new ArrayList<>();
  private final List<Sheet> sheets = new ArrayList<>();

  HtmlTables(InputStream bytes) throws IOException {
    byte[] page = bytes.readNBytes(MOST_BYTES + 1);
    if (page.length > MOST_BYTES) {
      throw new Unreadable(
          "the page of HTML is larger than " + (MOST_BYTES >> 20) + " MB; deliver it as CSV");
    }
    Document document = Jsoup.parse(new java.io.ByteArrayInputStream(page), null, "");
    for (Element table : document.select("table")) {
      // A table around others is there for looks.
      if (table.select("table").size() == 1) {
        tables.add(table);
        Element caption = table.selectFirst("caption");
        String name = caption == null ? table.id() : caption.text();
        sheets.add(new Sheet(name.isEmpty() ? "table " + tables.size() : name, false));
      }
    }
    if (tables.isEmpty()) {
      throw new Unreadable(
          "the file is a web page without a table, perhaps one that asks to sign in; deliver the"
              + " file itself");
    }
  }

  @Override
  public List<Sheet> sheets() {
    return List.copyOf(sheets);
  }

  @Override
  public InputStream text(int sheet) {
    return new TableRows(tables.get(sheet).select("tr"));
  }

  private static final class TableRows extends MadeText {
    private final List<Element> rows;
    private final CsvText csv = new CsvText(out);
    private final int[] covered = new int[CsvText.MOST_COLUMNS];
    private int next;

    TableRows(List<Element> rows) {
      this.rows = rows;
    }

    @Override
    protected boolean make() {
      if (next >= rows.size()) {
        return false;
      }
      csv.row(next + 1);
      int column = 0;
      for (Element cell : rows.get(next).children()) {
        boolean isCell = cell.normalName().equals("td") || cell.normalName().equals("th");
        while (isCell && column < covered.length && covered[column] > 0) {
          covered[column++]--;
        }
        if (!isCell || column >= covered.length) {
          continue;
        }
        String text = text(cell);
        if (!text.isEmpty()) {
          csv.cell(column, text);
        }
        int below = span(cell.attr("rowspan")) - 1;
        for (int i = span(cell.attr("colspan")); i > 0 && column < covered.length; i--) {
          covered[column++] = below;
        }
      }
      for (int rest = column; rest < covered.length; rest++) {
        covered[rest] -= covered[rest] > 0 ? 1 : 0;
      }
      csv.end();
      next++;
      return true;
    }

    private static int span(String written) {
      return written.strip().matches("[1-9]\\d{0,4}")
          ? Math.min(Integer.parseInt(written.strip()), MOST_SPAN)
          : 1;
    }

    private static String text(Element cell) {
      StringBuilder text = new StringBuilder();
      collect(cell, text, 0);
      return text.toString().replace('\u00A0', ' ').replaceAll("[ \\t\\r\\n]+", " ").strip();
    }

    private static void collect(Node node, StringBuilder text, int depth) {
      if (node instanceof TextNode words) {
        text.append(words.getWholeText());
      } else if (depth < DEEPEST) {
        if (node instanceof Element element && element.normalName().equals("br")) {
          text.append(' ');
        }
        node.childNodes().forEach(child -> collect(child, text, depth + 1));
      }
    }
  }
}
