package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample's tables against what {@code PLANTED.csv} says is planted in it. */
class PlantedFactsIT {
  private static final Map<String, String> STATUS_OF_VERDICT =
      Map.of(
          "on track", "achieved on-track",
          "off track", "acceleration-needed limited",
          "deteriorating", "deterioration");

  private static Path out;
  private static Published tables;

  @BeforeAll
  static void publish() throws IOException, SQLException {
    out = SampleRun.out();
    tables = Published.in(out);
    Path planted = CommandLineGuideTest.root().resolve("sample-data").resolve("PLANTED.csv");
    tables.execute(
        "CREATE TABLE planted AS SELECT * FROM read_csv("
            + Published.literal(planted.toString())
            + ", header = true, all_varchar = true)");
  }

  @AfterAll
  static void close() throws SQLException {
    tables.close();
  }

  /** Rows of the first query that the second one does not give, as often. */
  private static List<List<String>> missing(String expected, String from) throws SQLException {
    return tables.rows("(" + expected + ") EXCEPT ALL (" + from + ") ORDER BY ALL");
  }

  @Test
  void everyPlaceThatIsPlantedToMoveIsFoundMovingAndNoOther() throws SQLException {
    assertEquals(
        tables.rows(
            "SELECT mission, indicator, place FROM planted"
                + " WHERE kind = 'deviant' AND contains(reason, 'change') ORDER BY ALL"),
        tables.rows(
            "SELECT mission_id, indicator_id, place_id FROM positive_deviance"
                + " WHERE tier IN ('changed', 'confirmed') AND state <> 'gone'"
                + " AND scope = 'indicator' ORDER BY ALL"));
  }

  @Test
  void onlyTheGainWhoseCounterpartIsPlantedToWorsenIsMarked() throws SQLException {
    assertEquals(
        tables.rows("SELECT place FROM planted WHERE kind = 'counterpart' ORDER BY ALL"),
        tables.rows("SELECT place_id FROM positive_deviance WHERE counterpart_worse ORDER BY ALL"));
  }

  @Test
  void everyPlaceThatIsPlantedFarFromItsExpectationIsFound() throws SQLException {
    assertEquals(
        List.of(),
        missing(
            "SELECT mission, indicator, place FROM planted"
                + " WHERE kind = 'deviant' AND contains(reason, 'level')",
            "SELECT mission_id, indicator_id, place_id FROM positive_deviance"
                + " WHERE state <> 'gone'"));
  }

  @Test
  void nothingIsFoundThatIsNotPlanted() throws SQLException {
    assertEquals(
        List.of(),
        missing(
            "SELECT mission_id, indicator_id, place_id FROM positive_deviance"
                + " WHERE state <> 'gone' AND scope = 'indicator'",
            "SELECT mission, indicator, place FROM planted WHERE kind = 'deviant'"));
  }

  @Test
  void theOnlyPlaceFoundToChangeAsAWholeIsThePlantedOne() throws SQLException {
    String planted =
        "SELECT mission, place, onset, indicator FROM planted WHERE kind = 'whole-place'";
    String found =
        """
        SELECT f.mission_id, f.place_id, d.onset, f.indicator_id
        FROM finding_indicator f JOIN positive_deviance d USING (finding_id)
        WHERE d.scope = 'place' AND d.state <> 'gone'
        """;
    assertEquals(List.of(), missing(planted, found), "planted, not found");
    assertEquals(List.of(), missing(found, planted), "found, not planted");
    assertEquals(
        List.of("0"), tables.column("SELECT count(*) FROM finding_indicator WHERE found_alone"));
  }

  @Test
  void thePlaceThatReportsNoLongerIsNamedAndTheOthersStillCount() throws SQLException {
    assertEquals(
        List.of(List.of("2026-10", "complete", "true", "38")),
        tables.rows(
            """
            SELECT a.period, a.status, contains(a.note, place.name)::VARCHAR, a.places::VARCHAR
            FROM aggregate a
            JOIN planted p ON p.kind = 'stopped' AND p.indicator = a.indicator_id
              AND p.onset = a.period
            JOIN place ON place.place_id = p.place
            WHERE a.scope = 'all'
            """));
  }

  @Test
  void nothingRestsOnMonthsThatAreNotFinal() throws SQLException {
    assertEquals(
        List.of("2026-09", "2026-10"),
        tables.column(
            "SELECT DISTINCT period FROM observation WHERE status = 'provisional'"
                + " AND indicator_id IN (SELECT indicator FROM planted WHERE kind = 'provisional')"
                + " ORDER BY 1"));
    assertEquals(
        List.of("2026-08"),
        tables.column(
            "SELECT DISTINCT period FROM goal_progress WHERE goal_id = 'vaccination-holds'"));
  }

