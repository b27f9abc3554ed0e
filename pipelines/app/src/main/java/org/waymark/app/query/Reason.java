package org.waymark.app.query;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Why something differs, asked in this order: is it still registered, are other of its numbers
 * hidden by another rule, were values taken back, is a file gone that held some or does it come
 * without them, can it be tested, has more happened, were its numbers revised, did nothing come
 * that should have; otherwise how it is tested differs.
 *
 * @param cause {@code reality}, {@code revision}, {@code data} or {@code method}
 */
record Reason(String cause, String detail) {

  /** A reason as the table of findings writes it, {@code cause: detail}. */
  static Reason of(String told) {
    int colon = told.indexOf(": ");
    return colon < 0
        ? new Reason(told, "")
        : new Reason(told.substring(0, colon), told.substring(colon + 2));
  }

  /** Whether values of what is registered are no longer delivered, and nothing newer has come. */
  static boolean isLost(ResultSet row) throws SQLException {
    boolean lost =
        row.getBoolean("withdrawn") || row.getBoolean("file_gone") || row.getBoolean("restated");
    return lost && row.getBoolean("registered") && !row.getBoolean("newer");
  }

  /**
   * Decides it from a row.
   *
   * @param row with {@code registered}, {@code hidden} (another rule hides other of its numbers),
   *     {@code file_gone}, {@code testable}, {@code newer}, {@code withdrawn}, {@code restated},
   *     {@code revised} and {@code late}
   */
  static Reason of(ResultSet row) throws SQLException {
    if (!row.getBoolean("registered")) {
      return new Reason("method", "what is registered");
    }
    if (row.getBoolean("hidden")) {
      return new Reason("method", "another rule for small numbers");
    }
    if (isLost(row)) {
      String lost = row.getBoolean("file_gone") ? "file gone" : "file restated";
      return new Reason("data", row.getBoolean("withdrawn") ? "values withdrawn" : lost);
    }
    if (!row.getBoolean("testable")) {
      return new Reason("data", "too few to test it at one of the dates");
    }
    if (row.getBoolean("newer")) {
      return new Reason("reality", "new periods");
    }
    if (row.getBoolean("revised")) {
      return new Reason("revision", "revised numbers");
    }
    return row.getBoolean("late")
        ? new Reason("data", "late")
        : new Reason("method", "the same numbers among other tests");
  }
}
