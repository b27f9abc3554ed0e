package org.waymark.dashboards.table;

import java.sql.SQLException;
import java.util.stream.Collectors;

/** Says what DuckDB says, without what is about its driver. */
public final class SqlMessage {
  private static final String WRAPPED = "Attempting to execute an unsuccessful";

  private SqlMessage() {}

  /** The complaint; a line and a caret below it where DuckDB shows the place. */
  public static String of(SQLException e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    int cause = message.indexOf("\nError: ");
    if (message.contains(WRAPPED) && cause >= 0) {
      message = message.substring(cause + "\nError: ".length());
    }
    return message.lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
  }
}