  @Test
  void theLineThatIsPlantedToHoldIsJudgedToHold() throws SQLException {
    assertEquals(
        tables.rows(
            "SELECT regexp_extract(note, ', ([0-9.]+) in ([0-9-]+), to be held', 1) AS value,"
                + " 'on-track' FROM planted WHERE kind = 'goal-held'"),
        tables.rows(
            "SELECT printf('%.4f', value), status FROM goal_progress"
                + " WHERE goal_id = 'vaccination-holds' AND method = 'linear-pace'"));
  }

  @Test
  void aGainWhoseCounterpartWorsensIsMarked() throws SQLException {
    assertEquals(
        List.of("KD5"),
        tables.column("SELECT place FROM planted WHERE kind = 'counterpart'"),
        "what is planted");
    assertEquals(
        List.of("true"),
        tables.column(
            "SELECT counterpart_worse FROM positive_deviance"
                + " WHERE indicator_id = 'ae-within-4h' AND place_id = 'KD5'"));
  }

  @Test
  void everyGoalHasItsPlantedVerdict() throws SQLException {
    List<List<String>> goals =
        tables.rows(
            """
            SELECT regexp_extract(note, '^\\w+ ([a-z-]+):', 1) goal_id,
                   regexp_extract(note, ', ([0-9.]+) in ([0-9A-Z-]+), target', 1) AS value,
                   regexp_extract(note, ', ([0-9.]+) in ([0-9A-Z-]+), target', 2) period,
                   regexp_extract(note, '([a-z ]+)$', 1).trim() verdict
            FROM planted WHERE kind = 'goal' ORDER BY 1
            """);
    assertEquals(11, goals.size());
    for (List<String> goal : goals) {
      String value = goal.get(1);
      int decimals = value.length() - value.indexOf('.') - 1;
      List<String> judged =
          tables
              .rows(
                  "SELECT printf('%."
                      + decimals
                      + "f', value), period, status FROM goal_progress"
                      + " WHERE method = 'linear-pace' AND goal_id = "
                      + Published.literal(goal.get(0)))
              .get(0);
      assertEquals(goal.subList(1, 3), judged.subList(0, 2), goal.get(0));
      assertTrue(
          List.of(STATUS_OF_VERDICT.getOrDefault(goal.get(3), "").split(" "))
              .contains(judged.get(2)),
          goal + " was judged " + judged);
    }
  }

  @Test
  void whatIsRefusedIsTheDirtAndNothingElse() throws SQLException {
    String dirt = "SELECT file, line::BIGINT, reason FROM planted WHERE kind = 'dirt'";
    String refused = "SELECT source_file, line, reason FROM rejected_record";
    assertEquals(List.of(), missing(dirt, refused), "dirt that was not refused");
    assertEquals(List.of(), missing(refused, dirt), "rejected, although it is not dirt");
  }

  @Test
  void everyRowIsCountedAsItWasPlanted() throws SQLException {
    String planted =
        "SELECT file, reason, size::BIGINT FROM planted WHERE kind = 'rows'"
            + " AND reason NOT IN ('repeat', 'superseded')";
    String counted =
        """
        SELECT source_file, unnest(['read', 'accepted', 'rejected', 'skipped']),
               unnest([rows_read, rows_accepted, rows_rejected, rows_skipped])
        FROM data_quality WHERE "check" = 'rows'
        UNION ALL
        SELECT source_file, "check", count FROM data_quality
        WHERE "check" NOT IN ('rows', 'superseded', 'encoding')
          AND NOT regexp_matches("check", '^(doubtful|left): ')
        """;
    assertEquals(List.of(), missing(planted, counted), "planted, not counted");
    assertEquals(List.of(), missing(counted, planted), "counted, not planted");
  }

  /**
   * A row is planted; what is replaced are its values, one for each indicator of the feed. Of two
   * rows that contradict each other in one value, the two others of the first are replaced by equal
   * ones.
   */
  @Test
  void everyReplacedRowIsCountedWithEachOfItsValues() throws SQLException {
    String planted =
        """
        SELECT file, sum(size::BIGINT * CASE
          WHEN reason = 'rejected: conflict' THEN 1
          WHEN split_part(file, '/', 2) IN ('early-years', 'recorded-crime') THEN 3
          ELSE 2 END)::BIGINT
        FROM planted WHERE kind = 'rows' AND reason IN ('superseded', 'rejected: conflict')
        GROUP BY file
        """;
    String counted =
        """
        SELECT source_file, sum(count)::BIGINT FROM data_quality
        WHERE "check" = 'superseded' OR ("check" = 'conflict' AND feed_id = 'staff-pulse')
        GROUP BY source_file
        """;
    assertEquals(List.of(), missing(planted, counted), "planted, not counted");
    assertEquals(List.of(), missing(counted, planted), "counted, not planted");
  }

