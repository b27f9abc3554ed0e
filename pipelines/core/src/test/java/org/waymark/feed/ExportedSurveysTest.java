package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.registry.Feed;
import org.waymark.registry.Statistic;
import org.waymark.registry.SurveyPlan;

class ExportedSurveysTest {
  private static Feed.SurveyFeed survey(String format, Feed.Question... questions) {
    return new Feed.SurveyFeed(
        "pulse",
        Fixture.reading(format, "-"),
        new Feed.Source.Usual("respondent"),
        Fixture.column("site"),
        new Feed.DatedSource(new Feed.Source.Usual("date"), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        SurveyPlan.plain(),
        Arrays.asList(questions));
  }

  private static Feed.Question hours(String column) {
    return new Feed.Question("wait", column, Map.of());
  }

  private static Feed.Question chosen(String column, String... choice) {
    return new Feed.Question(
        "seen",
        column,
        Map.of(),
        Statistic.MEAN,
        Optional.empty(),
        OptionalDouble.empty(),
        List.of(choice));
  }

  /** Line, respondent and answer of each row that was taken. */
  private static List<String> answers(Fixture.Outcome outcome) {
    return outcome.respondents().stream()
        .map(row -> row.split(" "))
        .map(row -> String.join(" ", row[0], row[3], row[4], row[6]))
        .sorted()
        .toList();
  }

  private static final String QUALTRICS =
      """
      StartDate,EndDate,Status,IPAddress,Finished,RecordedDate,ResponseId,RecipientEmail,site,Q1
      Start Date,End Date,Response Type,IP Address,Finished,Recorded Date,Response ID,Mail,"Where
      do you work?","How many hours,
      ""usually""?"
      "{""ImportId"":""startDate""}","{""ImportId"":""endDate""}",a,b,c,d,e,f,g,"{""ImportId"":""QID1""}"
      2026-09-01 10:00:00,2026-09-01 10:05:00,IP Address,10.0.0.1,True,2026-09-01 10:05:01,R_1,,RA,4
      2026-09-02 10:00:00,2026-09-02 10:05:00,0,10.0.0.2,1,2026-09-02 10:05:01,R_2,,RA,5
      2026-09-02 10:00:00,2026-09-02 10:05:00,0,10.0.0.2,False,2026-09-02 10:05:01,R_3,,RA,6
      2026-09-02 10:00:00,2026-09-02 10:05:00,Survey Preview,10.0.0.2,True,2026-09-02 10:05:01,R_4,,RA,7
      """;

  @ParameterizedTest
  @ValueSource(strings = {"qualtrics-csv", "auto"})
  void qualtricsHasThreeRowsOfHeaderAndLeavesOutWhatIsUnfinishedOrAPreview(String format) {
    Fixture.Outcome outcome = Fixture.read(survey(format, hours("Q1")), QUALTRICS);
    assertEquals(List.of("6 2026-09 R_1 a4.0", "7 2026-09 R_2 a5.0"), answers(outcome));
    assertEquals(new FileTally(4, 2, 0, 2, 0, 0, 0, 2), outcome.tally());
    assertEquals("qualtrics-csv", outcome.file().format());
    assertEquals(4, outcome.file().rows());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 50, 200, 1 << 20})
  void theRowsOfAHeaderAreNoRowsHoweverTheFileIsCut(long splitBytes) {
    Fixture.Outcome outcome =
        Fixture.read(
            survey("auto", hours("Q1")),
            QUALTRICS.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            splitBytes);
    assertEquals(List.of("6 2026-09 R_1 a4.0", "7 2026-09 R_2 a5.0"), answers(outcome));
  }

  @Test
  void aQualtricsFileWithoutQuestionTextsLosesNoRespondent() {
    String bare = "ResponseId,RecordedDate,site,Q1\n";
    String imports = "\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",a,b,c\n";
    for (String header : List.of(bare, bare + imports)) {
      Fixture.Outcome outcome =
          Fixture.read(
              survey("auto", hours("Q1")), header + "R_1,2026-09-01,RA,1\nR_2,2026-09-01,RA,2\n");
      assertEquals(2, outcome.tally().accepted(), header);
    }
  }

  @Test
  void odkNamesGroupsAndLeavesOutWhatWasRejected() {
    Fixture.Outcome outcome =
        Fixture.read(
            survey("auto", hours("hours"), chosen("tools", "radio")),
            """
            SubmissionDate,meta-instanceID,about-site,work-hours,work-tools,work-tools/radio,work-tools/pen,KEY,ReviewState
            2026-09-01T10:00:00.000Z,uuid:1,RA,4,radio pen,1,1,uuid:1,
            2026-09-02T10:00:00.000Z,uuid:2,RA,5,pen,0,1,uuid:2,approved
            2026-09-03T10:00:00.000Z,uuid:3,RA,6,radio,1,0,uuid:3,rejected
            """);
    assertEquals(
        List.of(
            "2 2026-09 uuid:1 a1.0",
            "2 2026-09 uuid:1 a4.0",
            "3 2026-09 uuid:2 a0.0",
            "3 2026-09 uuid:2 a5.0"),
        answers(outcome));
    assertEquals(new FileTally(3, 2, 0, 1, 0, 0, 0, 1), outcome.tally());
    assertEquals("odk-csv", outcome.file().format());
  }

