package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFormatsTest {
  private static final String PULSE = "feeds/pulse.yaml";
  private static final String CHOICES = "choices/pulse.csv";

  private static final String SURVEY =
      """
      id: staff-pulse
      kind: survey
      format: kobo-csv
      files: landing/pulse/*.csv
      choices: choices/pulse.csv
      map:
        place: site_code
        questions:
          - {indicator: safe-to-speak-up, column: q7, list: agree, score: {"Agree": 1, "no": 0}}
          - {indicator: workload, column: q9, chosen: Radio, list: tools}
      """;

  private static final String LISTS =
      """
      list_name,name,label::English (en),label::Français (fr)
      agree,yes,Agree,D'accord
      agree,no,Disagree,"Pas
      d'accord"
      ,,,
      tools,radio,Radio,Radio
      """;

  private static WorkspaceText workspace() {
    return WorkspaceText.contract().with(PULSE, SURVEY).with(CHOICES, LISTS);
  }

  private static Feed.SurveyFeed read(WorkspaceText text) {
    return text.read().workspace().orElseThrow().feeds().stream()
        .flatMap(f -> f instanceof Feed.SurveyFeed s ? java.util.stream.Stream.of(s) : null)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void answersAreKnownByNamesAndLabels() {
    Feed.SurveyFeed feed = read(workspace());
    assertEquals(
        Map.of(
            "yes",
            1.0,
            "Agree",
            1.0,
            "D'accord",
            1.0,
            "no",
            0.0,
            "Disagree",
            0.0,
            "Pas\nd'accord",
            0.0),
        feed.questions().get(0).score());
    assertEquals(List.of("radio", "Radio"), feed.questions().get(1).chosen());
  }

  @Test
  void aChoiceStandsForItselfWithoutAList() {
    Feed.SurveyFeed feed = read(workspace().replacing(PULSE, ", list: tools", ""));
    assertEquals(List.of("Radio"), feed.questions().get(1).chosen());
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "odk-csv", "kobo-csv", "qualtrics-csv", "limesurvey-csv"})
  void anExportSaysByItselfWhoAnswersAndWhen(String format) {
    Feed.SurveyFeed feed =
        read(workspace().replacing(PULSE, "format: kobo-csv", "format: " + format));
    assertEquals(new Feed.Source.Usual("respondent"), feed.respondent());
    assertEquals(new Feed.Source.Usual("date"), feed.date().source());
  }

  @Test
  void aPlainFileDoesNot() {
    assertEquals(
        List.of(
            PULSE + ":7:3: the map of a survey has no `date`; expected the key `date`",
            PULSE + ":7:3: the map of a survey has no `respondent`; expected the key `respondent`"),
        workspace().replacing(PULSE, "format: kobo-csv", "format: csv").lines());
  }

  @Test
  void reportsMayBeExportedToo() {
    String notes = "feeds/notes.yaml";
    WorkspaceText exported =
        WorkspaceText.contract()
            .replacing(notes, "format: jsonl", "format: odk-csv")
            .replacing(notes, "report: id, ", "")
            .replacing(notes, "date: written_at, ", "");
    assertEquals(List.of(), exported.lines());
    assertEquals(
        List.of(
            notes + ":5:6: the map of a reports feed has no `date`; expected the key `date`",
            notes + ":5:6: the map of a reports feed has no `report`; expected the key `report`"),
        exported.replacing(notes, "format: odk-csv", "format: csv").lines());
  }

  private static WorkspaceText repeats() {
    return workspace()
        .replacing(PULSE, "place: site_code", "place: {parent: site_code}")
        .replacing(PULSE, "map:\n", "parent: {files: landing/households/*.csv}\nmap:\n");
  }

  @Test
  void rowsThatBelongToSubmissionsReadThemByTheirKey() {
    Feed.SurveyFeed feed = read(repeats());
    Feed.Source site = new Feed.Source.Column("site_code");
    Feed.Source date = new Feed.Source.Usual("date");
    assertEquals(new Feed.Source.OfParent(site), feed.place());
    assertEquals(new Feed.Source.OfParent(date), feed.date().source());
    assertEquals(Optional.of(new Feed.Source.ParentKey()), feed.cluster());
    Feed.Parent parent = feed.parent().orElseThrow();
    assertEquals(new Feed.Source.Usual("link"), parent.link());
    assertEquals("landing/households/*.csv", parent.submissions().reading().files());
    assertEquals(List.of(site, date), parent.submissions().fields());
  }

  @Test
  void whatIsWrongWithAParentIsReported() {
    assertEquals(
        List.of(
            PULSE
                + ":6:48: `key` and `link` belong together: a submission's key in its own file, and"
                + " in this one; expected both of them"),
        repeats().replacing(PULSE, "*.csv}", "*.csv, key: id}").lines());
    assertEquals(
        List.of(
            PULSE
                + ":6:9: nothing says by which columns rows and submissions belong together;"
                + " expected `key`, the column of the submissions, and `link`, the column of this"
                + " feed's files"),
        repeats()
            .replacing(PULSE, "format: kobo-csv", "format: csv")
            .replacing(PULSE, "place:", "respondent: id\n  date: {parent: day}\n  place:")
            .lines());
    assertEquals(
        List.of(
            PULSE
                + ":7:19: the rows of this feed belong to no submissions in another file; expected"
                + " `parent: {files: …}` next to `files` of a survey, or a column of this file"),
        workspace().replacing(PULSE, "place: site_code", "place: {parent: site_code}").lines());
    assertEquals(
        List.of(
            "feeds/notes.yaml:5:9: only the rows of a feed of kind `survey` are joined to those of"
                + " another file; expected no `parent`"),
        WorkspaceText.contract()
            .replacing("feeds/notes.yaml", "map:", "parent: {files: x.csv, key: a, link: b}\nmap:")
            .lines());
  }

  private static void assertProblem(String file, String old, String replacement, String problem) {
    assertEquals(
        List.of(file + ":" + problem), workspace().replacing(file, old, replacement).lines());
  }

  @Test
  void whatIsNoChoiceIsReported() {
    assertProblem(
        PULSE,
        "chosen: Radio",
        "chosen: Radoi",
        "10:49: `Radoi` is not a choice of the list `tools`; did you mean `Radio`?");
    assertProblem(
        PULSE,
        "{\"Agree\": 1",
        "{\"Agre\": 1",
        "9:69: `Agre` is not a choice of the list `agree`; did you mean `Agree`?");
    assertProblem(
        PULSE,
        "list: tools",
        "list: tolls",
        "10:62: the choices have no list `tolls`; did you mean `tools`?");
    assertProblem(
        PULSE,
        "chosen: Radio",
        "chosen: Radio, score: {\"radio\": 1}",
        "10:49: both `score` and `chosen` are given; expected one of them");
  }

  @Test
  void choicesThatCannotBeReadAreReported() {
    assertProblem(
        PULSE,
        "choices/pulse.csv",
        "choices/puls.csv",
        "5:10: there is no file `choices/puls.csv`; did you mean `choices/pulse.csv`?");
    assertProblem(
        CHOICES,
        "list_name,name",
        "list,name",
        "1:1: the header has no `list_name`, `name` and `label`; expected the line"
            + " `list_name,name,label`, then a line for each choice");
    assertProblem(
        CHOICES,
        "tools,radio,Radio,Radio",
        "tools,radio,Radio,Radio\ntools,,Pen,Stylo",
        "7:1: a choice has no name or no list; expected both of them");
    assertProblem(
        CHOICES,
        "tools,radio,Radio,Radio",
        "tools,radio,Radio,Radio\ntools,pen",
        "7:1: this line has 2 fields; expected 4 fields");
  }

  @Test
  void choicesAreOfASurvey() {
    assertEquals(
        List.of(
            "feeds/notes.yaml:6:10: only a feed of kind `survey` has choices; expected no"
                + " `choices`"),
        workspace()
            .with("feeds/notes.yaml", WorkspaceText.NOTES + "choices: choices/pulse.csv\n")
            .lines());
  }
}
