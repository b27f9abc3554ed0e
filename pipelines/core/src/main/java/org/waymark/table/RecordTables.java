package org.waymark.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.waymark.schema.PublishedColumn;
import org.waymark.schema.PublishedTable;

/** Turns Avro records of a table into columns, for tables that are small enough to be records. */
public final class RecordTables {

  /** Different texts up to which a column is always coded. */
  private static final int MOST_CODED = 1000;

  private RecordTables() {}

  /** The records as columns, in their order. */
  public static ColumnTable of(PublishedTable table, List<? extends IndexedRecord> records) {
    List<Column> columns = new ArrayList<>();
    List<PublishedColumn> published = table.columns();
    for (int c = 0; c < published.size(); c++) {
      int field = c;
      columns.add(
          column(published.get(c).type(), records.size(), row -> records.get(row).get(field)));
    }
    return new ColumnTable(table, records.size(), columns);
  }

  private static Column column(
      PublishedColumn.Type type, int rows, IntFunction<@Nullable Object> cell) {
    return switch (type) {
      case TEXT -> texts(rows, cell);
      case NUMBER -> {
        double[] values = new double[rows];
        Arrays.setAll(values, r -> cell.apply(r) instanceof Double d ? d : Double.NaN);
        yield new Column.Doubles(values);
      }
      case WHOLE -> {
        long[] values = new long[rows];
        Arrays.setAll(
            values, r -> cell.apply(r) instanceof Number n ? n.longValue() : Column.Longs.EMPTY);
        yield new Column.Longs(values);
      }
      case INSTANT -> {
        long[] values = new long[rows];
        Arrays.setAll(
            values, r -> cell.apply(r) instanceof Instant i ? micros(i) : Column.Longs.EMPTY);
        yield new Column.Longs(values);
      }
      case FLAG -> {
        boolean[] values = new boolean[rows];
        for (int r = 0; r < rows; r++) {
          values[r] = cell.apply(r) instanceof Boolean b && b;
        }
        yield new Column.Flags(values);
      }
      case DATE -> dates(rows, cell);
    };
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  private static Column texts(int rows, IntFunction<@Nullable Object> cell) {
    Map<String, Integer> positions = new HashMap<>();
    List<String> distinct = new ArrayList<>();
    int[] codes = new int[rows];
    int most = Math.max(MOST_CODED, rows / 2);
    for (int r = 0; r < rows; r++) {
      Object value = cell.apply(r);
      if (distinct.size() > most) {
        return plain(rows, cell);
      }
      if (value == null) {
        codes[r] = -1;
      } else {
        String text = value.toString();
        codes[r] =
            positions.computeIfAbsent(
                text,
                fresh -> {
                  distinct.add(fresh);
                  return distinct.size() - 1;
                });
      }
    }
    return distinct.size() > most
        ? plain(rows, cell)
        : new Column.Coded(codes, new Column.Dictionary.Texts(distinct.toArray(new String[0])));
  }

  private static Column plain(int rows, IntFunction<@Nullable Object> cell) {
    List<Optional<String>> plain = new ArrayList<>(rows);
    for (int r = 0; r < rows; r++) {
      plain.add(Optional.ofNullable(cell.apply(r)).map(Object::toString));
    }
    return new Column.Texts(plain);
  }

  private static Column dates(int rows, IntFunction<@Nullable Object> cell) {
    Map<Integer, Integer> positions = new HashMap<>();
    List<Integer> distinct = new ArrayList<>();
    int[] codes = new int[rows];
    for (int r = 0; r < rows; r++) {
      if (cell.apply(r) instanceof LocalDate date) {
        codes[r] =
            positions.computeIfAbsent(
                Math.toIntExact(date.toEpochDay()),
                fresh -> {
                  distinct.add(fresh);
                  return distinct.size() - 1;
                });
      } else {
        codes[r] = -1;
      }
    }
    return new Column.Coded(
        codes, new Column.Dictionary.Days(distinct.stream().mapToInt(Integer::intValue).toArray()));
  }
}
