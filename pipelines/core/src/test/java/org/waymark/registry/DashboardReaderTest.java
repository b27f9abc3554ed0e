package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DashboardReaderTest {
  private static final String HEAD =
      "title: Waits\ndescription: How long.\nheadline: headline.sql\nblocks:\n";

  private static DashboardReading read(Map<String, String> files) {
    return DashboardReader.read(
        "waits",
        new DashboardFolder() {
          @Override
          public Optional<byte[]> content(String path) {
            return Optional.ofNullable(files.get(path))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
          }

          @Override
          public List<String> queries() {
            return List.of("headline.sql", "places.sql");
          }
        });
  }

  private static DashboardReading read(String yaml, String sql) {
    return read(
        Map.of(
            "dashboard.yaml", yaml,
            "queries/headline.sql", "SELECT 'Well' AS headline;\n",
            "queries/places.sql", sql));
  }

  private static List<String> problems(DashboardReading reading) {
    return reading.problems().stream().map(Problem::rendered).toList();
  }

  @Test
  void aDashboardIsItsTitleItsHeadlineAndItsBlocks() {
    DashboardReading reading =
        read(HEAD + "  - bar: places.sql\n    unit: days\n  - text: Mind the gap.\n", "SELECT 1");
    assertEquals(List.of(), problems(reading));
    Dashboard board = reading.dashboard().orElseThrow();
    assertEquals("SELECT 'Well' AS headline", board.headline().text());
    assertEquals(Dashboard.Kind.BAR, board.blocks().get(0).kind());
    assertEquals(Optional.of("days"), board.blocks().get(0).unit());
    assertEquals("Mind the gap.", board.blocks().get(1).text());
  }

  @Test
  void parametersBecomeQuestionMarksAndNothingElseDoes() {
    String sql =
        "-- at :as_of\nSELECT ':place', \"a:b\", x::DATE, /* :mission */ :place\nWHERE d = :as_of";
    Dashboard board =
        read("for: place\n" + HEAD + "  - table: places.sql\n", sql).dashboard().orElseThrow();
    DashboardQuery query = board.blocks().get(0).query().orElseThrow();
    assertEquals(
        "-- at :as_of\nSELECT ':place', \"a:b\", x::DATE, /* :mission */ ?\nWHERE d = ?",
        query.prepared());
    assertEquals(List.of("place", "as_of"), query.parameters());
  }

  private static final String CHOOSING =
      """
      parameters:
        - {name: region, title: Region, choice: headline.sql}
        - {name: since, title: Since, date: 2026-04-01}
        - {name: least, title: Least, number: 2.5, least: 0, most: 9}
      """;

  @Test
  void whatAReaderMayChooseIsReadInOrderAndQueriesMayUseIt() {
    DashboardReading reading =
        read(
            CHOOSING + HEAD + "  - table: places.sql\n",
            "SELECT :region WHERE a > :least AND d >= :since AND e = ':region'");
    assertEquals(List.of(), problems(reading));
    Dashboard board = reading.dashboard().orElseThrow();
    assertEquals(
        List.of("CHOICE", "DATE 2026-04-01", "NUMBER 2.5"),
        board.parameters().stream().map(p -> (p.choosing() + " " + p.initial()).strip()).toList());
    DashboardQuery query = board.blocks().get(0).query().orElseThrow();
    assertEquals(List.of("region", "least", "since"), query.parameters());
    assertEquals(
        "SELECT <region> WHERE a > <least> AND d >= <since> AND e = ':region'",
        query.filled(word -> "<" + word + ">"));
  }

  @Test
  void aParameterThatNobodyCanChooseIsAProblem() {
    String parameters =
        """
        parameters:
          - {name: as_of, title: Date, date: 2026-04-01}
          - {name: size, title: Size}
          - {name: size, title: Size, number: x}
          - {name: size, title: Size, number: 1}
        """;
    List<String> problems =
        problems(read(parameters + HEAD + "  - table: places.sql\n", "SELECT :siez"));
    assertEquals(5, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("`as_of` cannot name a parameter"), problems.get(0));
    assertTrue(problems.get(1).contains("a parameter that nobody can choose"), problems.get(1));
    assertTrue(problems.get(2).contains("`number`"), problems.get(2));
    assertTrue(problems.get(3).contains("`size` is declared twice"), problems.get(3));
    assertTrue(problems.get(4).contains("did you mean `:size`?"), problems.get(4));
  }

  @Test
  void everyProblemIsToldWithItsPlaceAndTheOtherBlocksStay() {
    DashboardReading reading =
        read(
            HEAD
                + "  - bra: places.sql\n"
                + "  - table: place.sql\n"
                + "  - kpi: places.sql\n"
                + "  - text: Fine.\n",
            "SELECT 1\nWHERE :plaec = 1");
    assertEquals(
        List.of(
            "dashboards/waits/dashboard.yaml:5:5: a block without a kind; expected one of `bar`,"
                + " `dot-and-interval`, `funnel`, `headline`, `heatmap`, `kpi`, `line`, `map`,"
                + " `small-multiples`, `spc`, `table` or `text`",
            "dashboards/waits/dashboard.yaml:5:5: unknown key `bra` in a block; did you mean"
                + " `bar`?",
            "dashboards/waits/dashboard.yaml:6:12: there is no `queries/place.sql`; did you mean"
                + " `places.sql`?",
            "dashboards/waits/queries/places.sql:2:7: there is no parameter `:plaec`; did you mean"
                + " `:place`?"),
        problems(reading));
    List<Dashboard.Block> blocks = reading.dashboard().orElseThrow().blocks();
    assertEquals(4, blocks.size());
    assertTrue(blocks.get(3).problems().isEmpty());
    assertEquals(2, blocks.get(0).problems().size());
  }

  @Test
  void aPlaceHasNoValueOnAPageThatIsNotAboutOne() {
    List<String> problems = problems(read(HEAD + "  - table: places.sql\n", "SELECT :place"));
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("`for: place` in dashboard.yaml"), problems.get(0));
  }

  @Test
  void aQueryCannotBeFetchedFromElsewhere() {
    List<String> problems = problems(read(HEAD + "  - table: ../../secret.sql\n", "SELECT 1"));
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("the name of a file in queries/"), problems.get(0));
  }

  @Test
  void withoutAHeadlineThereIsNoPage() {
    DashboardReading reading = read(Map.of("dashboard.yaml", "title: Waits\n"));
    assertTrue(reading.dashboard().isEmpty());
    assertEquals(3, reading.problems().size());
  }
}
