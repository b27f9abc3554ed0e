package org.waymark.app.query;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A form in which an answer is written. */
interface ResultFormat {
  /**
   * Writes every row as it comes; stops early where nobody reads any more.
   *
   * @return the rows written
   */
  long write(ResultSet rows, PrintStream out) throws SQLException, IOException;

  /** Whether nobody reads any more; asked of the system only now and then. */
  static boolean abandoned(PrintStream out, long written) {
    return written % 1024 == 1023 && out.checkError();
  }
}
