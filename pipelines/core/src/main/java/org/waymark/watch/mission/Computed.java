package org.waymark.watch.mission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.aggregate.AggregateSeries;
import org.waymark.panel.Panel;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Role;
import org.waymark.schema.record.WatchMeasure;
import org.waymark.statistics.ChangeSince;
import org.waymark.watch.Rule;
import org.waymark.watch.harm.GuardrailShift;
import org.waymark.watch.harm.PaidElsewhere;

/**
 * What the watch needs of indicators, computed where their panels are.
 *
 * @param baselines by goal, the delivered value of its baseline period
 * @param shifts of guardrails since the mission began
 * @param changes of places since then, by indicator and position of the place
 * @param improvements by goal, since its baseline; up is better
 */
public record Computed(
    Map<String, Double> baselines,
    List<GuardrailShift.Shift> shifts,
    SortedMap<String, SortedMap<Integer, Double>> changes,
    SortedMap<String, ChangeSince> improvements) {
  private static final String BASELINE = "baseline-delivered";
  private static final String SHIFT = "shift";
  private static final String CHANGE = "change";
  private static final String IMPROVEMENT = "improvement";

  /** How far a goal's indicator improved since its baseline, to travel; none where it is short. */
  public static Optional<WatchMeasure> improvement(
      Goal goal, Indicator indicator, AggregateSeries series, LocalDate asOf, String runId) {
    List<AggregateSeries.Point> points =
        series.points().stream()
            .filter(AggregateSeries.Point::comparable)
            .filter(point -> !Double.isNaN(point.value()))
            .filter(point -> !point.period().start().isBefore(goal.baseline().period().start()))
            .toList();
    int[] period = new int[points.size()];
    double[] value = new double[points.size()];
    for (int i = 0; i < period.length; i++) {
      period[i] = GuardrailShift.position(points.get(0).period(), points.get(i).period());
      value[i] = indicator.better().sign() * points.get(i).value();
    }
    return ChangeSince.of(period, value)
        .map(
            change ->
                row(goal.missionId(), Rule.MONEY, IMPROVEMENT, goal.id(), asOf, runId)
                    .setValue(change.change())
                    .setLow(change.variance())
                    .setN((long) change.degrees())
                    .build());
  }

  /** The delivered value of a goal's baseline, to travel. */
  public static WatchMeasure baseline(
      String missionId, String goalId, double value, LocalDate asOf, String runId) {
    return row(missionId, Rule.GOALPOSTS, BASELINE, goalId, asOf, runId).setValue(value).build();
  }

  /** What an indicator says of harm, to travel; none where it is no outcome and no guardrail. */
  public static List<WatchMeasure> harm(
      Mission mission,
      Indicator indicator,
      AggregateSeries everywhere,
      Panel panel,
      LocalDate asOf,
      String runId) {
    List<WatchMeasure> rows = new ArrayList<>();
    if (GuardrailShift.isGuardrail(mission, indicator)) {
      GuardrailShift.of(indicator, everywhere, mission.starts())
          .ifPresent(
              shift ->
                  rows.add(
                      row(mission.id(), Rule.GUARDRAIL, SHIFT, indicator.id(), asOf, runId)
                          .setValue(shift.shift())
                          .setLow(shift.p())
                          .setN(shift.trend() ? 1L : 0L)
                          .build()));
    }
    if (indicator.role() == Role.OUTCOME || indicator.role() == Role.GUARDRAIL) {
      PaidElsewhere.changes(indicator, panel, mission.starts())
          .forEach(
              (place, change) ->
                  rows.add(
                      row(mission.id(), Rule.PAID_ELSEWHERE, CHANGE, indicator.id(), asOf, runId)
                          .setValue(change)
                          .setN((long) place)
                          .build()));
    }
    return rows;
  }

  private static WatchMeasure.Builder row(
      String missionId, Rule rule, String measure, String subject, LocalDate asOf, String runId) {
    return WatchMeasure.newBuilder()
        .setMissionId(missionId)
        .setRule(rule.id())
        .setMeasure(measure)
        .setSubject(subject)
        .setAsOf(asOf)
        .setRunId(runId);
  }

  /** What travelled, whatever its order. */
  public static Computed of(Collection<WatchMeasure> rows) {
    Map<String, Double> baselines = new HashMap<>();
    List<GuardrailShift.Shift> shifts = new ArrayList<>();
    SortedMap<String, SortedMap<Integer, Double>> changes = new TreeMap<>();
    SortedMap<String, ChangeSince> improvements = new TreeMap<>();
    for (WatchMeasure row : rows) {
      Double value = row.getValue();
      Double p = row.getLow();
      Long n = row.getN();
      if (value == null) {
        continue;
      }
      if (row.getMeasure().equals(BASELINE)) {
        baselines.put(row.getSubject(), value);
      } else if (row.getMeasure().equals(SHIFT) && p != null && n != null) {
        shifts.add(new GuardrailShift.Shift(row.getSubject(), value, p, n == 1));
      } else if (row.getMeasure().equals(IMPROVEMENT) && p != null && n != null) {
        improvements.put(row.getSubject(), new ChangeSince(value, p, n.intValue()));
      } else if (row.getMeasure().equals(CHANGE) && n != null) {
        changes.computeIfAbsent(row.getSubject(), id -> new TreeMap<>()).put(n.intValue(), value);
      }
    }
    shifts.sort(Comparator.comparing(GuardrailShift.Shift::indicatorId));
    return new Computed(baselines, List.copyOf(shifts), changes, improvements);
  }
}
