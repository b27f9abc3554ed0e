package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Standardisation;

/** Counts by age band of areas that nobody here made, and the rates that an R package gave. */
class StandardisedRatesIT {
  private static final double PER = 100_000;

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("workspace").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<Map<String, String>> rows(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    String[] header = lines.get(0).replace("\"", "").split(",", -1);
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] fields = line.replace("\"", "").split(",", -1);
              Map<String, String> row = new TreeMap<>();
              for (int i = 0; i < header.length; i++) {
                row.put(header[i], fields[i]);
              }
              return row;
            })
        .toList();
  }

  @Test
  void theRatesOfARunAreThoseOfThePeer() throws Exception {
    Assumptions.assumeTrue(
        RealCommand.shared().isPresent(), "the shared data are not next to this checkout");
    Path reference =
        RealCommand.shared().orElseThrow().resolveSibling("reference/pheindicatormethods");
    Path counts = reference.resolve("input_multiarea_with_esp2013.csv");
    StringBuilder standard = new StringBuilder();
    for (Map<String, String> band : rows(counts).subList(0, 19)) {
      standard.append("      \"" + band.get("ageband") + "\": " + band.get("esp") + "\n");
    }
    write("waymark.yaml", "calendar: iso\ndisclosure: none\n" + RealCommand.alsoReadsShared());
    write(
        "places.csv",
        "place_id,name\ntestdata_big,Big\ntestdata_small,Small\ntestdata_tiny,Tiny\n");
    write(
        "missions/health.yaml",
        """
        id: health
        title: Fewer early deaths
        starts: 2024-01-01
        ends: 2029-12-31
        indicators:
          - id: deaths
            title: Deaths, standardised for age
            measure: rate
            per: 100000
            better: lower
            period: year
            standard:
        """
            + standard);
    write(
        "feeds/deaths.yaml",
        """
        id: deaths
        kind: indicator
        format: csv
        files: %s
        map:
          place: area
          period: {constant: 2024}
          stratum: ageband
          indicators: [{id: deaths, numerator: count, denominator: pop}]
        """
            .formatted(counts));
    Path out = folder.resolve("out");
    Shell.Answer run = RealCommand.run(folder.resolve("workspace"), out, "2026-03-15");
    assertEquals(0, run.exitCode(), run.err());
    try (Published tables = Published.in(out)) {
      int withheld = 0;
      for (Map<String, String> peer : rows(reference.resolve("dsr_multiarea.csv"))) {
        List<List<String>> ours =
            tables.rows(
                "SELECT value, standard_error, numerator, denominator FROM observation"
                    + " WHERE place_id = "
                    + Published.literal(peer.getOrDefault("area", "")));
        if (peer.getOrDefault("value", "").isEmpty()) {
          assertEquals(List.of(), ours);
          withheld++;
          continue;
        }
        double[] row = ours.get(0).stream().mapToDouble(Double::parseDouble).toArray();
        close(peer, "value", row[0]);
        close(peer, "total_count", row[2]);
        close(peer, "total_pop", row[3]);
        double error = row[1] / PER;
        Interval interval =
            new Standardisation.Direct(row[0] / PER, error * error, row[2]).interval(0.95);
        close(peer, "lower95_0cl", interval.low() * PER);
        close(peer, "upper95_0cl", interval.high() * PER);
      }
      assertEquals(1, withheld, "the tiny area has 9 events, and one of its bands no number");
      assertEquals(
          List.of(
              List.of("rejected: missing-part", "1", "warn"),
              List.of("rows", "57", "pass"),
              List.of("stratum-missing", "1", "warn")),
          tables.rows("SELECT \"check\", count, result FROM data_quality ORDER BY 1"));
    }
  }

  private static void close(Map<String, String> peer, String column, double ours) {
    double theirs = Double.parseDouble(peer.getOrDefault(column, ""));
    assertEquals(theirs, ours, 1e-9 * theirs, peer + " " + column);
  }
}
