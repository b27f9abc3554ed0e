package org.waymark.bench.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.waymark.jobs.MissionRun;
import org.waymark.jobs.RunListener;
import org.waymark.jobs.RunRequest;
import org.waymark.publish.RunFailure;
import org.waymark.registry.Gates;

/**
 * A world that is delivered and published week after week by real runs into one folder.
 *
 * @param rows what all publications show of indicators
 * @param refused weeks in which a gate published nothing
 */
record PublishedYear(List<Row> rows, List<Integer> refused) {

  /** A row of {@code observation} of the publication of a week; NaN where there is no number. */
  record Row(
      int week,
      String indicator,
      String place,
      String period,
      String status,
      double value,
      double numerator,
      double denominator) {}

  private static final RunListener NOBODY =
      new RunListener() {
        @Override
        public void stage(String name) {}

        @Override
        public void rows(long rowsRead, long rowsRejected, long rowsExpected) {}
      };

  /** Publishes under a rule. The folder must not exist. */
  static PublishedYear of(WeeklyWorld world, String rule, int weeks, Path folder)
      throws IOException, SQLException, RunFailure {
    Path workspace = registry(world, rule, folder);
    Path out = folder.resolve("out");
    List<Integer> refused = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      Files.writeString(workspace.resolve("places.csv"), places(world, week), UTF_8);
      String number = "%02d".formatted(week);
      Path landing = workspace.resolve("landing");
      Files.writeString(landing.resolve("months-" + number + ".csv"), world.monthly(week), UTF_8);
      Files.writeString(
          landing.resolve("quarters-" + number + ".csv"), world.quarterly(week), UTF_8);
      try {
        MissionRun.run(
            new RunRequest(
                workspace, out, WeeklyWorld.date(week), "direct", false, Gates.NONE, List.of()),
            NOBODY);
      } catch (RunFailure failure) {
        if (failure.kind() != RunFailure.Kind.GATE) {
          throw failure;
        }
        System.out.println(rule + " week " + week + ": " + failure.details());
        refused.add(week);
      }
    }
    return new PublishedYear(read(out), List.copyOf(refused));
  }

  /** Writes the workspace as it is in the first week, without deliveries. */
  static Path registry(WeeklyWorld world, String rule, Path folder) throws IOException {
    Path workspace = Files.createDirectories(folder.resolve("workspace"));
    Files.writeString(workspace.resolve("places.csv"), places(world, 0), UTF_8);
    Files.createDirectories(workspace.resolve("missions"));
    Files.createDirectories(workspace.resolve("feeds"));
    Files.createDirectories(workspace.resolve("landing"));
    Files.writeString(workspace.resolve("waymark.yaml"), "disclosure: " + rule + "\n", UTF_8);
    Files.writeString(
        workspace.resolve("missions/safe.yaml"),
        """
        id: safe
        title: Safe
        starts: 2025-01-01
        ends: 2029-12-31
        indicators:
          - {id: falls, title: Falls, measure: count, better: lower, period: month}
          - {id: falls-men, title: Falls of men, measure: count, better: lower, period: month}
          - {id: falls-women, title: Falls of women, measure: count, better: lower, period: month}
          - {id: patients, title: Patients, measure: count, better: lower, period: month}
          - {id: harmed, title: Harmed, measure: proportion, better: lower, period: month}
          - {id: unharmed, title: Unharmed, measure: proportion, better: higher, period: month}
          - {id: fall-rate, title: Fall rate, measure: rate, per: 1000, better: lower, period: month}
          - {id: falls-quarter, title: Falls, measure: count, better: lower, period: quarter, adds_up: [falls]}
        """,
        UTF_8);
    Files.writeString(
        workspace.resolve("feeds/months.yaml"),
        """
        id: months
        kind: indicator
        format: csv
        files: landing/months-*.csv
        map:
          place: place
          period: month
          revision: published
          indicators:
            - {id: falls, value: men + women}
            - {id: falls-men, value: men}
            - {id: falls-women, value: women}
            - {id: patients, value: patients}
            - {id: harmed, numerator: men + women, denominator: patients}
            - {id: unharmed, numerator: patients - men - women, denominator: patients}
            - {id: fall-rate, numerator: men + women, denominator: days}
        """,
        UTF_8);
    Files.writeString(
        workspace.resolve("feeds/quarters.yaml"),
        """
        id: quarters
        kind: indicator
        format: csv
        files: landing/quarters-*.csv
        map:
          place: place
          period: quarter
          revision: published
          indicators:
            - {id: falls-quarter, value: falls}
        """,
        UTF_8);
    return workspace;
  }

  private static String places(WeeklyWorld world, int week) {
    StringBuilder csv = new StringBuilder("place_id,name,type,parent_id\n");
    for (int place = 0; place < world.places(); place++) {
      int region = place <= world.regions ? -1 : world.region(place - 1 - world.regions, week);
      String type = place == 0 ? "nation" : region < 0 ? "region" : "district";
      String parent = place == 0 ? "" : region < 0 ? world.id(0) : world.id(1 + region);
      csv.append("%s,Place %1$s,%s,%s%n".formatted(world.id(place), type, parent));
    }
    return csv.toString();
  }

  private static List<Row> read(Path out) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet all =
            statement.executeQuery(
                "SELECT as_of, indicator_id, place_id, period, status, value, numerator,"
                    + " denominator FROM read_parquet('"
                    + out
                    + "/data/observation/**/*.parquet') ORDER BY ALL")) {
      while (all.next()) {
        double[] numbers = new double[3];
        for (int c = 0; c < numbers.length; c++) {
          double number = all.getDouble(6 + c);
          numbers[c] = all.wasNull() ? Double.NaN : number;
        }
        int week =
            (int)
                ChronoUnit.WEEKS.between(
                    WeeklyWorld.date(0), all.getObject(1, java.time.LocalDate.class));
        rows.add(
            new Row(
                week,
                all.getString(2),
                all.getString(3),
                all.getString(4),
                all.getString(5),
                numbers[0],
                numbers[1],
                numbers[2]));
      }
    }
    return rows;
  }
}
