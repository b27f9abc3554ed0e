package org.waymark.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.record.DevianceScore;
import org.waymark.schema.record.MissionProgress;
import org.waymark.table.RecordTables;

class ParquetTableWriterTest {

  @TempDir Path folder;

  @Test
  void duckdb_reads_back_every_cell_of_many_rows_with_empty_cells() throws Exception {
    List<DevianceScore> rows = scores(250_000);
    Path file = write("deviance_score", rows.subList(0, 120_000), rows.subList(120_000, 250_000));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT mission_id, place_id, observed, onset, peers, as_of, period_start FROM '"
                    + file
                    + "'")) {
      int r = 0;
      while (found.next()) {
        DevianceScore row = rows.get(r++);
        assertEquals(row.getMissionId(), found.getString(1));
        assertEquals(row.getPlaceId(), found.getString(2));
        assertEquals(row.getObserved(), found.getObject(3));
        assertEquals(row.getOnset(), found.getString(4));
        assertEquals(row.getPeers(), found.getLong(5));
        assertEquals(row.getAsOf(), found.getObject(6, LocalDate.class));
        assertEquals(row.getPeriodStart(), found.getObject(7, LocalDate.class));
      }
      assertEquals(rows.size(), r);
    }
  }

  @Test
  void statistics_let_a_reader_skip_what_cannot_match() throws Exception {
    Path file = write("deviance_score", scores(5_000));
    assertEquals(
        "[0, 4999]",
        one(
            "SELECT [stats_min_value::BIGINT, stats_max_value::BIGINT]::VARCHAR"
                + " FROM parquet_metadata('"
                + file
                + "') WHERE path_in_schema = 'peers'"));
    assertEquals("1", one("SELECT count(*) FROM '" + file + "' WHERE peers = 4321"));
    assertEquals("0", one("SELECT count(*) FROM '" + file + "' WHERE place_id = 'nowhere'"));
  }

  @Test
  void the_same_rows_give_the_same_bytes() throws Exception {
    assertArrayEquals(
        Files.readAllBytes(write("deviance_score", scores(3_000))),
        Files.readAllBytes(write("deviance_score", scores(3_000))));
  }

  @Test
  void a_table_without_rows_is_a_file_with_its_columns() throws Exception {
    Path file = write("mission_progress", List.of());
    assertEquals("0", one("SELECT count(*) FROM '" + file + "'"));
    assertEquals(
        String.valueOf(PublishedTable.named("mission_progress").columns().size()),
        one("SELECT count(*) FROM (DESCRIBE FROM '" + file + "')"));
  }

  @Test
  void an_empty_cell_in_a_required_column_is_refused() {
    MissionProgress row = new MissionProgress();
    assertThrows(IllegalArgumentException.class, () -> write("mission_progress", List.of(row)));
  }

  @SafeVarargs
  private Path write(String table, List<? extends org.apache.avro.generic.IndexedRecord>... groups)
      throws IOException {
    Path file = Files.createTempFile(folder, table, ".parquet");
    PublishedTable published = PublishedTable.named(table);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        ParquetTableWriter writer = new ParquetTableWriter(published, channel, table)) {
      for (var group : groups) {
        writer.write(RecordTables.of(published, group));
      }
    }
    return file;
  }

  private static String one(String sql) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getString(1);
    }
  }

  private static List<DevianceScore> scores(int count) {
    Random random = new Random(7);
    List<DevianceScore> rows = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      rows.add(
          DevianceScore.newBuilder()
              .setMissionId("m" + r % 3)
              .setIndicatorId("i")
              .setPlaceId("Ort-ä" + random.nextInt(5000))
              .setObserved(r % 5 == 0 ? null : (Double) random.nextGaussian())
              .setOnset(r % 7 == 0 ? "2026-0" + (1 + r % 9) : null)
              .setPeriodStart(r % 11 == 0 ? null : LocalDate.of(2026, 1, 1).plusDays(r % 300))
              .setPeers(r)
              .setAsOf(LocalDate.of(2026, 11, 15))
              .setRunId("run")
              .build());
    }
    return rows;
  }
}
