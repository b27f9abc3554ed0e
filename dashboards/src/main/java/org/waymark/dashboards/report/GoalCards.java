package org.waymark.dashboards.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.chart.TrajectoryChart;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.table.CleanText;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;
import org.waymark.dashboards.words.Verdicts;

/** Progress of a mission: its goals, the verdict of every method, the way to the target. */
final class GoalCards {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A chance below it speaks against a verdict that all is well. */
  private static final double LIKELY = 0.5;

  private final ReportTables tables;
  private final Ways ways;

  GoalCards(ReportTables tables, Ways ways) {
    this.tables = tables;
    this.ways = ways;
  }

  /** Where the mission stands. */
  MissionPage.Progress progress(ReportTables.MissionRow mission) throws SQLException {
    List<Goal> goals = tables.goals(mission.id());
    List<Goal.Verdict> verdicts = tables.verdicts(mission.id());
    List<Goal.Observed> observed = tables.observed(mission.id());
    List<MissionPage.GoalCard> cards = new ArrayList<>();
    List<MissionPage.GoalLine> lines = new ArrayList<>();
    for (Goal goal : goals) {
      List<Goal.Verdict> own = verdicts.stream().filter(v -> v.goalId().equals(goal.id())).toList();
      MissionPage.GoalCard card =
          card(
              goal,
              own,
              observed.stream().filter(o -> o.goalId().equals(goal.id())).toList(),
              Ways.goalAnchor(goal.id()) + "-full");
      cards.add(card);
      lines.add(GoalLines.of(goal, own, card, ways));
    }
    return new MissionPage.Progress(
        mission.headline().orElse("No progress was published for this mission."),
        facts(mission),
        cards,
        lines);
  }

  private static List<MissionPage.Fact> facts(ReportTables.MissionRow m) {
    if (m.goals() == 0) {
      return List.of();
    }
    List<MissionPage.Fact> facts = new ArrayList<>();
    facts.add(
        new MissionPage.Fact(
            "Goals on track", m.onTrack() + " of " + m.goals(), "achieved or on track"));
    if (m.score().isPresent()) {
      facts.add(
          new MissionPage.Fact(
              "Pace",
              Numbers.percent(m.score().getAsDouble(), 0),
              "of the pace required, on average over goals"));
    }
    if (m.pAllCommitted().isPresent()) {
      facts.add(
          new MissionPage.Fact(
              "All committed goals",
              Numbers.chance(m.pAllCommitted().getAsDouble()),
              "estimated probability that all are reached"));
    }
    if (m.coverage().isPresent()) {
      facts.add(
          new MissionPage.Fact(
              "Coverage",
              Numbers.percent(m.coverage().getAsDouble(), 0),
              "of the goals could be judged"));
    }
    return facts;
  }

  private MissionPage.GoalCard card(
      Goal goal, List<Goal.Verdict> verdicts, List<Goal.Observed> observed, String anchor) {
    Optional<Goal.Verdict> primary = Goal.primary(verdicts);
    String status = primary.map(Goal.Verdict::status).orElse("no-verdict");
    Scale scale = goal.scale();
    String aim =
        Numbers.sentence(goal.ambition())
            + ": from "
            + scale.value(goal.baselineValue())
            + " in "
            + Dates.period(goal.baselinePeriod())
            + " to "
            + scale.value(goal.targetValue())
            + " by "
            + Dates.period(goal.targetPeriod())
            + goal.placeName()
                .map(p -> ", for " + p)
                .orElse(goal.gap().isPresent() ? "" : ", for all places together");
    return new MissionPage.GoalCard(
        anchor,
        named(goal),
        aim,
        Verdicts.statusSign(status),
        Verdicts.status(status) + doubt(status, primary),
        status.toLowerCase(Locale.ROOT).replaceAll("[^a-z-]", ""),
        primary.map(Goal.Verdict::evidence).orElse("No method could judge this goal."),
        primary.flatMap(Goal.Verdict::changed),
        goal.changes(),
        figure(goal, primary, verdicts, observed, anchor),
        MethodsTable.agreement(verdicts),
        MethodsTable.isDisputed(verdicts),
        MethodsTable.of(named(goal), verdicts));
  }

