package org.waymark.app.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Formats of a spreadsheet. */
public enum SheetFormat {
  /** Office Open XML. */
  XLSX,
  /** OpenDocument, the format that the UK government asks for. */
  ODS;

  /** Ending of the names of such files. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  Spreadsheet open(Path file, Description description) throws IOException {
    return this == XLSX
        ? new XlsxSpreadsheet(file, description)
        : new OdsSpreadsheet(file, description);
  }

  @Override
  public String toString() {
    return ending();
  }
}
