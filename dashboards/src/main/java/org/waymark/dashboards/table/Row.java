package org.waymark.dashboards.table;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The current row of a result. Text is cleaned on the way in; see {@link CleanText}. */
public final class Row {
  private final ResultSet result;
  private final Map<String, Integer> positions = new HashMap<>();

  Row(ResultSet result) {
    this.result = result;
  }

  /** The driver looks through all columns for a name, for every cell. */
  private int position(String column) throws SQLException {
    Integer known = positions.get(column);
    if (known == null) {
      known = result.findColumn(column);
      positions.put(column, known);
    }
    return known;
  }

  /** Goes to the next row, if there is one. */
  boolean next() throws SQLException {
    return result.next();
  }

  /** A column that is never empty. */
  public String text(String column) throws SQLException {
    return optionalText(column)
        .orElseThrow(() -> new SQLException("column " + column + " is empty where a text is due"));
  }

  /** A column that may be empty. */
  public Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(result.getString(position(column))).map(CleanText::of);
  }

  /** A number that is never empty. */
  public double number(String column) throws SQLException {
    return optionalNumber(column)
        .orElseThrow(
            () -> new SQLException("column " + column + " is empty where a number is due"));
  }

  /** A number that may be empty; what is not finite counts as empty. */
  public OptionalDouble optionalNumber(String column) throws SQLException {
    double value = result.getDouble(position(column));
    return result.wasNull() || !Double.isFinite(value)
        ? OptionalDouble.empty()
        : OptionalDouble.of(value);
  }

  /** A whole number; 0 where empty. */
  public long whole(String column) throws SQLException {
    BigDecimal value = result.getBigDecimal(position(column));
    return value == null ? 0 : value.longValue();
  }

  /** A truth value; false where empty. */
  public boolean flag(String column) throws SQLException {
    return result.getBoolean(position(column));
  }

  /** A date that is never empty. */
  public LocalDate date(String column) throws SQLException {
    return optionalDate(column)
        .orElseThrow(() -> new SQLException("column " + column + " is empty where a date is due"));
  }

  /** A date that may be empty. */
  public Optional<LocalDate> optionalDate(String column) throws SQLException {
    return Optional.ofNullable(result.getObject(position(column), LocalDate.class));
  }

  /** Whatever the column holds: a {@link Number}, {@link LocalDate}, {@link Boolean} or text. */
  public Optional<Object> any(int column) throws SQLException {
    Object value = result.getObject(column);
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return Optional.ofNullable(value);
    }
    if (value instanceof LocalDate date) {
      return Optional.of(date);
    }
    return Optional.of(CleanText.of(value.toString()));
  }

  /** Name of the column, counted from 1. */
  public String name(int column) throws SQLException {
    return result.getMetaData().getColumnLabel(column);
  }

  /** Whether the column, counted from 1, holds numbers. */
  public boolean numeric(int column) throws SQLException {
    return switch (result.getMetaData().getColumnType(column)) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.FLOAT,
          Types.REAL,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC ->
          true;
      default -> false;
    };
  }

  /** How many columns there are. */
  public int columns() throws SQLException {
    return result.getMetaData().getColumnCount();
  }
}
