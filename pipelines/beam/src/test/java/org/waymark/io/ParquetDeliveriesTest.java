package org.waymark.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.feed.FileInspection;
import org.waymark.feed.InspectedFile;
import org.waymark.feed.format.Unreadable;
import org.waymark.feed.format.Wrapped;
import org.waymark.registry.Feed;
import org.waymark.registry.TableShape;

/** Files that DuckDB writes, another implementation, are read as DuckDB's own CSV has them. */
class ParquetDeliveriesTest {
  private static final String TYPED =
      """
      SELECT 'E0' || (r %% 37) AS "Area Code",
        CASE WHEN r %% 11 = 0 THEN NULL ELSE 'a "b", c' || chr(10) || 'é' END AS noted,
        (r * 37 - 1000)::INTEGER AS whole,
        CASE WHEN r %% 7 = 0 THEN NULL ELSE r::BIGINT * 10000000000 END AS long,
        255::UTINYINT AS tiny, 4294967295::UINTEGER AS unsigned,
        18446744073709551615::UBIGINT AS most,
        r / 8.0 AS double, (r / 8.0)::FLOAT AS single,
        (r * 1.01)::DECIMAL(9, 2) AS money, (r * 1.0001)::DECIMAL(18, 4) AS finer,
        -(r * 1.5)::DECIMAL(38, 5) AS finest,
        r %% 2 = 0 AS yes, DATE '1969-12-01' + r::INTEGER AS day
      FROM range(%d) rows(r)
      """;

  @TempDir Path folder;

  private static void duck(String sql) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }

  private byte[] parquet(String query, String options) throws SQLException, IOException {
    Path file = folder.resolve("made.parquet");
    duck("COPY (" + query + ") TO '" + file + "' (FORMAT parquet" + options + ")");
    return Files.readAllBytes(file);
  }

  private byte[] csv(String query) throws SQLException, IOException {
    Path file = folder.resolve("made.csv");
    duck("COPY (" + query + ") TO '" + file + "' (FORMAT csv)");
    return Files.readAllBytes(file);
  }

  private static byte[] text(byte[] parquet) throws IOException {
    return Wrapped.open(Wrapped.Kind.PARQUET, new ByteArrayInputStream(parquet), TableShape.PLAIN)
        .text(0)
        .readAllBytes();
  }

  private static List<String> lines(byte[] text) {
    // DuckDB quotes a little more than is needed.
    return new String(text, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll("(?<=^|,)\"([^\",]*)\"(?=,|$)", "$1"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", COMPRESSION uncompressed",
        ", COMPRESSION snappy",
        ", COMPRESSION gzip",
        ", COMPRESSION zstd",
        ", COMPRESSION lz4_raw",
        ", COMPRESSION zstd, PARQUET_VERSION V2",
        ", ROW_GROUP_SIZE 2048"
      })
  void every_type_and_compression_is_read_as_in_the_writers_own_csv(String options)
      throws Exception {
    String query = TYPED.formatted(10_000);
    assertEquals(
        lines(csv(query)).stream().map(ParquetDeliveriesTest::withoutTrailingZeros).toList(),
        lines(text(parquet(query, options))).stream()
            .map(ParquetDeliveriesTest::withoutTrailingZeros)
            .toList());
  }

  /** 1.0 and 1 are the same number; DuckDB writes the first. */
  private static String withoutTrailingZeros(String line) {
    return line.replaceAll("(?<=,-?\\d{1,20})\\.0(?=,)", "");
  }

  @Test
  void moments_have_the_form_of_iso_and_days_no_time() throws Exception {
    assertEquals(
        List.of("a,b,c,d", "2024-01-31,2024-01-31T10:05:00,10:05:00,2024-01-31T10:05:00.125"),
        lines(
            text(
                parquet(
                    "SELECT TIMESTAMP '2024-01-31' AS a, TIMESTAMP_MS '2024-01-31 10:05:00' AS b,"
                        + " TIME '10:05:00' AS c, TIMESTAMP_NS '2024-01-31 10:05:00.125' AS d",
                    ""))));
  }

  @Test
  void fields_of_records_are_columns_and_lists_are_left_out() throws Exception {
    assertEquals(
        List.of("id,at.place,at.year,note", "1,RA,2024,x", "2,,,"),
        lines(
            text(
                parquet(
                    "SELECT 1 AS id, [1, 2] AS list, {'place': 'RA', 'year': 2024} AS at,"
                        + " MAP {'k': 1} AS map, 'x' AS note UNION ALL"
                        + " SELECT 2, [], NULL, MAP {}, NULL ORDER BY 1",
                    ""))));
  }

  @Test
  void bytes_say_what_a_file_is_and_its_rows_are_counted() throws Exception {
    byte[] file = parquet(TYPED.formatted(5_000), "");
    InspectedFile found = inspected(file);
    assertEquals(List.of(), found.faults());
    assertEquals(5_000, found.rows());
    assertEquals("Area Code", found.header().get(0));
    assertFalse(found.splittable());
  }

  private static InspectedFile inspected(byte[] file) throws IOException {
    Feed.Reading csv =
        new Feed.Reading(
            "csv",
            "landing/*",
            List.of(),
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            java.util.Optional.empty());
    return FileInspection.inspectAll(
            new ByteArrayInputStream(file), "landing/x.csv", csv, Long.MAX_VALUE, false)
        .get(0);
  }

  @Test
  void a_file_without_rows_is_its_header() throws Exception {
    assertArrayEquals(
        "a,b\n".getBytes(StandardCharsets.UTF_8),
        text(parquet("SELECT 1 AS a, 2 AS b LIMIT 0", "")));
  }

  @Test
  void what_is_cut_or_damaged_is_refused_in_words_and_never_an_error() throws Exception {
    byte[] sound = parquet(TYPED.formatted(300), ", COMPRESSION snappy");
    Random random = new Random(7);
    int refused = 0;
    for (int trial = 0; trial < 2_000; trial++) {
      byte[] bytes = sound.clone();
      if (trial % 10 == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(4, bytes.length));
      }
      for (int hit = 0; hit <= trial % 4; hit++) {
        bytes[random.nextInt(4, bytes.length)] = (byte) random.nextInt();
      }
      try {
        assertTrue(text(bytes).length > 0);
      } catch (Unreadable said) {
        refused++;
      }
      // Read as a whole, it gives rows or loses them, and is in the accounts.
      InspectedFile found = inspected(bytes);
      assertTrue(found.readable() || found.refusedRows() > 0);
    }
    assertTrue(refused > 500, "refused " + refused);
  }
}
