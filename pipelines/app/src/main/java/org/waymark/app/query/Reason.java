package org.waymark.app.query;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Why something differs, asked in the order in which a run asks why a finding is gone: is it still
 * registered, are other of its numbers hidden by another rule, can it be tested, has more happened,
 * were its numbers revised; otherwise how it is tested differs.
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

  /**
   * Decides it from what a row tells.
   *
   * @param row with {@code registered}, {@code hidden} (another rule hides other of its numbers),
   *     {@code testable}, {@code newer} and {@code revised}
   */
  static Reason of(ResultSet row) throws SQLException {
    if (!row.getBoolean("registered")) {
      return new Reason("method", "what is registered");
    }
    if (row.getBoolean("hidden")) {
      return new Reason("method", "another rule for small numbers");
    }
    if (!row.getBoolean("testable")) {
      return new Reason("data", "too few to test it at one of the dates");
    }
    if (row.getBoolean("newer")) {
      return new Reason("reality", "new periods");
    }
    return row.getBoolean("revised")
        ? new Reason("revision", "revised numbers")
        : new Reason("method", "the same numbers among other tests");
  }
}
