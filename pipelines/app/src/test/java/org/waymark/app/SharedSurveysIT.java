package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * California's schools as surveys with a design, from feed to table, against R's survey package.
 */
class SharedSurveysIT {
  private static final List<String> DESIGNS = List.of("strat", "clus1", "poststrat", "raked");

  /** How each design is said in a feed: the sample, then keys of the map. */
  private static final List<String> SAID =
      List.of(
          """
          apistrat
            stratum: stype
            population: fpc
          """,
          """
          apiclus1
            cluster: dnum
            population: fpc
          """,
          """
          apiclus1
            cluster: dnum
            population: fpc
            design: {margins: [{column: stype, population: margins/types.csv}]}
          """,
          """
          apiclus1
            cluster: dnum
            design:
              margins:
                - {column: stype, population: margins/types.csv}
                - {column: sch.wide, population: {"No": 1072, "Yes": 5122}}
          """);

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("workspace").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** A feed of the whole sample in one place, and one in which each type of school is a place. */
  private void feed(String design, String said, Path data) throws IOException {
    String sample = said.substring(0, said.indexOf('\n'));
    for (String place : List.of("{constant: CA}", "stype")) {
      String id = design + (place.equals("stype") ? "-types" : "-all");
      write(
          "feeds/" + id + ".yaml",
          """
          id: %1$s
          kind: survey
          format: csv
          files: %2$s
          map:
            respondent: cds
            place: %3$s
            date: {constant: 2000-06-30}
            weight: pw
          %4$s  questions:
              - {indicator: %5$s-api00, column: api00}
              - {indicator: %5$s-enroll, column: enroll, statistic: total}
              - {indicator: %5$s-tested, column: api.stu, statistic: ratio, over: enroll}
              - {indicator: %5$s-missed, column: sch.wide, score: {"No": 1, "Yes": 0}}
              - {indicator: %5$s-median, column: api00, statistic: quantile, at: 0.5}
          """
              .formatted(
                  id,
                  data.resolve(sample + ".csv"),
                  place,
                  said.substring(said.indexOf('\n') + 1),
                  design));
    }
  }

  @Test
  void surveysAreEstimatedByTheirDesignAsThePeerDoes() throws Exception {
    Assumptions.assumeTrue(
        RealCommand.shared().isPresent(), "the shared data are not next to this checkout");
    Path data = RealCommand.shared().orElseThrow().resolve("survey_api");
    Path reference = data.resolve("../../reference/survey").normalize();
    Assumptions.assumeTrue(Files.isDirectory(reference), "no results of the peer");
    write("places.csv", "place_id,name\nCA,California\nE,Elementary\nH,High\nM,Middle\n");
    write("waymark.yaml", "calendar: iso\ndisclosure: none\n" + RealCommand.alsoReadsShared());
    write("margins/types.csv", "category,population\nE,4421\nH,755\nM,1018\n");
    StringBuilder mission =
        new StringBuilder(
            """
            id: schools
            title: Schools
            starts: 1999-01-01
            ends: 2001-12-31
            indicators:
            """);
    for (int i = 0; i < DESIGNS.size(); i++) {
      for (String what :
          List.of(
              "api00 mean", "enroll value", "tested value", "missed proportion", "median value")) {
        mission.append(
            "  - {id: %s-%s, title: %1$s, measure: %s, better: higher, period: year}\n"
                .formatted(DESIGNS.get(i), what.split(" ")[0], what.split(" ")[1]));
      }
      feed(DESIGNS.get(i), SAID.get(i), data);
    }
    write("missions/schools.yaml", mission.toString());
    Shell.Answer answer =
        RealCommand.run(folder.resolve("workspace"), folder.resolve("out"), "2001-01-31");
    assertEquals(0, answer.exitCode(), answer.err());

    try (Published tables = Published.in(folder.resolve("out"))) {
      for (String file : List.of("estimates", "by_stype", "ciprop", "quantiles")) {
        tables.execute(
            "CREATE TABLE "
                + file
                + " AS SELECT * FROM read_csv("
                + Published.literal(reference.resolve(file + ".csv").toString())
                + ", header = true, nullstr = ['NA', ''])");
      }
      tables.execute(
          """
          CREATE TABLE said AS SELECT * FROM (VALUES
            ('strat', 'strat', 1e-8), ('clus1', 'clus1', 1e-8),
            ('poststrat', 'clus1_postStratify_stype', 1e-8),
            ('raked', 'clus1_rake_stype_schwide', 1e-6)) t(id, design, tolerance)
          """);
      tables.execute(
          """
          CREATE VIEW expected AS
          SELECT id, tolerance, 'api00' what, 'CA' place_id, estimate, se, ci_t_low low, ci_t_high high
          FROM estimates JOIN said USING (design) WHERE statistic = 'mean' AND term = 'api00'
          UNION ALL
          SELECT id, tolerance, 'enroll', 'CA', estimate, se, ci_t_low, ci_t_high
          FROM estimates JOIN said USING (design) WHERE statistic = 'total' AND term = 'enroll'
          UNION ALL
          SELECT id, tolerance, 'tested', 'CA', estimate, se, ci_t_low, ci_t_high
          FROM estimates JOIN said USING (design) WHERE statistic = 'ratio'
          UNION ALL
          SELECT id, tolerance, 'missed', 'CA', p.estimate, se, ci_low, ci_high
          FROM estimates p JOIN said USING (design) JOIN ciprop i USING (design)
          WHERE statistic = 'proportion' AND term = 'sch.wideNo' AND method = 'wilson'
            AND variable = 'I(sch.wide == ''No'')'
          UNION ALL
          SELECT id, tolerance, 'median', 'CA', quantile, se, "ci.2.5", "ci.97.5"
          FROM quantiles JOIN said USING (design) WHERE p = .5
          UNION ALL
          SELECT id, tolerance, 'api00', stype, mean_api00, se, NULL, NULL
          FROM by_stype JOIN said USING (design)
          """);
      assertEquals(
          List.of(List.of("30")), tables.rows("SELECT count(*) FROM expected"), "what is compared");
      assertEquals(
          List.of(),
          tables.rows(
              """
              SELECT indicator_id, e.place_id, s.estimate, e.estimate, s.standard_error, e.se,
                     s.ci_low, e.low, s.ci_high, e.high, s.reason
              FROM expected e LEFT JOIN survey_estimate s
                ON s.indicator_id = id || '-' || what AND s.place_id = e.place_id
              WHERE s.estimate IS NULL
                 OR abs(s.estimate - e.estimate) > tolerance * abs(e.estimate)
                 OR abs(s.standard_error - e.se) > tolerance * greatest(e.se, 1e-6)
                 OR abs(s.ci_low - e.low) > tolerance * abs(e.low)
                 OR abs(s.ci_high - e.high) > tolerance * abs(e.high)
              """),
          "estimates that are not the peer's");
      assertEquals(
          List.of(),
          tables.rows(
              """
              SELECT indicator_id, place_id, value, standard_error, n FROM observation
              EXCEPT ALL
              SELECT indicator_id, place_id, estimate, standard_error, least(n, n_effective)
              FROM survey_estimate
              """),
          "observations are the estimates with their effective numbers");
      assertEquals(
          List.of(List.of("14"), List.of("197")),
          tables.rows(
              "SELECT DISTINCT degrees_of_freedom FROM survey_estimate WHERE place_id = 'CA'"
                  + " ORDER BY 1"));
    }
  }
}
