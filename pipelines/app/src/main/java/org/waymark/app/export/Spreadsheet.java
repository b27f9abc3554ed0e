package org.waymark.app.export;

import java.io.IOException;
import java.util.List;

/**
 * A spreadsheet that is written from the first cell of the first sheet to the last. Each sheet has
 * lines in the first column, then at most one table. There are no merged cells, no hidden sheets,
 * no formulas, no filters and no frozen panes.
 */
interface Spreadsheet extends AutoCloseable {
  /** Cells longer than that are not read by every program. */
  int MOST_CHARACTERS = 32_767;

  /**
   * Begins a sheet.
   *
   * @param widths of its columns in characters; with one column alone, lines wrap within it
   */
  void open(String sheet, List<Double> widths) throws IOException;

  /** Title of the sheet. */
  void title(String text) throws IOException;

  /** Heading over lines that follow. */
  void heading(String text) throws IOException;

  /** A line of text. */
  void line(Cell cell) throws IOException;

  /**
   * Begins the table of the sheet.
   *
   * @param name unique in the spreadsheet, letters and underscores
   * @param rows how many will follow
   */
  void table(String name, List<Column> columns, long rows) throws IOException;

  /** A row of the table, a cell for each column. */
  void row(List<Cell> cells) throws IOException;

  /** Ends the sheet. */
  void done() throws IOException;

  /** Finishes the file. */
  @Override
  void close() throws IOException;
}
