package org.waymark.dashboards.board;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.table.Answer;

/** One row of an answer, by the names of its columns. */
record Values(Answer answer, List<Optional<Object>> row) {

  String text(String column) {
    return answer.text(row, column);
  }

  Optional<Object> any(String column) {
    return answer.value(row, column);
  }

  OptionalDouble optional(String column) throws SQLException {
    return answer.number(row, column);
  }

  double number(String column) throws SQLException {
    OptionalDouble number = optional(column);
    if (number.isEmpty()) {
      throw new SQLException("the column `" + column + "` is empty where a number is due");
    }
    return number.getAsDouble();
  }

  LocalDate date(String column) throws SQLException {
    return answer.date(row, column);
  }

  boolean flag(String column) {
    return any(column).filter(Boolean.TRUE::equals).isPresent();
  }
}
