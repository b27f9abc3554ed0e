package org.waymark.dashboards.table;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a query of anyone's gave. Its text is cleaned, see {@link CleanText}.
 *
 * @param columns in the order of the query
 * @param rows values in the order of the columns: {@link Number}, {@link LocalDate}, {@link
 *     Boolean} or text
 * @param cut whether there were more rows than are kept
 */
public record Answer(List<Column> columns, List<List<Optional<Object>>> rows, boolean cut) {

  /** A column. */
  public record Column(String name, boolean numeric) {}

  /** Names of the columns. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** The value of a column that is there. */
  public Optional<Object> value(List<Optional<Object>> row, String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return row.get(i);
      }
    }
    return Optional.empty();
  }

  /** A text; empty where there is none. */
  public String text(List<Optional<Object>> row, String column) {
    return value(row, column).map(Object::toString).orElse("");
  }

  /** A number that may be missing; what is not finite counts as missing. */
  public OptionalDouble number(List<Optional<Object>> row, String column) throws SQLException {
    Optional<Object> value = value(row, column);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (value.get() instanceof Number number) {
      double size = number.doubleValue();
      return Double.isFinite(size) ? OptionalDouble.of(size) : OptionalDouble.empty();
    }
    throw new SQLException(
        "the column `" + column + "` holds `" + value.get() + "` where a number is due");
  }

  /** A date that is there. */
  public LocalDate date(List<Optional<Object>> row, String column) throws SQLException {
    Optional<Object> value = value(row, column);
    if (value.isPresent() && value.get() instanceof LocalDate date) {
      return date;
    }
    throw new SQLException(
        "the column `"
            + column
            + "` holds "
            + value.map(v -> "`" + v + "`").orElse("nothing")
            + " where a date is due");
  }
}
