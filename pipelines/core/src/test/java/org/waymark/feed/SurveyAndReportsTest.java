package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.registry.Feed;
import org.waymark.registry.LonelyStrata;
import org.waymark.registry.ShareMethod;
import org.waymark.registry.SurveyPlan;
import org.waymark.text.Report;

class SurveyAndReportsTest {
  private static Map<String, Double> score() {
    Map<String, Double> score = new LinkedHashMap<>();
    score.put("Agree", 1.0);
    score.put("Neither", 0.0);
    score.put("Disagree", 0.0);
    return score;
  }

  private static Feed.SurveyFeed survey(boolean design) {
    return new Feed.SurveyFeed(
        "pulse",
        Fixture.reading("csv", "-"),
        Fixture.column("id"),
        Fixture.column("site"),
        Fixture.dated("when"),
        design ? Optional.of(Fixture.column("w")) : Optional.empty(),
        design ? Optional.of(Fixture.column("stratum")) : Optional.empty(),
        design ? Optional.of(Fixture.column("psu")) : Optional.empty(),
        design ? Optional.of(Fixture.column("fpc")) : Optional.empty(),
        design ? Optional.of(Fixture.column("ssu")) : Optional.empty(),
        design ? Optional.of(Fixture.column("fpc2")) : Optional.empty(),
        design ? PLAN : SurveyPlan.plain(),
        List.of(
            new Feed.Question("seen", "q1", score()),
            new Feed.Question("quarterly", "q2", Map.of())));
  }

  private static final SurveyPlan PLAN =
      new SurveyPlan(
          LonelyStrata.ADJUST,
          List.of(
              new SurveyPlan.Margin(
                  Fixture.column("sex"), new TreeMap<>(Map.of("F", 51.0, "M", 49.0)))),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          ShareMethod.WILSON,
          5,
          Optional.empty());

  private static final String HEADER = "id,site,when,w,stratum,psu,fpc,ssu,fpc2,sex,q1,q2\n";

  @Test
  void givesARowPerRespondentAndQuestion() {
    Fixture.Outcome outcome =
        Fixture.read(
            survey(true),
            HEADER
                + "u1,RA,2026-09-30T23:59:00.000+01:00,1.5,north,p1,4421,h1,30,M,Agree,7\n"
                + "u2,RÉ,2026-09-30,0,south,p1,0.25,h2,12,F,Disagree,-\n");
    assertEquals(
        List.of(
            "2 i3 p0 2026-Q3 u1 w1.5 a7.0 north p1 4421.0 h1 30.0 1",
            "2 i4 p0 2026-09 u1 w1.5 a1.0 north p1 4421.0 h1 30.0 1",
            "3 i3 p3 2026-Q3 u2 w0.0 aNaN south p1 0.25 h2 12.0 0",
            "3 i4 p3 2026-09 u2 w0.0 a0.0 south p1 0.25 h2 12.0 0"),
        outcome.respondents().stream().sorted().toList());
    assertEquals(new FileTally(2, 2, 0, 0, 0, 0, 0), outcome.tally());
  }

