package org.waymark.app.query;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.dashboards.table.CsvText;

/**
 * CSV after RFC 4180 with line feeds. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front; numbers stay numbers.
 */
final class CsvFormat implements ResultFormat {
  @Override
  public long write(ResultSet rows, PrintStream out) throws SQLException, IOException {
    Cells cells = new Cells(rows);
    Writer characters = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    long written = 0;
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(characters)) {
      csv.writeRecord(cells.names().stream().map(CsvText::harmless).toList());
      List<String> fields = new ArrayList<>();
      while (!ResultFormat.abandoned(out, written) && rows.next()) {
        fields.clear();
        for (int column = 0; column < cells.names().size(); column++) {
          fields.add(field(cells.value(column)));
        }
        csv.writeRecord(fields);
        written++;
      }
    }
    return written;
  }

  private static String field(Optional<Object> value) {
    if (value.isEmpty()) {
      return "";
    }
    String text = Cells.text(value.get());
    return value.get() instanceof Number ? text : CsvText.harmless(text);
  }
}
