package org.waymark.dashboards.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.chart.BulletChart;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;

/** Goals in a line each: where they began, where they are, where the path is, where they end. */
final class GoalLines {
  private GoalLines() {}

  /** A goal in a line, with the card that tells it in full. */
  static MissionPage.GoalLine of(
      Goal goal, List<Goal.Verdict> verdicts, MissionPage.GoalCard card, Ways ways) {
    Optional<Goal.Verdict> primary = Goal.primary(verdicts);
    Scale scale = goal.scale();
    OptionalDouble latest = primary.map(Goal.Verdict::value).orElse(OptionalDouble.empty());
    OptionalDouble path = path(goal, primary.flatMap(Goal.Verdict::period));
    OptionalDouble projected = primary.map(Goal.Verdict::projected).orElse(OptionalDouble.empty());
    OptionalDouble chance = primary.map(Goal.Verdict::pOnTrack).orElse(OptionalDouble.empty());
    String now =
        latest.isPresent()
            ? scale.value(latest.getAsDouble())
                + primary
                    .flatMap(Goal.Verdict::period)
                    .map(p -> " in " + Dates.period(p))
                    .orElse("")
            : "No value yet";
    String due = path.isPresent() ? scale.value(path.getAsDouble()) : "";
    String words =
        "From "
            + scale.value(goal.baselineValue())
            + " in "
            + Dates.period(goal.baselinePeriod())
            + ". Now "
            + now
            + (due.isEmpty() ? "" : ", where the path is at " + due)
            + ". Target "
            + scale.value(goal.targetValue())
            + " by "
            + Dates.period(goal.targetPeriod())
            + ".";
    return new MissionPage.GoalLine(
        Ways.goalAnchor(goal.id()),
        ways.indicator(goal.indicatorId()),
        card,
        BulletChart.draw(
            card.anchor() + "-line",
            "From baseline to target: " + card.title(),
            words,
            goal.baselineValue(),
            goal.targetValue(),
            path,
            latest,
            projected),
        scale.value(goal.baselineValue()),
        now,
        due,
        scale.value(goal.targetValue()) + " by " + Dates.period(goal.targetPeriod()),
        chance.isPresent() ? Numbers.chance(chance.getAsDouble()) : "");
  }

  /**
   * Where the straight way from the baseline over the milestones to the target is at the end of a
   * period, in natural units; empty before the baseline, after the target, or without a period.
   */
  static OptionalDouble path(Goal goal, Optional<String> period) {
    Optional<LocalDate> day = period.flatMap(Dates::days).map(Dates.Span::last);
    List<double[]> way = new ArrayList<>();
    add(way, goal.baselinePeriod(), goal.baselineValue());
    GoalCards.milestones(goal).forEach(m -> add(way, m.period(), m.value()));
    add(way, goal.targetPeriod(), goal.targetValue());
    if (day.isEmpty()) {
      return OptionalDouble.empty();
    }
    double at = day.get().toEpochDay();
    for (int i = 1; i < way.size(); i++) {
      double[] from = way.get(i - 1);
      double[] to = way.get(i);
      if (at >= from[0] && at <= to[0] && to[0] > from[0]) {
        return OptionalDouble.of(from[1] + (at - from[0]) / (to[0] - from[0]) * (to[1] - from[1]));
      }
    }
    return OptionalDouble.empty();
  }

  private static void add(List<double[]> way, String period, double value) {
    Dates.days(period).ifPresent(d -> way.add(new double[] {d.last().toEpochDay(), value}));
  }
}
