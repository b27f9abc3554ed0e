package org.waymark.publish;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.waymark.schema.PublishedColumn;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.ViewsSql;

/** Reads published Parquet files back, with another library than the one that wrote them. */
public final class PublishedTables implements AutoCloseable {
  private final OutputFolder out;
  private final Connection duck;

  /** Opens a reader of that folder. */
  public PublishedTables(OutputFolder out) throws SQLException {
    this.out = out;
    this.duck = DriverManager.getConnection("jdbc:duckdb:");
  }

  /**
   * The rows of those files as records. A column that the files do not have, because an older
   * version wrote them, is left unset.
   */
  public <T extends SpecificRecordBase> List<T> records(
      PublishedTable table, List<String> files, Class<T> type) throws SQLException {
    return records(table, files, type, "");
  }

  /**
   * The first rows, by key, of each group that those columns make; ordered by group and key.
   *
   * @param most rows of a group
   */
  public <T extends SpecificRecordBase> List<T> first(
      PublishedTable table, List<String> files, Class<T> type, List<String> group, int most)
      throws SQLException {
    String of = group.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    String key =
        table.key().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    return records(
        table,
        files,
        type,
        " QUALIFY row_number() OVER (PARTITION BY %s ORDER BY %s) <= %d ORDER BY %s, %s"
            .formatted(of, key, most, of, key));
  }

  private <T extends SpecificRecordBase> List<T> records(
      PublishedTable table, List<String> files, Class<T> type, String further) throws SQLException {
    List<T> records = new ArrayList<>();
    if (files.isEmpty()) {
      return records;
    }
    Set<String> written =
        columnsOf(files.get(0)).stream()
            .map(column -> column.substring(0, column.indexOf(' ')))
            .collect(Collectors.toSet());
    List<PublishedColumn> columns = table.columns();
    String names =
        columns.stream()
            .map(column -> written.contains(column.name()) ? '"' + column.name() + '"' : "NULL")
            .collect(Collectors.joining(", "));
    try (Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT " + names + " FROM " + from(files) + further)) {
      while (rows.next()) {
        T record = type.cast(SpecificData.newInstance(type, table.schema()));
        for (int c = 0; c < columns.size(); c++) {
          if (written.contains(columns.get(c).name())) {
            record.put(c, cell(rows, c + 1, columns.get(c).type()));
          }
        }
        records.add(record);
      }
    }
    return records;
  }

  private static @Nullable Object cell(ResultSet rows, int column, PublishedColumn.Type type)
      throws SQLException {
    Object value = rows.getObject(column);
    if (value == null) {
      return null;
    }
    return switch (type) {
      case TEXT -> rows.getString(column);
      case NUMBER -> rows.getDouble(column);
      case WHOLE -> rows.getLong(column);
      case FLAG -> rows.getBoolean(column);
      case DATE -> rows.getObject(column, java.time.LocalDate.class);
      case INSTANT -> ((Timestamp) value).toLocalDateTime().toInstant(ZoneOffset.UTC);
    };
  }

  /**
   * Places whose value of an indicator those files of {@code observation} show, by period.
   *
   * @param periods as the table writes them
   */
  public Map<String, Set<String>> shown(
      List<String> files, String indicatorId, List<String> periods) throws SQLException {
    String among = periods.stream().map(ViewsSql::literal).collect(Collectors.joining(", "));
    Map<String, Set<String>> shown = new TreeMap<>();
    try (Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT period, place_id FROM "
                    + from(files)
                    + " WHERE status <> 'suppressed' AND indicator_id = "
                    + ViewsSql.literal(indicatorId)
                    + " AND period IN ("
                    + among
                    + ")")) {
      while (rows.next()) {
        shown.computeIfAbsent(rows.getString(1), fresh -> new HashSet<>()).add(rows.getString(2));
      }
    }
    return shown;
  }

  /** Rows of the files, counted from their footers. */
  public long rowsIn(List<String> files) throws SQLException {
    return number("SELECT sum(num_rows) FROM parquet_file_metadata(" + list(files) + ")");
  }

  /** A whole number that a query over a table's files gives; 0 where it gives none. */
  public long number(String select, List<String> files) throws SQLException {
    return number(select + " FROM " + from(files));
  }

  /** Columns of a file as {@code name type}, in order. */
  public List<String> columnsOf(String file) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT column_name, column_type FROM (DESCRIBE FROM "
                    + from(List.of(file))
                    + ")")) {
      while (rows.next()) {
        columns.add(rows.getString(1) + " " + rows.getString(2));
      }
    }
    return columns;
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private String from(List<String> files) {
    return "read_parquet(" + list(files) + ")";
  }

  private String list(List<String> files) {
    return files.stream()
        .map(file -> ViewsSql.literal(out.resolve(file).toString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public void close() throws SQLException {
    duck.close();
  }
}
