package org.waymark.app.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** The columns of an answer and their values as plain Java values. */
final class Cells {
  private static final MathContext FOR_EYES = new MathContext(6);
  private static final Set<String> NUMERIC =
      Set.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT",
          "FLOAT",
          "DOUBLE");

  private final ResultSet rows;
  private final List<String> names;
  private final List<String> types;

  Cells(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData meta = rows.getMetaData();
    Set<String> unique = new LinkedHashSet<>();
    this.types = new ArrayList<>();
    for (int column = 1; column <= meta.getColumnCount(); column++) {
      String label = meta.getColumnLabel(column);
      String name = label;
      for (int copy = 2; !unique.add(name); copy++) {
        name = label + "_" + copy;
      }
      types.add(meta.getColumnTypeName(column).toUpperCase(Locale.ROOT));
    }
    this.names = List.copyOf(unique);
  }

  /** Names of the columns, made unique. */
  List<String> names() {
    return names;
  }

  boolean isNumeric(int column) {
    return NUMERIC.contains(types.get(column)) || types.get(column).startsWith("DECIMAL");
  }

  /**
   * The value in the current row: a number, boolean, text, list, map or a date or time; empty for
   * NULL.
   */
  Optional<Object> value(int column) throws SQLException {
    String type = types.get(column);
    if (type.startsWith("TIMESTAMP") && !type.contains("ZONE") && !type.endsWith("]")) {
      return Optional.ofNullable(rows.getObject(column + 1, LocalDateTime.class));
    }
    return Optional.ofNullable(plain(rows.getObject(column + 1)));
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    if (value instanceof OffsetDateTime time) {
      return time.withOffsetSameInstant(ZoneOffset.UTC);
    }
    if (value instanceof DuckDBStruct struct) {
      return plainMap(struct.getMap());
    }
    if (value instanceof Struct struct) {
      return plainList(struct.getAttributes());
    }
    if (value instanceof Map<?, ?> map) {
      return plainMap(map);
    }
    if (value instanceof Array array) {
      return array.getArray() instanceof Object[] items ? plainList(items) : array.toString();
    }
    if (value instanceof Blob blob) {
      return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
    }
    return value;
  }

  private static List<Optional<Object>> plainList(@Nullable Object[] items) throws SQLException {
    List<Optional<Object>> list = new ArrayList<>();
    for (Object item : items) {
      list.add(Optional.ofNullable(plain(item)));
    }
    return list;
  }

  private static Map<String, Optional<Object>> plainMap(Map<?, ?> entries) throws SQLException {
    Map<String, Optional<Object>> map = new TreeMap<>();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      map.put(String.valueOf(entry.getKey()), Optional.ofNullable(plain(entry.getValue())));
    }
    return map;
  }

  /** The whole value as text, for machines. */
  static String text(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Cells::text).toList().toString();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, String> texts = new TreeMap<>();
      map.forEach((key, item) -> texts.put(key, text(item)));
      return texts.toString();
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(Cells::text).orElse("");
    }
    return value.toString();
  }

  /** The value for eyes: fractions to six significant digits. */
  static String shortText(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      double size = Math.abs(number);
      if (Double.isFinite(number) && (number == 0 || (size >= 1e-4 && size < 1e15))) {
        BigDecimal decimal = BigDecimal.valueOf(number);
        return (size >= 1e5
                ? decimal.setScale(0, java.math.RoundingMode.HALF_EVEN)
                : decimal.round(FOR_EYES))
            .stripTrailingZeros()
            .toPlainString();
      }
    }
    return text(value);
  }
}
