package org.waymark.app.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Office Open XML. The library writes the day of writing and filter buttons on every table; the
 * finished file is copied without them.
 */
final class XlsxSpreadsheet implements Spreadsheet {
  private static final int ROWS_IN_MEMORY = 1_000;
  private static final String LINK_COLOUR = "12436D";

  private final Path draft;
  private final Path file;
  private final Description description;
  private final OutputStream out;
  private final Workbook workbook;
  private @Nullable Worksheet sheet;
  private boolean prose;
  private int row;
  private List<Column> columns = List.of();

  /**
   * Begins the file.
   *
   * @param file exists once all is closed; until then a draft is next to it
   */
  XlsxSpreadsheet(Path file, Description description) throws IOException {
    this.file = file;
    this.draft = file.resolveSibling(file.getFileName() + ".draft");
    this.description = description;
    this.out = Files.newOutputStream(draft);
    this.workbook = new Workbook(out, "Waymark", null);
  }

  private Worksheet sheet() {
    if (sheet == null) {
      throw new IllegalStateException("no sheet is open");
    }
    return sheet;
  }

  @Override
  public void open(String name, List<Double> widths) {
    Worksheet opened = workbook.newWorksheet(name);
    for (int c = 0; c < widths.size(); c++) {
      opened.width(c, widths.get(c));
    }
    opened.paperSize(PaperSize.A4_PAPER);
    opened.pageOrientation("landscape");
    opened.setFitToPage(true);
    opened.fitToWidth((short) 1);
    opened.fitToHeight((short) 0);
    sheet = opened;
    prose = widths.size() == 1;
    row = 0;
  }

  @Override
  public void title(String text) {
    sheet().value(row, 0, text);
    sheet().style(row, 0).bold().fontSize(16).format("@").set();
    row++;
  }

  @Override
  public void heading(String text) {
    sheet().value(row, 0, text);
    sheet().style(row, 0).bold().fontSize(13).format("@").set();
    row++;
  }

  @Override
  public void line(Cell cell) {
    put(0, cell, style -> prose ? style.format("@").wrapText(true) : style.format("@"));
    row++;
  }

  @Override
  public void table(String name, List<Column> headers, long rows) {
    columns = List.copyOf(headers);
    for (int c = 0; c < columns.size(); c++) {
      sheet().value(row, c, columns.get(c).header());
      sheet().style(row, c).bold().wrapText(true).verticalAlignment("top").format("@").set();
    }
    sheet().repeatRows(row);
    if (rows > 0) {
      // Later its header may have left memory.
      sheet()
          .range(row, 0, row + (int) rows, columns.size() - 1)
          .createTable(columns.stream().map(Column::header).toArray(String[]::new))
          .setName(name)
          .setDisplayName(name)
          .styleInfo()
          .setStyleName("TableStyleLight1")
          .setShowRowStripes(false);
    }
    row++;
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    for (int c = 0; c < cells.size(); c++) {
      Column.Kind kind = columns.get(c).kind();
      boolean text = !(cells.get(c) instanceof Cell.Quantity || cells.get(c) instanceof Cell.Day);
      boolean shorthand = text && kind != Column.Kind.TEXT;
      put(
          c,
          cells.get(c),
          style -> {
            style.verticalAlignment("top").format(text ? "@" : kind.format());
            if (shorthand) {
              style.horizontalAlignment("right");
            } else if (text) {
              style.wrapText(true);
            }
            return style;
          });
    }
    row++;
    if (row % ROWS_IN_MEMORY == 0) {
      sheet().flush();
    }
  }

  private void put(int column, Cell cell, UnaryOperator<StyleSetter> look) {
    StyleSetter style = look.apply(sheet().style(row, column));
    if (cell instanceof Cell.Link link) {
      sheet().hyperlink(row, column, HyperLink.internal(link.sheet() + "!A1", link.text()));
      style.fontColor(LINK_COLOUR).underlined();
    } else if (cell instanceof Cell.Quantity number) {
      sheet().value(row, column, number.value());
    } else if (cell instanceof Cell.Day day) {
      sheet().value(row, column, day.day());
    } else if (cell instanceof Cell.Text text) {
      sheet().value(row, column, text.text());
    }
    style.set();
  }

  @Override
  public void done() throws IOException {
    sheet().finish();
    sheet = null;
  }

  @Override
  public void close() throws IOException {
    try {
      try (out) {
        workbook.finish();
      }
      copy();
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void copy() throws IOException {
    try (ZipFile from = new ZipFile(draft.toFile());
        RepeatableZip to = new RepeatableZip(Files.newOutputStream(file))) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        OutputStream content = to.file(entry.getName());
        Optional<String> replaced = replacement(from, entry);
        if (replaced.isPresent()) {
          content.write(replaced.get().getBytes(StandardCharsets.UTF_8));
        } else {
          from.getInputStream(entry).transferTo(content);
        }
      }
    }
  }

  private Optional<String> replacement(ZipFile from, ZipEntry entry) throws IOException {
    if (entry.getName().equals("docProps/core.xml")) {
      return Optional.of(
          """
          <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
          <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title>\
          <dc:subject>%s</dc:subject><dc:creator>Waymark</dc:creator><dc:language>%s</dc:language>\
          <dcterms:created xsi:type="dcterms:W3CDTF">%sT00:00:00Z</dcterms:created></cp:coreProperties>
          """
              .formatted(
                  XmlText.escaped(description.title()),
                  XmlText.escaped(description.subject()),
                  Description.LANGUAGE,
                  description.date()));
    }
    if (entry.getName().startsWith("xl/tables/")) {
      String xml = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(xml.replaceFirst("<autoFilter [^>]*/>", ""));
    }
    return Optional.empty();
  }
}
