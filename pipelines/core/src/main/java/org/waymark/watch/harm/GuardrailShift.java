package org.waymark.watch.harm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.aggregate.AggregateSeries;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Role;
import org.waymark.statistics.LevelShift;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;
import org.waymark.wording.Quantities;

/** Guardrails whose aggregate got worse since the mission began. */
public final class GuardrailShift {

  private GuardrailShift() {}

  /** Whether an indicator is watched so: a guardrail, or the counterpart of another. */
  public static boolean isGuardrail(Mission mission, Indicator indicator) {
    return indicator.better().sign() != 0
        && (indicator.role() == Role.GUARDRAIL
            || mission.indicators().stream()
                .anyMatch(other -> other.counterpart().equals(Optional.of(indicator.id()))));
  }

  /**
   * The shift of an aggregate since a day; up is worse. Empty where the series is too short.
   *
   * @param series the aggregate of all places, of which periods that cannot be compared are left
   *     out
   */
  public static Optional<LevelShift> of(
      Indicator indicator, AggregateSeries series, LocalDate since) {
    List<AggregateSeries.Point> points =
        series.points().stream()
            .filter(AggregateSeries.Point::comparable)
            .filter(point -> !Double.isNaN(point.value()))
            .toList();
    if (points.isEmpty()) {
      return Optional.empty();
    }
    Period first = points.get(0).period();
    int[] period = new int[points.size()];
    double[] value = new double[points.size()];
    for (int i = 0; i < period.length; i++) {
      period[i] = position(first, points.get(i).period());
      value[i] = -indicator.better().sign() * points.get(i).value();
    }
    int step = position(first, Period.containing(indicator.period(), since));
    return LevelShift.of(period, value, step, perYear(indicator.period()));
  }

  /** How many periods a period is after the first, about. */
  public static int position(Period first, Period of) {
    long days = of.start().toEpochDay() - first.start().toEpochDay();
    double length = 365.25 / perYear(first.kind());
    return (int) Math.round(days / length);
  }

  private static double perYear(PeriodKind kind) {
    return switch (kind) {
      case WEEK -> 365.25 / 7;
      case MONTH -> 12;
      case QUARTER -> 4;
      default -> 1;
    };
  }

  /** A shift of a guardrail. */
  public record Shift(String indicatorId, double shift, double p, boolean trend) {}

  /** A signal for each guardrail; all of them travel, as the budget of luck is for all. */
  public static Reading of(Mission mission, List<Shift> shifts) {
    List<Finding> findings = new ArrayList<>();
    List<Measure> measures = new ArrayList<>();
    for (Indicator indicator : mission.indicators()) {
      if (!isGuardrail(mission, indicator)) {
        continue;
      }
      String subject = "indicator:" + indicator.id();
      Optional<Shift> found =
          shifts.stream().filter(s -> s.indicatorId().equals(indicator.id())).findFirst();
      if (found.isEmpty()) {
        measures.add(
            Measure.notTold(
                Rule.GUARDRAIL,
                "shift",
                subject,
                "a verdict needs 24 periods, 5 of them before the mission and 6 since"));
        continue;
      }
      Shift shift = found.get();
      measures.add(Measure.of(Rule.GUARDRAIL, "shift", subject, shift.shift(), 1));
      findings.add(
          Finding.fact(
                  Rule.GUARDRAIL,
                  subject,
                  indicator.title()
                      + " is "
                      + Quantities.change(indicator, Math.abs(shift.shift()))
                      + (shift.shift() > 0 ? " worse" : " better")
                      + " since the mission began."
                      + (shift.trend() ? "" : " It may have been getting worse already."))
              .compared(shift.shift(), 0)
              .byChance(shift.p())
              .evidence("aggregate where indicator_id = '" + indicator.id() + "'"));
    }
    if (measures.isEmpty()) {
      measures.add(
          Measure.notTold(Rule.GUARDRAIL, "shift", "", "the mission has no guardrail indicator"));
    }
    return new Reading(findings, measures);
  }
}
