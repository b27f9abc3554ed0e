package org.waymark.feed.format;

import java.io.IOException;
import java.io.InputStream;

/** The rows of a Parquet file as text delimited by commas, below a header. */
final class ParquetText extends MadeText {
  private static final int AT_A_TIME = 1 << 14;

  private final ParquetOpener.Rows rows;
  private final CsvText csv = new CsvText(out);
  private boolean headed;

  ParquetText(InputStream bytes) throws IOException {
    ParquetOpener opener =
        ParquetOpener.installed()
            .orElseThrow(() -> new Unreadable("nothing is installed that reads Parquet"));
    rows = opener.open(HeldBytes.of(bytes));
    if (rows.columns().isEmpty()) {
      throw new Unreadable("the file has no column that holds one value a row");
    }
  }

  @Override
  protected boolean make() throws IOException {
    if (!headed) {
      headed = true;
      for (int c = 0; c < rows.columns().size(); c++) {
        csv.cell(c, rows.columns().get(c));
      }
      csv.end();
      return true;
    }
    while (out.size() < AT_A_TIME && rows.next()) {
      for (int c = 0; c < rows.columns().size(); c++) {
        String text = rows.cell(c);
        if (!text.isEmpty()) {
          csv.cell(c, text);
        }
      }
      csv.end();
    }
    return out.size() > 0;
  }
}