  @Test
  void koboSeparatesBySemicolonsAndLeavesOutWhatWasNotApproved() {
    Fixture.Outcome outcome =
        Fixture.read(
            survey("auto", hours("hours")),
            """
            about/site;work/hours;_id;_uuid;_submission_time;_validation_status
            RA;4,5;1;u1;2026-09-01T10:00:00;
            RA;5,5;2;u2;2026-09-01T10:00:00;Approved
            RA;6,5;3;u3;2026-09-01T10:00:00;Not Approved
            RA;6,5;4;u4;2026-09-01T10:00:00;validation_status_not_approved
            """);
    assertEquals(List.of("2 2026-09 1 a4.5", "3 2026-09 2 a5.5"), answers(outcome));
    assertEquals(2, outcome.tally().leftOut());
    assertEquals("kobo-csv", outcome.file().format());
  }

  @Test
  void limeSurveyLeavesOutDrafts() {
    Fixture.Outcome outcome =
        Fixture.read(
            survey("auto", hours("Q1[SQ001]"), chosen("Q2", "A2")),
            """
            "id","submitdate","lastpage","startlanguage","site","Q1[SQ001]","Q2[A1]","Q2[A2]"
            "1","2026-09-01 10:00:00","3","en","RA","4","","Y"
            "2","","1","en","RA","5","Y",""
            "3","2026-09-01 10:00:00","3","en","RA","6","Y",""
            "4","2026-09-01 10:00:00","3","en","RA","7","",""
            """);
    assertEquals(
        List.of(
            "2 2026-09 1 a1.0",
            "2 2026-09 1 a4.0",
            "4 2026-09 3 a0.0",
            "4 2026-09 3 a6.0",
            "5 2026-09 4 a7.0"),
        answers(outcome));
    assertEquals(new FileTally(4, 3, 0, 1, 0, 0, 0, 1), outcome.tally());
    assertEquals("limesurvey-csv", outcome.file().format());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q,site,when,id|csv",
        "id,submitdate|limesurvey-csv",
        "_uuid,_submission_time|kobo-csv",
        "key,submission_date|odk-csv",
        "id,meta_instance_id,system_submission_date|odk-csv",
        "ResponseId,EndDate|qualtrics-csv",
      })
  void aFormatIsRecognisedByItsHeader(String header, String format) {
    assertEquals(format, ExportFormat.of("auto", List.of(header.split(","))).word());
    assertEquals("csv", ExportFormat.of("csv", List.of(header.split(","))).word());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "a b|1", "b|0", "''|none", "-|none", "ab c|0", "c a|1",
      })
  void aChoiceIsFoundAmongJoinedOnes(String cell, String answer) {
    Fixture.Outcome outcome =
        Fixture.read(
            survey("kobo-csv", chosen("q", "a")),
            "_uuid,_submission_time,site,q\nu,2026-09-01,RA,%s\n".formatted(cell));
    assertEquals(
        answer == null ? List.of() : List.of("2 2026-09 u a" + answer + ".0"), answers(outcome));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "1,0|1",
        "0,1|0",
        "0,0|0",
        "TRUE,FALSE|1",
        "FALSE,TRUE|0",
        ",|none",
        ",1|0",
        "-,-|none",
      })
  void aChoiceIsFoundInAColumnOfItsOwn(String cells, String answer) {
    Fixture.Outcome outcome =
        Fixture.read(
            survey("kobo-csv", chosen("q", "a")),
            "_uuid,_submission_time,site,g/q/a,g/q/b\nu,2026-09-01,RA,%s\n".formatted(cells));
    assertEquals(
        answer == null ? List.of() : List.of("2 2026-09 u a" + answer + ".0"), answers(outcome));
  }

  @Test
  void aChoiceIsFoundByItsLabelToo() {
    Fixture.Outcome outcome =
        Fixture.read(
            survey("kobo-csv", chosen("q", "food", "Food in kind")),
            """
            _uuid,_submission_time,site,q
            u,2026-09-01,RA,Cash Food in kind
            v,2026-09-01,RA,food
            w,2026-09-01,RA,Cash
            """);
    assertEquals(
        List.of("2 2026-09 u a1.0", "3 2026-09 v a1.0", "4 2026-09 w a0.0"), answers(outcome));
  }

  @Test
  void saysWhichColumnsAnUnclearNameMayMean() {
    Fixture.Outcome outcome =
        Fixture.read(
            survey("kobo-csv", hours("hours")),
            "_uuid,_submission_time,site,day/hours,night/hours\nu,2026-09-01,RA,1,2\n");
    assertEquals(List.of("ambiguous-column@1"), outcome.reasons());
    assertTrue(outcome.onlyRejected().getDetail().contains("'day/hours' or 'night/hours'"));
  }

  @Test
  void saysThatAFileHasNoColumnOfItsOwnForAField() {
    Fixture.Outcome outcome = Fixture.read(survey("auto", hours("q")), "id,site,q\nu,RA,1\n");
    assertEquals(List.of("missing-column@1", "missing-column@1"), outcome.reasons());
    assertTrue(outcome.rejected().get(0).getDetail().contains("map `respondent`"));
  }

  @Test
  void saysThatAChoiceIsNone() {
    Fixture.Outcome outcome =
        Fixture.read(
            survey("odk-csv", chosen("q", "radoi")),
            "KEY,SubmissionDate,site,q,q/radio,q/tv\nu,2026-09-01,RA,tv,0,1\n");
    assertEquals(List.of("missing-column@1"), outcome.reasons());
    assertTrue(outcome.onlyRejected().getDetail().contains("did you mean 'radio'?"));
  }

  private static final String PERSONAL =
      "KEY,SubmissionDate,site,q,deviceid,username,interviewer_name,gps,gps-Latitude,gps-Longitude,"
          + "IPAddress,RecipientEmail,note\n";

  @Test
  void whatIsPersonalIsNotKeptOfARefusedRow() {
    Fixture.Outcome outcome =
        Fixture.read(
            survey("odk-csv", hours("q")),
            PERSONAL
                + "u,2026-09-01,RA,many,collect:xyz,ann,Ann Lee,51.5 -0.1,51.5,-0.1,10.1.2.3,"
                + "ann@x.org,\"said \"\"no\"\", twice\"\n");
    assertEquals(
        "u,2026-09-01,RA,many,,,,,,,,,\"said \"\"no\"\", twice\"", outcome.onlyRejected().getRaw());
  }

  @Test
  void nothingIsKeptOfARowWhoseFieldsCannotBeToldApart() {
    Fixture.Outcome outcome =
        Fixture.read(
            survey("odk-csv", hours("q")), PERSONAL + "u,2026-09-01,RA,many,collect:xyz,ann\n");
    assertEquals("", outcome.onlyRejected().getRaw());
  }

  @Test
  void whatAFeedMapsByNameIsKept() {
    Fixture.Outcome outcome =
        Fixture.read(
            survey("odk-csv", hours("username")),
            "KEY,SubmissionDate,site,username,deviceid\nu,2026-09-01,RA,ann,collect:xyz\n");
    assertEquals("u,2026-09-01,RA,ann,", outcome.onlyRejected().getRaw());
  }

  @Test
  void columnsArePersonalByTheWordsOfTheirNames() {
    List<String> personal =
        List.of(
            "IPAddress",
            "LocationLatitude",
            "RecipientEmail",
            "_submitted_by",
            "_geolocation",
            "phone number",
            "ipaddr",
            "first_name",
            "Recipient First Name",
            "device_id",
            "g-p");
    List<String> harmless = List.of("description", "ship", "platform", "tokens", "q1", "named");
    List<String> header = new java.util.ArrayList<>(personal);
    header.addAll(harmless);
    header.add("g-p-Longitude");
    var found = PersonalColumns.in(header);
    for (int c = 0; c < personal.size(); c++) {
      assertTrue(found.contains(c), header.get(c));
    }
    for (int c = personal.size(); c < personal.size() + harmless.size(); c++) {
      assertFalse(found.contains(c), header.get(c));
    }
  }

  @Test
  void reportsAreReadFromAnExportToo() {
    Feed.ReportsFeed feed =
        new Feed.ReportsFeed(
            "notes",
            Fixture.reading("auto"),
            new Feed.Source.Usual("report"),
            Fixture.column("site"),
            new Feed.DatedSource(new Feed.Source.Usual("date"), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Fixture.column("note"),
            false,
            java.util.Set.of());
    Fixture.Outcome outcome =
        Fixture.read(
            feed,
            """
            SubmissionDate,site,about-note,KEY,ReviewState
            2026-09-01T10:00:00.000Z,RA,All went well,uuid:1,
            2026-09-01T10:00:00.000Z,RA,A test,uuid:2,rejected
            """);
    assertEquals(
        List.of("uuid:1 2026-09-01 All went well"),
        outcome.reports().stream().map(r -> r.id() + " " + r.date() + " " + r.text()).toList());
    assertEquals(1, outcome.tally().leftOut());
  }
}
