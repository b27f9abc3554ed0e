package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;

class RegistryReaderTest {
  private static Workspace workspace() {
    RegistryReading reading = WorkspaceText.contract().read();
    assertEquals(List.of(), reading.problems());
    return reading.workspace().orElseThrow();
  }

  private static <F extends Feed> F feed(Class<F> kind) {
    return workspace().feeds().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theExamplesOfTheContractReadWithoutAProblem() {
    Workspace workspace = workspace();
    assertEquals(1, workspace.missions().size());
    assertEquals(
        List.of("long-file", "nhs-ae", "staff-pulse", "ward-notes"),
        workspace.feeds().stream().map(Feed::id).toList());
    assertEquals(
        List.of("E92000001", "RA2", "RX1"), workspace.places().stream().map(Place::id).toList());
  }

  @Test
  void settingsSayWhatTheFileSays() {
    assertEquals(
        new Settings("none", Optional.of("direct"), Optional.empty(), OptionalDouble.of(0.2)),
        workspace().settings());
  }

  @Test
  void withoutASettingsFileTheDefaultsHold() {
    RegistryReading reading = WorkspaceText.contract().without("waymark.yaml").read();
    assertEquals(Settings.defaults(), reading.workspace().orElseThrow().settings());
  }

  @Test
  void aMissionHoldsItsIndicatorsGoalsAndThemesInTheOrderOfTheFile() {
    Mission mission = workspace().missions().get(0);
    assertEquals(Optional.of("Elective and Urgent Care Unit"), mission.ownerName());
    assertEquals(LocalDate.of(2029, 3, 31), mission.ends());
    assertEquals(
        new Indicator(
            "ae-within-4h",
            "health-waits",
            "A&E patients seen within four hours",
            Measure.PROPORTION,
            Optional.of("%"),
            Better.HIGHER,
            Role.OUTCOME,
            PeriodKind.MONTH,
            1,
            Optional.of("ae-reattendance"),
            List.of("population", "deprivation")),
        mission.indicators().get(0));
    assertEquals(1000, mission.indicators().get(1).per());
    Goal goal = mission.goals().get(0);
    assertEquals(Optional.of("E92000001"), goal.placeId());
    assertEquals(
        new Goal.Point(PeriodText.parse("2024-03", PeriodKind.MONTH).orElseThrow(), 0.742),
        goal.baseline());
    assertEquals(0.78, goal.milestones().get(0).value());
    assertEquals(
        new Theme(
            "discharge-delay",
            "health-waits",
            "Delayed discharge",
            List.of("waiting for a care package", "bed blocked", "medically fit but waiting")),
        mission.themes().get(0));
  }

  @Test
  void placesHaveTheirNumericColumnsAsCovariates() {
    Place surrey = workspace().places().get(1);
    assertEquals(Map.of("population", 410000.0, "deprivation", 12.4), surrey.covariates());
    assertEquals(Optional.of("trust"), surrey.type());
  }

  @Test
  void aWideFeedMapsColumnsAndArithmetic() {
    Feed.WideFeed feed = feed(Feed.WideFeed.class);
    assertEquals(new Feed.Source.Column("org_code"), feed.place());
    assertEquals(
        new Feed.DatedSource(new Feed.Source.Column("period"), Optional.of("yyyy-MM-dd")),
        feed.period());
    assertTrue(feed.revision().isPresent());
    Feed.IndicatorMapping first = feed.indicators().get(0);
    assertEquals(
        Optional.of(
            new Feed.Expression.Binary(
                '-',
                new Feed.Expression.Column("attendances"),
                new Feed.Expression.Column("breaches"))),
        first.numerator());
    assertEquals(Map.of("type", Feed.Condition.in("1")), first.where());
    assertEquals(Map.of("type", Feed.Condition.in("1", "2")), feed.indicators().get(1).where());
  }

  @Test
  void aLongFeedNamesTheIndicatorInAColumn() {
    Feed.LongFeed feed = feed(Feed.LongFeed.class);
    assertEquals(new Feed.Source.Column("indicator_id"), feed.indicator());
    assertEquals(
        new Feed.Reading(
            "csv",
            "landing/long/*.csv",
            List.of("-", "..", "[c]"),
            Optional.of(';'),
            Optional.of("windows-1252"),
            Optional.of(',')),
        feed.reading());
  }

  @Test
  void aSurveyScoresAnswersInTheOrderOfTheFile() {
    Feed.SurveyFeed feed = feed(Feed.SurveyFeed.class);
    assertEquals(Optional.of(new Feed.Source.Column("w")), feed.weight());
    assertEquals(
        List.of("Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree"),
        List.copyOf(feed.questions().get(0).score().keySet()));
    assertTrue(feed.questions().get(1).score().isEmpty());
  }

  @Test
  void reportsHaveAnIdAPlaceADateARoleAndAText() {
    Feed.ReportsFeed feed = feed(Feed.ReportsFeed.class);
    assertEquals(new Feed.Source.Column("id"), feed.report());
    assertEquals(Optional.of(new Feed.Source.Column("author_role")), feed.role());
    assertEquals("jsonl", feed.reading().format());
  }

  @Test
  void aConstantStandsInPlaceOfAColumn() {
    RegistryReading reading =
        WorkspaceText.contract()
            .replacing(WorkspaceText.WIDE, "place: org_code", "place: {constant: RX1}")
            .replacing(
                WorkspaceText.WIDE, "{column: period, pattern: yyyy-MM-dd}", "{constant: 2026-03}")
            .replacing(WorkspaceText.WIDE, "numerator: reattendances", "numerator: {constant: 12}")
            .read();
    assertEquals(List.of(), reading.problems());
    Feed.WideFeed feed =
        (Feed.WideFeed)
            reading.workspace().orElseThrow().feeds().stream()
                .filter(f -> f.id().equals("nhs-ae"))
                .findFirst()
                .orElseThrow();
    assertEquals(new Feed.Source.Constant("RX1"), feed.place());
    assertEquals(new Feed.Source.Constant("2026-03"), feed.period().source());
    assertEquals(
        Optional.of(new Feed.Expression.Constant(12)), feed.indicators().get(1).numerator());
  }

  @Test
  void wordsThatYamlTakesForOtherThingsStayText() {
    RegistryReading reading =
        WorkspaceText.contract()
            .replacing(WorkspaceText.WIDE, "{type: \"1\"}", "{type: [01, No, 1_000, 2026-01-01]}")
            .read();
    Feed.WideFeed feed = (Feed.WideFeed) reading.workspace().orElseThrow().feeds().get(1);
    assertEquals(
        Feed.Condition.in("01", "No", "1_000", "2026-01-01"),
        feed.indicators().get(0).where().get("type"));
  }

  @Test
  void theWorkspaceIsPresentInSpiteOfWarningsAndAbsentAfterAnError() {
    RegistryReading warned =
        WorkspaceText.contract().without("feeds/long.yaml").without(WorkspaceText.WIDE).read();
    assertEquals(2, warned.warnings().size());
    assertTrue(warned.workspace().isPresent());
    RegistryReading wrong =
        WorkspaceText.contract().replacing(WorkspaceText.MISSION, "ae-4h", "AE 4h").read();
    assertEquals(1, wrong.errors().size());
    assertFalse(wrong.workspace().isPresent());
  }

  @Test
  void anUnknownIndicatorIsReportedWhereItStandsWithWhatWasMeant() {
    assertEquals(
        List.of(
            "missions/health.yaml:28:16: no indicator `ae-witin-4h`; did you mean `ae-within-4h`?"),
        WorkspaceText.contract()
            .replacing(WorkspaceText.MISSION, "indicator: ae-within-4h", "indicator: ae-witin-4h")
            .lines());
  }
}