  /** A good verdict by pace that the trend does not bear out says so where it is read first. */
  private static String doubt(String status, Optional<Goal.Verdict> primary) {
    OptionalDouble chance = primary.map(Goal.Verdict::pOnTrack).orElse(OptionalDouble.empty());
    boolean good = status.equals("on-track") || status.equals("achieved");
    return good && chance.isPresent() && chance.getAsDouble() < LIKELY
        ? (status.equals("achieved") ? " now" : " by pace")
            + ", but its trend gives "
            + Numbers.chance(chance.getAsDouble())
        : "";
  }

  private Figure figure(
      Goal goal,
      Optional<Goal.Verdict> primary,
      List<Goal.Verdict> verdicts,
      List<Goal.Observed> observed,
      String anchor) {
    Scale scale = goal.scale();
    List<TrajectoryChart.Point> milestones = new ArrayList<>();
    for (Milestone m : milestones(goal)) {
      point(m.period(), m.value()).ifPresent(milestones::add);
    }
    List<TrajectoryChart.Point> series = points(observed, true);
    List<LocalDate> anew =
        observed.stream().filter(Goal.Observed::anew).map(Goal.Observed::first).toList();
    String title = "From baseline to target: " + named(goal);
    Optional<TrajectoryChart.Point> baseline = point(goal.baselinePeriod(), goal.baselineValue());
    Optional<TrajectoryChart.Point> target = point(goal.targetPeriod(), goal.targetValue());
    OptionalDouble projected = primary.map(Goal.Verdict::projected).orElse(OptionalDouble.empty());
    List<Double> foreseen =
        verdicts.stream().flatMap(v -> v.projected().stream().boxed()).distinct().toList();
    String svg =
        baseline.isEmpty() || target.isEmpty()
            ? ""
            : TrajectoryChart.draw(
                anchor + "-way",
                title,
                baseline.get(),
                milestones,
                target.get(),
                series,
                points(observed, false),
                anew,
                projected.isPresent() ? Optional.of(projected.getAsDouble()) : Optional.empty(),
                foreseen,
                scale);
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(row("Baseline", goal.baselinePeriod(), goal.baselineValue(), scale));
    observed.forEach(
        o -> rows.add(row(o.settled() ? "Observed" : "Provisional", o.period(), o.value(), scale)));
    milestones.forEach(m -> rows.add(row("Milestone", m.period(), m.value(), scale)));
    rows.add(row("Target", goal.targetPeriod(), goal.targetValue(), scale));
    for (Goal.Verdict verdict : verdicts) {
      verdict
          .projected()
          .ifPresent(
              v ->
                  rows.add(
                      row(
                          "Projected: " + Verdicts.method(verdict.method()),
                          goal.targetPeriod(),
                          v,
                          scale)));
    }
    return new Figure(
        anchor + "-way",
        title,
        svg,
        new DataTable(
            named(goal) + ", from baseline to target",
            DataTable.columns("Kind", "Period", "#Value"),
            rows));
  }

  private static List<TrajectoryChart.Point> points(List<Goal.Observed> of, boolean settled) {
    return of.stream()
        .filter(o -> o.settled() == settled)
        .map(o -> new TrajectoryChart.Point(o.period(), o.last(), o.value()))
        .toList();
  }

  private static List<Cell> row(String kind, String period, double value, Scale scale) {
    return List.of(
        Cell.text(kind),
        new Cell(Dates.period(period), period),
        Cell.number(value, scale.value(value)));
  }

  /** The indicator, and the place where the goal is that of one. */
  static String named(Goal goal) {
    return goal.indicatorTitle()
        + goal.placeName().map(p -> ", " + p).orElse("")
        + goal.gap().map(g -> ": " + g).orElse("");
  }

  record Milestone(String period, double value) {}

  /** The declared milestones; the table holds them as a JSON list of period and value. */
  static List<Milestone> milestones(Goal goal) {
    if (goal.milestones().isEmpty()) {
      return List.of();
    }
    try {
      List<Milestone> milestones = new ArrayList<>();
      for (JsonNode node : JSON.readTree(goal.milestones().get())) {
        JsonNode period =
            node.path("period").isMissingNode() ? node.path("by") : node.path("period");
        if (period.isTextual() && node.path("value").isNumber()) {
          milestones.add(
              new Milestone(CleanText.of(period.asText()), node.path("value").asDouble()));
        }
      }
      return milestones;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "the milestones of goal "
              + goal.id()
              + " are not a JSON list: "
              + goal.milestones().get(),
          e);
    }
  }

  private static Optional<TrajectoryChart.Point> point(String period, double value) {
    return Dates.days(period).map(d -> new TrajectoryChart.Point(period, d.last(), value));
  }
}
