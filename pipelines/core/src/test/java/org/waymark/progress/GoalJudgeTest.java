package org.waymark.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Ambition;
import org.waymark.registry.Better;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.Role;
import org.waymark.schema.record.GoalProgress;
import org.waymark.schema.record.MissionProgress;

class GoalJudgeTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);
  private static final List<Place> PLACES = List.of(place("a"), place("b"), place("c"));

  private static Place place(String id) {
    return new Place(
        id,
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }

  private static Indicator indicator(Measure measure) {
    return indicator(measure, Better.LOWER);
  }

  /** Better in the direction of the goal. */
  private static Indicator indicator(Goal goal) {
    boolean falls = goal.target().value() < goal.baseline().value();
    return indicator(Measure.VALUE, falls ? Better.LOWER : Better.HIGHER);
  }

  private static Indicator indicator(Measure measure, Better better) {
    return new Indicator(
        "i",
        "m",
        "Poverty",
        measure,
        Optional.empty(),
        better,
        Role.OUTCOME,
        PeriodKind.YEAR,
        1,
        Optional.empty(),
        List.of());
  }

  private static Period year(int year) {
    return new Period(PeriodKind.YEAR, LocalDate.of(year, 1, 1));
  }

  private static Goal.Point point(int year, double value) {
    return new Goal.Point(year(year), value);
  }

  private static Goal goal(
      Ambition ambition, Goal.Point baseline, Goal.Point target, Goal.Point... milestones) {
    return new Goal(
        "g", "m", "i", Optional.of("a"), ambition, baseline, target, List.of(milestones));
  }

  private static Goal everywhere(Goal goal) {
    return new Goal(
        goal.id(),
        goal.missionId(),
        goal.indicatorId(),
        Optional.empty(),
        goal.ambition(),
        goal.baseline(),
        goal.target(),
        goal.milestones());
  }

  /** Years from {@code first}; rows are the places a, b, c. */
  private static Panel panel(int first, double[][] value, double[][] weight) {
    int years = value[0].length;
    int[] places = new int[value.length];
    Arrays.setAll(places, i -> i);
    int[] periods = new int[years];
    Arrays.setAll(periods, t -> year(first + t).code());
    double[] flat = Arrays.stream(value).flatMapToDouble(Arrays::stream).toArray();
    double[] weights = Arrays.stream(weight).flatMapToDouble(Arrays::stream).toArray();
    int cells = flat.length;
    return new Panel(
        0,
        places,
        periods,
        flat,
        new double[0],
        new double[0],
        new double[0],
        weights,
        new int[cells],
        new int[cells],
        new int[cells],
        new boolean[cells]);
  }

  private static Panel ofOnePlace(int first, double... values) {
    return panel(first, new double[][] {values}, new double[0][]);
  }

  private static GoalProgress linear(Goal goal, Measure measure, Panel panel) {
    Indicator indicator = indicator(measure, indicator(goal).better());
    return GoalJudge.judge(goal, indicator, panel, PLACES, after(panel), "r").get(0);
  }

  /** A day on which the latest value is not yet old. */
  private static LocalDate after(Panel panel) {
    return panel.period(panel.periods().length - 1).end().plusMonths(10);
  }

  private static GoalProgress linear(Goal goal, Panel panel) {
    return linear(goal, Measure.VALUE, panel);
  }

  @Test
  void fromTenToSevenByYearFiveOfFifteenIsNineTenthsOfThePace() {
    Goal goal = goal(Ambition.COMMITTED, point(2015, 10), point(2030, 0));
    GoalProgress row = linear(goal, ofOnePlace(2020, 7));
    assertEquals(0.90, row.getRatio(), 1e-9);
    assertEquals("acceleration-needed", row.getStatus());
    assertEquals(-10 / 15.0, row.getRequiredPace(), 1e-9);
    assertEquals(1, row.getProjected(), 1e-9);
    assertNull(row.getPOnTrack());
    assertTrue(row.getEvidence().contains("Trend unproven"));
  }

  @Test
  void fromFortyToFiftyTwoOfSeventyIsEightyEightHundredths() {
    Goal goal = goal(Ambition.COMMITTED, point(2019, 40), point(2030, 70));
    assertEquals(0.88, linear(goal, ofOnePlace(2024, 52)).getRatio(), 1e-9);
  }

  @Test
  void anAspirationalGoalIsOnTrackFromSevenTenthsOfThePace() {
    Goal.Point baseline = point(2015, 10);
    Goal.Point target = point(2030, 0);
    Panel panel = ofOnePlace(2020, 10 - 10 / 3.0 * 0.7);
    assertEquals(
        "on-track", linear(goal(Ambition.ASPIRATIONAL, baseline, target), panel).getStatus());
    assertEquals(
        "acceleration-needed",
        linear(goal(Ambition.COMMITTED, baseline, target), panel).getStatus());
  }

  @Test
  void everyStatusHasItsPlaceOnTheScale() {
    Goal goal = goal(Ambition.COMMITTED, point(2020, 0), point(2030, 100));
    assertEquals("achieved", linear(goal, ofOnePlace(2025, 100)).getStatus());
    assertEquals("on-track", linear(goal, ofOnePlace(2025, 50)).getStatus());
    assertEquals("acceleration-needed", linear(goal, ofOnePlace(2025, 30)).getStatus());
    assertEquals("limited", linear(goal, ofOnePlace(2025, 29)).getStatus());
    assertEquals("deterioration", linear(goal, ofOnePlace(2025, -1)).getStatus());
  }

  @Test
  void aTargetEqualToTheBaselineIsALineToHold() {
    Goal goal = goal(Ambition.COMMITTED, point(2020, 5), point(2030, 5));
    Indicator fewer = indicator(Measure.VALUE, Better.LOWER);
    GoalProgress held = held(goal, fewer, 5, 5.2, 4.9, 5.1, 5, 5.1);
    assertEquals("on-track", held.getStatus());
    assertNull(held.getRatio());
    assertNull(held.getBehindSince());
    assertTrue(held.getEvidence().contains("the line of 5.00 until 2030 holds"));
    GoalProgress lost = held(goal, fewer, 5, 5.1, 4.9, 6.4, 6.5, 6.6);
    assertEquals("deterioration", lost.getStatus());
    assertTrue(lost.getEvidence().contains("the line of 5.00 until 2030 is broken"));
    GoalProgress open = held(goal, indicator(Measure.VALUE, Better.NEITHER), 5, 5.2);
    assertTrue(open.getEvidence().contains("no direction of this indicator is better"));
  }

  private static GoalProgress held(Goal goal, Indicator indicator, double... values) {
    Panel panel = ofOnePlace(2021, values);
    return GoalJudge.judge(goal, indicator, panel, PLACES, after(panel), "r").get(0);
  }

  @Test
  void beforeTheFirstPeriodAfterTheBaselineThereIsNoVerdict() {
    GoalProgress row =
        linear(goal(Ambition.COMMITTED, point(2025, 5), point(2030, 9)), ofOnePlace(2024, 4, 5));
    assertEquals("no-verdict", row.getStatus());
    assertEquals("No verdict: no data since the baseline yet.", row.getEvidence());
    assertEquals("2025", row.getPeriod());
  }

  @Test
  void theUnitDoesNotMatter() {
    for (double unit : new double[] {1e-3, 1, 1e6}) {
      Goal goal = goal(Ambition.COMMITTED, point(2015, 10 * unit), point(2030, 2 * unit));
      double[] values = {9.1, 8.9, 8.0, 7.7, 6.9, 6.6, 6.4};
      GoalProgress row =
          linear(goal, ofOnePlace(2016, Arrays.stream(values).map(v -> v * unit).toArray()));
      assertEquals(3.6 / 7 / (8 / 15.0), row.getRatio(), 1e-9);
      assertEquals(
          linear(
                  goal(Ambition.COMMITTED, point(2015, 10), point(2030, 2)),
                  ofOnePlace(2016, values))
              .getPOnTrack(),
          row.getPOnTrack(),
          1e-9);
    }
  }

  @Test
  void aSteadyTrendBeyondTheTargetIsAllButCertain() {
    Goal goal = goal(Ambition.COMMITTED, point(2015, 10), point(2026, 7));
    GoalProgress row = linear(goal, ofOnePlace(2016, 9.6, 9.3, 8.9, 8.6, 8.1, 7.8, 7.4));
    assertTrue(row.getPOnTrack() > 0.98, "p is " + row.getPOnTrack());
  }

  @Test
  void milestonesAreJudgedOnStraightLinesBetweenThem() {
    Goal goal = goal(Ambition.COMMITTED, point(2020, 0), point(2030, 100), point(2024, 20));
    List<GoalProgress> rows =
        GoalJudge.judge(
            goal, indicator(goal), ofOnePlace(2022, 8), PLACES, LocalDate.of(2023, 6, 1), "r");
    assertEquals(
        List.of(
            "linear-pace",
            "trajectory",
            "growth-rate",
            "current-status",
            "anticipated-progress",
            "sdg-index-trend",
            "trend"),
        rows.stream().map(GoalProgress::getMethod).toList());
    assertEquals(0.4, rows.get(0).getRatio(), 1e-9);
    assertEquals(0.8, rows.get(1).getRatio(), 2e-3);
    assertEquals("acceleration-needed", rows.get(1).getStatus());
    assertTrue(rows.get(1).getEvidence().contains("The milestones ask for 10"));
  }

  @Test
  void aMilestoneThatAllowsADipIsMetByASmallerDip() {
    Goal goal = goal(Ambition.COMMITTED, point(2020, 50), point(2030, 70), point(2022, 46));
    GoalProgress row =
        GoalJudge.judge(
                goal, indicator(goal), ofOnePlace(2022, 48), PLACES, LocalDate.of(2023, 6, 1), "r")
            .get(1);
    assertEquals("on-track", row.getStatus());
    assertNull(row.getRatio());
  }

  @Test
  void theAggregateWeighsPlacesAndPassesOverThinPeriods() {
    double none = Double.NaN;
    Panel panel =
        panel(
            2021,
            new double[][] {{0.5, 0.6, 0.7, 0.9}, {0.2, 0.2, 0.3, none}, {0.2, 0.2, 0.3, none}},
            new double[][] {{10, 10, 10, 10}, {20, 20, 20, none}, {10, 10, 10, none}});
    Goal goal = everywhere(goal(Ambition.COMMITTED, point(2020, 0.2), point(2030, 0.6)));
    GoalProgress row = linear(goal, Measure.PROPORTION, panel);
    assertEquals("2023", row.getPeriod());
    assertEquals((7 + 6 + 3) / 40.0, row.getValue(), 1e-12);
    assertTrue(
        row.getEvidence().endsWith("2024 is passed over: without b and c, usually 75% of all."),
        row.getEvidence());
    assertEquals(1.3, linear(goal, Measure.COUNT, panel).getValue(), 1e-12);
  }

  @Test
  void valuesHaveNoAggregate() {
    Goal goal = everywhere(goal(Ambition.COMMITTED, point(2020, 0), point(2030, 1)));
    GoalProgress row = linear(goal, ofOnePlace(2025, 1));
    assertEquals("no-verdict", row.getStatus());
    assertTrue(row.getEvidence().contains("cannot be added up"));
    assertTrue(
        linear(
                goal,
                Measure.MEAN,
                panel(2025, new double[][] {{1}, {2}}, new double[][] {{0}, {0}}))
            .getEvidence()
            .contains("weight the places"));
  }

  @Test
  void aPlaceWithoutDataIsNamed() {
    Goal goal =
        new Goal(
            "g",
            "m",
            "i",
            Optional.of("c"),
            Ambition.COMMITTED,
            point(2020, 0),
            point(2030, 1),
            List.of());
    assertEquals(
        "No verdict: there are no data for c.", linear(goal, ofOnePlace(2025, 1)).getEvidence());
  }

  private static MissionProgress mission(List<Goal> goals, List<GoalProgress> rows) {
    Mission mission =
        new Mission(
            "m",
            "Mission",
            Optional.empty(),
            Optional.empty(),
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2030, 12, 31),
            List.of(indicator(Measure.VALUE)),
            goals,
            List.of(),
            List.of());
    return MissionJudge.judge(mission, List.of(), rows, AS_OF, "r");
  }

  @Test
  void aMissionIsTheSumOfItsGoals() {
    Goal slow = goal(Ambition.COMMITTED, point(2020, 0), point(2030, 100));
    Goal fast = named("fast", slow);
    Goal silent = named("silent", slow);
    GoalProgress slowRow = linear(slow, ofOnePlace(2025, 10));
    GoalProgress fastRow =
        GoalProgress.newBuilder(linear(slow, ofOnePlace(2025, 80))).setGoalId("fast").build();
    GoalProgress silentRow =
        GoalProgress.newBuilder(linear(slow, ofOnePlace(2019, 0))).setGoalId("silent").build();
    MissionProgress row =
        mission(List.of(slow, fast, silent), List.of(slowRow, fastRow, silentRow));
    assertEquals(3, row.getGoals());
    assertEquals(1, row.getOnTrack());
    assertEquals(0.6, row.getScore(), 1e-9);
    assertEquals(2 / 3.0, row.getCoverage(), 1e-12);
    assertEquals("g", row.getWeakestGoal());
    assertNull(row.getPAllCommitted());
    assertEquals(
        "1 of 3 goals is on track or achieved, 1 without a verdict; furthest behind: Poverty (a),"
            + " at 20% of the required pace.",
        row.getHeadline());
    assertEquals("No goals are declared.", mission(List.of(), List.of()).getHeadline());
  }

  @Test
  void theChanceOfAllCommittedGoalsIsTheProductOfTheirs() {
    Goal goal = goal(Ambition.COMMITTED, point(2015, 10), point(2030, 2));
    GoalProgress row = linear(goal, ofOnePlace(2016, 9.1, 8.9, 8.0, 7.7, 6.9, 6.6, 6.4));
    GoalProgress twin = GoalProgress.newBuilder(row).setGoalId("twin").build();
    MissionProgress mission = mission(List.of(goal, named("twin", goal)), List.of(row, twin));
    assertEquals(row.getPOnTrack() * row.getPOnTrack(), mission.getPAllCommitted(), 1e-12);
  }

  private static Goal named(String id, Goal goal) {
    return new Goal(
        id,
        goal.missionId(),
        goal.indicatorId(),
        goal.placeId(),
        goal.ambition(),
        goal.baseline(),
        goal.target(),
        goal.milestones());
  }
}
