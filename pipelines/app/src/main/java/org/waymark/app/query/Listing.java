package org.waymark.app.query;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.waymark.dashboards.table.CsvText;

/**
 * Texts from outside under column names. Whatever they hold, nothing in them moves a cursor, turns
 * the direction of writing or is run by a spreadsheet.
 */
public record Listing(List<String> columns, List<List<String>> rows) {

  /** The listing in that form; a table cuts long texts. */
  public String in(ListingFormat format) {
    return switch (format) {
      case TABLE -> TextTable.of(columns, rows);
      case CSV -> csv();
    };
  }

  /** A text from outside on one line, whole: nothing in it moves a cursor. */
  public static String inert(String text) {
    return TableFormat.inert(text);
  }

  private String csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(columns);
      for (List<String> row : rows) {
        // Harmless first: a tab in front counts as long as it is one.
        csv.writeRecord(row.stream().map(CsvText::harmless).map(TableFormat::inert).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
