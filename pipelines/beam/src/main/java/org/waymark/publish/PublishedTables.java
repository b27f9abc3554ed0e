package org.waymark.publish;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.waymark.quality.Rhythm;
import org.waymark.schema.PublishedColumn;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.ViewsSql;

/** Reads published Parquet files back, with another library than the one that wrote them. */
public final class PublishedTables implements AutoCloseable {
  /** Bits that fit a whole number of the query. */
  private static final int PUBLICATIONS_TOGETHER = 32;

  private static final int EVER = Integer.MAX_VALUE;

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
   * A row of {@code observation} as some publications hold it.
   *
   * @param numbers value, numerator, denominator, standard error and n; NaN where there is none
   * @param first position of the first publication that the bits speak of
   * @param bits a bit for each publication from there on that holds it
   */
  public record ShownRow(
      String indicatorId,
      String placeId,
      String period,
      boolean suppressed,
      boolean held,
      double[] numbers,
      int first,
      long bits) {}

  /**
   * Reads what publications show of indicators. Equal rows of many publications come as one.
   *
   * @param files of {@code observation} of each publication
   * @param dates of the publications
   */
  public void shown(
      List<List<String>> files,
      List<LocalDate> dates,
      List<String> indicatorIds,
      Consumer<ShownRow> reader)
      throws SQLException {
    shown(files, dates, indicatorIds, EVER, reader);
  }

  /**
   * The same of the periods that ended lately.
   *
   * @param within days before the date of a publication on which they ended, at most
   */
  public void shown(
      List<List<String>> files,
      List<LocalDate> dates,
      List<String> indicatorIds,
      int within,
      Consumer<ShownRow> reader)
      throws SQLException {
    String among = indicatorIds.stream().map(ViewsSql::literal).collect(Collectors.joining(", "));
    for (int first = 0; first < files.size(); first += PUBLICATIONS_TOGETHER) {
      int last = Math.min(first + PUBLICATIONS_TOGETHER, files.size());
      List<String> together = files.subList(first, last).stream().flatMap(List::stream).toList();
      if (together.isEmpty()) {
        continue;
      }
      String days =
          dates.subList(first, last).stream()
              .map(date -> "DATE '" + date + "'")
              .collect(Collectors.joining(", ", "[", "]"));
      String sql =
          "SELECT indicator_id, place_id, period, status = 'suppressed', status = 'held', value, numerator,"
              + " denominator, standard_error, n,"
              + " bit_or(1::BIGINT << (list_position("
              + days
              + ", as_of)::INTEGER - 1)) FROM "
              + from(together)
              + " WHERE indicator_id IN ("
              + among
              + ")"
              + (within == EVER ? "" : " AND period_end >= as_of - " + within)
              + " GROUP BY ALL";
      try (Statement statement = duck.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          double[] numbers = new double[5];
          for (int c = 0; c < numbers.length; c++) {
            double number = rows.getDouble(6 + c);
            numbers[c] = rows.wasNull() ? Double.NaN : number;
          }
          reader.accept(
              new ShownRow(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getBoolean(4),
                  rows.getBoolean(5),
                  numbers,
                  first,
                  rows.getLong(11)));
        }
      }
    }
  }

  /** For each place of those files of {@code place} that belongs to another the id of that one. */
  public SortedMap<String, String> parents(List<String> files) throws SQLException {
    TreeMap<String, String> parents = new TreeMap<>();
    if (!files.isEmpty()) {
      try (Statement statement = duck.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT place_id, parent_id FROM "
                      + from(files)
                      + " WHERE parent_id IS NOT NULL")) {
        while (rows.next()) {
          parents.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return parents;
  }

  /** The rule that those files of {@code disclosure_audit} name; {@code none} without one. */
  public String rule(List<String> files) throws SQLException {
    if (files.isEmpty()) {
      return "none";
    }
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery("SELECT min(rule) FROM " + from(files))) {
      String rule = rows.next() ? rows.getString(1) : null;
      return rule == null ? "none" : rule;
    }
  }

  /**
   * What each run saw of feeds: the latest period of what it read.
   *
   * @param files of {@code delivery} of any publications
   * @return by the id of the feed, in order of date
   */
  public SortedMap<String, List<Rhythm.Seen>> seen(List<String> files) throws SQLException {
    TreeMap<String, List<Rhythm.Seen>> seen = new TreeMap<>();
    if (!files.isEmpty()) {
      try (Statement statement = duck.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT feed_id, as_of, max(latest_period_end) FROM "
                      + from(files)
                      + " WHERE state <> 'gone' AND latest_period_end IS NOT NULL"
                      + " GROUP BY ALL ORDER BY ALL")) {
        while (rows.next()) {
          seen.computeIfAbsent(rows.getString(1), fresh -> new ArrayList<>())
              .add(
                  new Rhythm.Seen(
                      rows.getObject(2, LocalDate.class), rows.getObject(3, LocalDate.class)));
        }
      }
    }
    return seen;
  }

  /**
   * Indicators of those files of {@code disclosure_audit} that reveal suppressed values, as lines.
   */
  public List<String> told(List<String> files) throws SQLException {
    List<String> told = new ArrayList<>();
    if (!files.isEmpty()) {
      try (Statement statement = duck.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT indicator_id, recoverable + shown_before + recoverable_with_before,"
                      + " told_by FROM "
                      + from(files)
                      + " WHERE recoverable + shown_before + recoverable_with_before > 0"
                      + " ORDER BY 1")) {
        while (rows.next()) {
          String by = rows.getString(3);
          told.add(
              rows.getString(1) + ": " + rows.getLong(2) + (by == null ? "" : ", shown at " + by));
        }
      }
    }
    return told;
  }

  /**
   * Refusals that are alike: the same reason in the same words.
   *
   * @param rows that were refused so
   * @param file the first of the files
   * @param line the first line in it
   * @param field the column
   */
  public record Alike(String detail, long rows, String file, long line, String field) {}

  /**
   * What was refused for a reason, the commonest words first.
   *
   * @param files of {@code rejected_record}
   */
  public List<Alike> alike(List<String> files, String reason) throws SQLException {
    List<Alike> alike = new ArrayList<>();
    if (!files.isEmpty()) {
      try (Statement statement = duck.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT detail, count(*), min(source_file),"
                      + " arg_min(line, (source_file, line)),"
                      + " coalesce(arg_min(field, (source_file, line)), '') FROM "
                      + from(files)
                      + " WHERE reason = "
                      + ViewsSql.literal(reason)
                      + " GROUP BY detail ORDER BY 2 DESC, 1")) {
        while (rows.next()) {
          alike.add(
              new Alike(
                  rows.getString(1),
                  rows.getLong(2),
                  rows.getString(3),
                  rows.getLong(4),
                  rows.getString(5)));
        }
      }
    }
    return alike;
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
