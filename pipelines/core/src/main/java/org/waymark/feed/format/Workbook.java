package org.waymark.feed.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A workbook that was opened. */
interface Workbook {
  /**
   * A sheet.
   *
   * @param hidden whether a reader of the workbook does not see it
   */
  record Sheet(String name, boolean hidden) {}

  /** Its sheets in their order. */
  List<Sheet> sheets();

  /** The cells of a sheet, as text delimited by commas, a line for each row. */
  InputStream text(int sheet) throws IOException;
}
