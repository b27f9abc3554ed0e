package org.waymark.dashboards.table;

/** Text on its way into a CSV file that a spreadsheet may open. */
public final class CsvText {
  private CsvText() {}

  /** The text with an apostrophe in front where a spreadsheet would take it for a formula. */
  public static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
