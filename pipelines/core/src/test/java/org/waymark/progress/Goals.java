package org.waymark.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Ambition;
import org.waymark.registry.Better;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Role;
import org.waymark.schema.record.GoalProgress;

/** Goals of yearly values for tests, judged in one line. */
record Goals(
    Goal.Point baseline,
    Goal.Point target,
    Ambition ambition,
    List<Goal.Point> milestones,
    Better direction) {

  static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);

  static Goals of(double baseline) {
    Goal.Point point = new Goal.Point(year(2015), baseline);
    return new Goals(point, point, Ambition.COMMITTED, List.of(), Better.NEITHER);
  }

  static Period year(int year) {
    return new Period(PeriodKind.YEAR, LocalDate.of(year, 1, 1));
  }

  Goals from(int year) {
    Goal.Point from = new Goal.Point(year(year), baseline.value());
    return new Goals(from, target, ambition, milestones, direction);
  }

  Goals to(double value, int year) {
    Goal.Point to = new Goal.Point(year(year), value);
    return new Goals(baseline, to, ambition, milestones, direction);
  }

  Goals by(double value, int year) {
    List<Goal.Point> more = new ArrayList<>(milestones);
    more.add(new Goal.Point(year(year), value));
    return new Goals(baseline, target, ambition, List.copyOf(more), direction);
  }

  Goals aspirational() {
    return new Goals(baseline, target, Ambition.ASPIRATIONAL, milestones, direction);
  }

  Goals better(int sign) {
    Better better = sign > 0 ? Better.HIGHER : sign < 0 ? Better.LOWER : Better.NEITHER;
    return new Goals(baseline, target, ambition, milestones, better);
  }

  Indicator indicator() {
    return new Indicator(
        "i",
        "m",
        "Poverty",
        Measure.VALUE,
        Optional.empty(),
        direction,
        Role.OUTCOME,
        PeriodKind.YEAR,
        1,
        Optional.empty(),
        List.of());
  }

  Goal goal() {
    return new Goal("g", "m", "i", Optional.of("a"), ambition, baseline, target, milestones);
  }

  /** Verdicts by values of consecutive years, of which the last is {@code last}. */
  List<GoalProgress> judge(int last, double... values) {
    return judge(last, values, new double[0]);
  }

  List<GoalProgress> judge(int last, double[] values, double[] errors) {
    List<GoalSeries.Value> series = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      series.add(
          new GoalSeries.Value(
              year(last - values.length + 1 + i),
              values[i],
              errors.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(errors[i])));
    }
    return GoalJudge.judge(
        goal(),
        indicator(),
        new GoalSeries(series, List.of(), ""),
        last < 2025 ? LocalDate.of(last + 1, 11, 15) : AS_OF,
        "r");
  }

  GoalProgress judgeBy(String method, int last, double... values) {
    return judge(last, values).stream()
        .filter(row -> row.getMethod().equals(method))
        .findFirst()
        .orElseThrow();
  }
}