  @Test
  void leavesOutColumnsOfADesignThatTheFeedDoesNotHave() {
    Fixture.Outcome outcome =
        Fixture.read(survey(false), "id,site,when,q1,q2\nu1,RA,2026-09-30,Agree,\n");
    assertEquals(List.of("2 i4 p0 2026-09 u1 w1.0 a1.0 - - - - - "), outcome.respondents());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "u1,RX,2026-09-01,1,n,p,9,h,3,F,Agree,; unknown-place",
        "u1,RC,2026-09-01,1,n,p,9,h,3,F,Agree,; place-not-valid-then",
        ",RA,2026-09-01,1,n,p,9,h,3,F,Agree,; missing-respondent",
        "u1,RA,01/09/2026,1,n,p,9,h,3,F,Agree,; bad-date",
        "u1,RA,2026-02-30,1,n,p,9,h,3,F,Agree,; bad-date",
        "u1,RA,2026-09-01,-1,n,p,9,h,3,F,Agree,; bad-weight",
        "u1,RA,2026-09-01,x,n,p,9,h,3,F,Agree,; bad-weight",
        "u1,RA,2026-09-01,,n,p,9,h,3,F,Agree,; bad-weight",
        "u1,RA,2026-09-01,1,n,p,0,h,3,F,Agree,; bad-number",
        "u1,RA,2026-09-01,1,n,p,9,h,some,F,Agree,; bad-number",
        "u1,RA,2026-09-01,1,-,p,9,h,3,F,Agree,; missing-stratum",
        "u1,RA,2026-09-01,1,n,,9,h,3,F,Agree,; missing-cluster",
        "u1,RA,2026-09-01,1,n,p,9,,3,F,Agree,; missing-second-cluster",
        "u1,RA,2026-09-01,1,n,p,,h,3,F,Agree,; missing-population",
        "u1,RA,2026-09-01,1,n,p,9,h,-,F,Agree,; missing-population",
        "u1,RA,2026-09-01,1,n,p,9,h,3,,Agree,; missing-category",
        "u1,RA,2026-09-01,1,n,p,9,h,3,X,Agree,; unknown-category",
      })
  void refusesWithAReason(String row, String reason) {
    Fixture.Outcome outcome = Fixture.read(survey(true), HEADER + row + "\n");
    assertEquals(List.of(reason + "@2"), outcome.reasons());
    assertEquals(List.of(), outcome.respondents());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "u1,RA,2026-09-01,Agreee,; unknown-answer",
        "u1,RA,2026-09-01,,7a; bad-number",
        "u1,RA,2026-09-01,,NaN; not-finite",
      })
  void refusesAnswersWithAReason(String row, String reason) {
    Fixture.Outcome outcome = Fixture.read(survey(false), "id,site,when,q1,q2\n" + row + "\n");
    assertEquals(List.of(reason + "@2"), outcome.reasons());
    assertEquals(List.of(), outcome.respondents());
  }

  @Test
  void ofADesignOneWhoseAnswerIsRefusedStillCountsAsDrawn() {
    Fixture.Outcome outcome =
        Fixture.read(survey(true), HEADER + "u1,RA,2026-09-01,1,n,p,9,h,3,F,Agreee,\n");
    assertEquals(List.of("unknown-answer@2"), outcome.reasons());
    assertEquals(
        List.of(
            "2 i3 p0 2026-Q3 u1 w1.0 aNaN n p 9.0 h 3.0 0",
            "2 i4 p0 2026-09 u1 w1.0 aNaN n p 9.0 h 3.0 0"),
        outcome.respondents().stream().sorted().toList());
  }

  @Test
  void aCategoryThatIsNearlyOneOfAMarginIsAskedAbout() {
    String row = "u1,RA,2026-09-01,1,n,p,9,h,3,f,Agree,\n";
    String detail = Fixture.read(survey(true), HEADER + row).onlyRejected().getDetail();
    assertEquals("'f' is no category of the margin; did you mean 'F'?", detail);
  }

  @Test
  void keepsTheAnswerThatWasUnderstood() {
    Fixture.Outcome outcome =
        Fixture.read(survey(false), "id,site,when,q1,q2\nu1,RA,2026-09-01,agree?,7\n");
    assertEquals(1, outcome.respondents().size());
    assertEquals(List.of("unknown-answer@2"), outcome.reasons());
    String detail = outcome.onlyRejected().getDetail();
    assertTrue(detail.contains("did you mean 'Agree'?"), detail);
    assertTrue(detail.endsWith(" (scored: Agree, Neither, Disagree)"), detail);
  }

  @Test
  void seesARespondentOnceThePeriodOfTheIndicatorHasEnded() {
    Fixture.Outcome outcome =
        Fixture.read(
            survey(false),
            """
            id,site,when,q1,q2
            u1,RA,2026-10-10,Agree,7
            u2,RA,2026-11-10,Agree,7
            u3,RA,2026-10-10,,
            """);
    assertEquals(1, outcome.respondents().size());
    assertTrue(outcome.respondents().get(0).contains("2026-10 u1"));
    assertEquals(new FileTally(3, 1, 0, 2, 1, 0, 1), outcome.tally());
  }

  private static Feed.ReportsFeed reports(String format) {
    boolean json = format.equals("jsonl");
    return new Feed.ReportsFeed(
        "notes",
        Fixture.reading(format, "n/a"),
        Fixture.column("id"),
        Fixture.column(json ? "where.site" : "site"),
        Fixture.dated("date"),
        Optional.of(Fixture.column("role")),
        Optional.empty(),
        Fixture.column("text"),
        false,
        Feed.ReportsFeed.USUAL_PLACEHOLDERS);
  }

  @Test
  void ofALineOfJsonThatIsRefusedNothingIsKeptThatTellsWhoWroteIt() {
    Fixture.Outcome outcome =
        Fixture.read(
            reports("jsonl"),
            """
            {"id": "n1", "where": {"site": "RX", "gps": {"lat": 51.5, "lon": [0.1]}}, "date": "2026-09-01", "role": "nurse", "author": {"full_name": "Ann Quill", "e-mail": "ann", "shift": 3}, "device": "Pixel", "ip": "10.0.0.1", "tags": [{"user_name": "ann", "n": 1}, null], "geopoint": [51.5, 0.1], "text": "Short of beds"}
            {"id": "n2", "author_name": "Ann Quill", "date": "2026-09-01"
            ["Ann Quill"]
            """);
    assertEquals(List.of("unknown-place@1", "bad-json@2", "bad-json@3"), outcome.reasons());
    assertEquals(
        "{\"id\":\"n1\",\"where\":{\"site\":\"RX\",\"gps\":{\"lat\":\"\",\"lon\":[\"\"]}},"
            + "\"date\":\"2026-09-01\",\"role\":\"nurse\",\"author\":{\"full_name\":\"\","
            + "\"e-mail\":\"\",\"shift\":3},\"device\":\"\",\"ip\":\"\",\"tags\":[{"
            + "\"user_name\":\"\",\"n\":1},null],\"geopoint\":[\"\",\"\"],\"text\":\"Short of beds\"}",
        outcome.rejected().get(0).getRaw());
    assertEquals("", outcome.rejected().get(1).getRaw());
    assertEquals("", outcome.rejected().get(2).getRaw());
  }

  @Test
  void readsReportsFromJsonLines() {
    Fixture.Outcome outcome =
        Fixture.read(
            reports("jsonl"),
            """
            {"id": 7, "where": {"site": "RA", "ward": [1, {"site": "RX"}]}, "date": "2026-11-14T22:00:00Z", "role": "nurse", "text": " Two \\"lines\\"\\nof é 😀 "}

            {"id": "b", "where": {"site": "RÉ"}, "date": "2026-11-15", "role": null, "text": "x"}
            """);
    assertEquals(
        List.of(
            new Report(
                0,
                7,
                1,
                "7",
                0,
                LocalDate.of(2026, 11, 14),
                Optional.of("nurse"),
                "",
                "Two \"lines\"\nof é 😀"),
            new Report(0, 7, 3, "b", 3, LocalDate.of(2026, 11, 15), Optional.empty(), "", "x")),
        outcome.reports());
    assertEquals(new FileTally(2, 2, 0, 0, 0, 0, 0), outcome.tally());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "{\"id\": 1,# bad-json",
        "[1]# bad-json",
        "{\"id\": 1} {}# bad-json",
        "nonsense# bad-json",
        "{\"where\":{\"site\":\"RA\"},\"date\":\"2026-09-01\",\"text\":\"x\"}# missing-report-id",
        "{\"id\":1,\"site\":\"RA\",\"date\":\"2026-09-01\",\"text\":\"x\"}# unknown-place",
        "{\"id\":1,\"where\":{\"site\":\"RA\"},\"date\":\"soon\",\"text\":\"x\"}# bad-date",
        "{\"id\":1,\"where\":{\"site\":\"RA\"},\"date\":\"2026-09-01\",\"text\":\"\\u0000\"}# bad-text",
        "{\"id\":1,\"where\":{\"site\":\"RC\"},\"date\":\"2026-09-01\",\"text\":\"x\"}#"
            + " place-not-valid-then",
      })
  void refusesReportsWithAReason(String line, String reason) {
    Fixture.Outcome outcome = Fixture.read(reports("jsonl"), line + "\n");
    assertEquals(List.of(reason + "@1"), outcome.reasons());
    // Of a line that is no JSON nobody can say which of it tells of people.
    assertEquals(reason.equals("bad-json") ? "" : line, outcome.onlyRejected().getRaw());
    assertEquals(new FileTally(1, 0, 1, 0, 0, 0, 0), outcome.tally());
  }

  @Test
  void readsReportsFromCsvAndSkipsThoseWithoutText() {
    Fixture.Outcome outcome =
        Fixture.read(
            reports("csv"),
            """
            id,site,date,role,text
            1,RA,2026-09-01,porter,"Long,
            winding"
            2,RX,2026-09-01,,
            3,RA,2026-09-01,,n/a
            4,RA,2026-11-16,,later
            """);
    assertEquals(1, outcome.reports().size());
    assertEquals("Long,\nwinding", outcome.reports().get(0).text());
    assertEquals(new FileTally(4, 1, 0, 3, 1, 0, 2), outcome.tally());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"N/A", "(nothing).", " None!", "Did  not answer", "\u201cno comment\u201d"})
  void aReportThatSaysNothingIsSkipped(String text) {
    Fixture.Outcome outcome =
        Fixture.read(
            reports("csv"), "id,site,date,role,text\n1,RA,2026-09-01,porter,\"" + text + "\"\n");
    assertEquals(new FileTally(1, 0, 0, 1, 0, 0, 1), outcome.tally());
  }

  @Test
  void aReportThatOnlyStartsLikeNothingIsTaken() {
    Fixture.Outcome outcome =
        Fixture.read(
            reports("csv"), "id,site,date,role,text\n1,RA,2026-09-01,,Nothing was clean\n");
    assertEquals(1, outcome.reports().size());
  }

  @Test
  void readsJsonLinesInWindows1252() {
    byte[] line =
        "{\"id\":1,\"where\":{\"site\":\"RÉ\"},\"date\":\"2026-09-01\",\"text\":\"é\"}"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Fixture.Outcome outcome = Fixture.read(reports("jsonl"), line, 5);
    assertEquals("é", outcome.reports().get(0).text());
    assertEquals(3, outcome.reports().get(0).place());
  }
}