  @Test
  void everyThemeIsHeardAsOftenAsItIsSpokenOf() throws SQLException {
    String planted = "SELECT indicator, size::BIGINT FROM planted WHERE kind = 'theme'";
    String heard = "SELECT theme_id, sum(mentions)::BIGINT FROM report_theme GROUP BY theme_id";
    assertEquals(List.of(), missing(planted, heard));
    assertEquals(List.of(), missing(heard, planted));
  }

  @Test
  void theReportsOfAPlaceAreCountedAlsoInWeeksInWhichItSpokeOfNoTheme() throws SQLException {
    List<List<String>> byRole =
        tables.rows(
            "SELECT mission_id, sum(reports)::BIGINT FROM (SELECT mission_id, role, period,"
                + " max(reports) AS reports FROM report_theme_role GROUP BY ALL)"
                + " GROUP BY mission_id ORDER BY mission_id");
    assertEquals(3, byRole.size());
    assertEquals(
        byRole,
        tables.rows(
            "SELECT mission_id, sum(reports)::BIGINT FROM (SELECT mission_id, place_id, period,"
                + " max(reports) AS reports FROM report_theme GROUP BY ALL)"
                + " GROUP BY mission_id ORDER BY mission_id"));
  }

  @Test
  void everyRoleIsHeardAsOftenAsItSpeaks() throws SQLException {
    String spoken =
        "SELECT mission_id, coalesce(role, '-'), theme_id, period, count(*) FROM report_excerpt"
            + " WHERE method <> 'word' GROUP BY ALL";
    String heard =
        "SELECT mission_id, coalesce(role, '-'), theme_id, period, mentions"
            + " FROM report_theme_role WHERE mentions > 0";
    assertFalse(tables.rows(heard).isEmpty());
    assertEquals(List.of(), missing(spoken, heard));
    assertEquals(List.of(), missing(heard, spoken));
  }

  @Test
  void thePracticeThatSetsDeviantsApartIsFoundAndNoOther() throws SQLException {
    assertEquals(
        tables.rows(
            "SELECT mission, indicator, 'found', size FROM planted WHERE kind = 'practice-found'"),
        tables.rows("SELECT mission_id, theme_id, deviants, sites::VARCHAR FROM practice"));
    assertEquals(
        List.of(List.of("huddle-before-ten", "[\"KB2\",\"KB8\",\"KF6\"]")),
        tables.rows("SELECT practice_id, places FROM practice"));
  }

  @Test
  void whoCouldAdoptThePracticeDoesNotShowIt() throws SQLException {
    assertEquals(
        List.of(List.of("25", "0")),
        tables.rows(
            "SELECT count(*)::VARCHAR, count(*) FILTER (place_id IN ('KA4', 'KE7'))::VARCHAR"
                + " FROM scaling_candidate WHERE theme_id = 'discharge-huddle'"));
  }

  @Test
  void everyAdoptionIsJudgedAsItWasPlanted() throws SQLException {
    assertEquals(
        tables.rows(
            "SELECT indicator, place, onset, note FROM planted WHERE kind = 'adoption'"
                + " ORDER BY ALL"),
        tables.rows(
            "SELECT indicator_id, place_id, since::VARCHAR, practice_id || ': ' || verdict"
                + " FROM practice_adoption ORDER BY ALL"));
    assertEquals(
        List.of(List.of("true", "true")),
        tables.rows(
            "SELECT (effect_low < 0.45)::VARCHAR, (effect_high > 0.45)::VARCHAR"
                + " FROM practice_adoption WHERE place_id = 'KB2'"));
  }

  @Test
  void noPersonalDetailIsPublished() throws IOException, SQLException {
    List<String> details =
        tables.column("SELECT DISTINCT note FROM planted WHERE kind = 'personal' ORDER BY 1");
    assertTrue(details.size() > 150);
    for (String table :
        tables.column("SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY 1")) {
      assertEquals(
          List.of(),
          tables.rows(
              "SELECT DISTINCT note, whole FROM (SELECT t::VARCHAR AS whole FROM \""
                  + table
                  + "\" t), planted WHERE kind = 'personal' AND contains(whole, note)"),
          table);
    }
    List<Path> pages = new ArrayList<>();
    for (String folder : List.of("reports", "dashboards", "runs")) {
      try (Stream<Path> files = Files.walk(out.resolve(folder))) {
        files.filter(file -> file.toString().matches(".*\\.(html|json)")).forEach(pages::add);
      }
    }
    assertTrue(pages.size() >= 6, pages.toString());
    for (Path page : pages) {
      String text = Files.readString(page);
      for (String detail : details) {
        assertFalse(text.contains(detail), page + " holds " + detail);
      }
    }
  }
}
