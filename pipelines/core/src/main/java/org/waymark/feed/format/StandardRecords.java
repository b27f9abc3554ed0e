package org.waymark.feed.format;

import java.util.List;
import org.waymark.feed.format.Sheet.SheetRow;

/** What the rows of one file of a standard format are as records. */
interface StandardRecords {
  /** The fields that the file has, of those that its format gives. */
  List<String> fields();

  /** Takes note of a row before any is read. */
  void see(SheetRow row);

  /** Why a row is not a record, such as {@code total}; "" where it is one. */
  String leftOut(SheetRow row);

  /** The text of a field; what cannot be understood as it is written. */
  String value(SheetRow row, String field);

  /** What is to be told of the file, once every row was seen. */
  List<String> notes();
}
