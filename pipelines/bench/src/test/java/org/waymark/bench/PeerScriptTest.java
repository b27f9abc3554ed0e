package org.waymark.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The peer's script on a small workload against the plainest calculation of the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PeerScriptTest {

  private record Small(Tally tally, PlainCalculation plain, Path out) {}

  private Optional<Small> made = Optional.empty();

  @BeforeAll
  void runTheScriptOnFiveIndicatorsOfFortyPlaces(@TempDir Path folder) throws Exception {
    Path workspace = folder.resolve("workspace");
    Path out = folder.resolve("out");
    Tally tally = new Workload(5, 40, 34).write(workspace);
    PeerScript.run(workspace, out, PeerScript.standard());
    made = Optional.of(new Small(tally, new PlainCalculation(workspace), out));
  }

  private Small small() {
    return made.orElseThrow();
  }

  @Test
  void theGeneratorKnowsWhatItsFilesHold() {
    PlainCalculation plain = small().plain;
    Tally tally = small().tally;
    assertEquals(plain.observations(), tally.observations());
    assertEquals(
        plain.refused,
        new TreeMap<>(
            java.util.Map.of(
                "unknown-place", tally.unknownPlace(),
                "negative", tally.negativeNumerator(),
                "not-a-number", tally.garbageNumerator(),
                "numerator-above-denominator", tally.numeratorAboveDenominator())));
    assertEquals(tally.rows(), tally.accepted() + tally.rejected());
    assertTrue(tally.accepted() > tally.observations(), "some cells are revised");
  }

  @Test
  void thePeerRefusesTheSameRowsForTheSameReasons() throws Exception {
    SortedMap<String, Long> found = new TreeMap<>();
    query(
        "SELECT reason, count(*) FROM '%s/rejected_record.parquet' GROUP BY reason",
        row -> found.put(row.getString(1), row.getLong(2)));
    assertEquals(small().plain.refused, found);
  }

  @Test
  void thePeerKeepsTheLatestRevisionOfEveryCell() throws Exception {
    long[] rows = {0};
    query(
        "SELECT indicator_id, place_id, period, value, numerator, denominator"
            + " FROM '%s/observation.parquet'",
        row -> {
          PlainCalculation.Cell cell =
              small().plain.cell(row.getString(1), row.getString(2), row.getString(3));
          assertEquals(cell.value(), row.getDouble(4), 1e-12 * cell.value());
          assertEquals(cell.numerator(), row.getLong(5));
          assertEquals(cell.denominator(), row.getLong(6));
          rows[0]++;
        });
    assertEquals(small().plain.observations(), rows[0]);
  }

  @Test
  void thePeersControlChartsAgreePointByPoint() throws Exception {
    Set<String> rules = new TreeSet<>();
    long[] rows = {0};
    String[] current = {""};
    Iterator<?>[] points = {java.util.List.of().iterator()};
    query(
        "SELECT indicator_id || '/' || place_id, value, mean, lower_limit, upper_limit,"
            + " coalesce(rule, ''), variation FROM '%s/spc_point.parquet'"
            + " ORDER BY indicator_id, place_id, period",
        row -> {
          if (!row.getString(1).equals(current[0])) {
            current[0] = row.getString(1);
            points[0] = small().plain.chart(current[0]).iterator();
          }
          var point = (PlainCalculation.Point) points[0].next();
          assertEquals(point.value(), row.getDouble(2), 1e-9);
          assertEquals(point.mean(), row.getDouble(3), 1e-9);
          assertEquals(point.lower(), row.getDouble(4), 1e-9);
          assertEquals(point.upper(), row.getDouble(5), 1e-9);
          assertEquals(point.rule(), row.getString(6));
          assertEquals(point.way(), row.getString(7));
          rules.add(point.rule());
          rows[0]++;
        });
    assertEquals(small().plain.observations(), rows[0]);
    assertEquals(Set.of("", "outside-limits", "trend", "two-of-three", "shift"), rules);
  }

  @Test
  void thePeersFunnelsAgreePlaceByPlace() throws Exception {
    long[] rows = {0};
    query(
        "SELECT indicator_id, place_id, numerator, denominator, z, tau2, z_adjusted"
            + " FROM '%s/funnel.parquet'",
        row -> {
          PlainCalculation.Unit unit =
              small().plain.unit(row.getString(1), row.getString(2), "2025-11");
          assertEquals(unit.numerator(), row.getDouble(3));
          assertEquals(unit.denominator(), row.getDouble(4));
          assertEquals(unit.z(), row.getDouble(5), 1e-9);
          assertEquals(unit.tau2(), row.getDouble(6), 1e-12);
          assertEquals(unit.adjusted(), row.getDouble(7), 1e-9);
          rows[0]++;
        });
    assertEquals(5 * 40, rows[0]);
  }

  private interface RowCheck {
    void row(ResultSet row) throws Exception;
  }

  private void query(String sql, RowCheck check) throws Exception {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql.replace("%s", small().out.toString()))) {
      while (rows.next()) {
        check.row(rows);
      }
    }
  }
}
