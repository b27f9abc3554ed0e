package org.waymark.watch.mission;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.GoalProgress;
import org.waymark.schema.record.WatchMeasure;
import org.waymark.watch.Rule;
import org.waymark.watch.goals.GoalChange;
import org.waymark.watch.goals.GoalForm;
import org.waymark.watch.goals.GoalHistory;
import org.waymark.watch.goals.GoalStanding;

/** How the goals of a mission stand by their data, and what was published of them before. */
public final class Standings {
  private static final String ACHIEVED = "achieved";

  /** Lengths of periods from the most to the least specific form of text. */
  private static final List<PeriodKind> KINDS =
      List.of(PeriodKind.WEEK, PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.YEAR);

  private Standings() {}

  /**
   * The standings of a mission's goals.
   *
   * @param progress rows of the primary method
   * @param before measures that were published before
   * @param previousAsOf when; empty: nothing was
   */
  public static List<GoalStanding> of(
      Workspace workspace,
      Mission mission,
      Collection<GoalProgress> progress,
      Collection<WatchMeasure> before,
      Optional<LocalDate> previousAsOf,
      LocalDate asOf) {
    Map<String, WatchMeasure> achieved = new HashMap<>();
    for (WatchMeasure measure : before) {
      if (measure.getRule().equals(Rule.LOCK_IN.id())
          && measure.getMeasure().equals("achieved-days")
          && measure.getMissionId().equals(mission.id())) {
        achieved.put(measure.getSubject(), measure);
      }
    }
    List<GoalStanding> standings = new ArrayList<>();
    for (GoalProgress row : progress) {
      if (!row.getMissionId().equals(mission.id())) {
        continue;
      }
      WatchMeasure last = achieved.get("goal:" + row.getGoalId());
      boolean now = row.getStatus().equals(ACHIEVED);
      boolean follows = now && last != null && previousAsOf.isPresent();
      Double days = last == null ? null : last.getValue();
      Long dates = last == null ? null : last.getN();
      standings.add(
          new GoalStanding(
              row.getGoalId(),
              row.getStatus(),
              behindSince(workspace, mission, row),
              !now ? 0 : follows && dates != null ? (int) (dates + 1) : 1,
              follows && days != null
                  ? days.longValue() + ChronoUnit.DAYS.between(previousAsOf.get(), asOf)
                  : 0));
    }
    return List.copyOf(standings);
  }

  private static Optional<LocalDate> behindSince(
      Workspace workspace, Mission mission, GoalProgress row) {
    String period = row.getBehindSince();
    return period == null
        ? Optional.empty()
        : mission.goals().stream()
            .filter(goal -> goal.id().equals(row.getGoalId()))
            .flatMap(
                goal ->
                    workspace.indicators().stream().filter(i -> i.id().equals(goal.indicatorId())))
            .findFirst()
            .flatMap(indicator -> PeriodText.parse(period, indicator.period()))
            .map(Period::end);
  }

  /**
   * What was published before of a mission's goals; empty where nothing was.
   *
   * @param goals rows of every mission
   * @param changes that were published with them
   */
  public static Optional<GoalHistory.Published> published(
      Workspace workspace,
      String missionId,
      Collection<org.waymark.schema.record.Goal> goals,
      List<GoalChange> changes,
      Optional<LocalDate> previousAsOf) {
    Map<String, Indicator> indicators = new HashMap<>();
    workspace.indicators().forEach(indicator -> indicators.put(indicator.id(), indicator));
    List<GoalForm> forms = new ArrayList<>();
    for (org.waymark.schema.record.Goal goal : goals) {
      if (goal.getMissionId().equals(missionId)) {
        Indicator indicator = indicators.get(goal.getIndicatorId());
        Better better = indicator == null ? Better.NEITHER : indicator.better();
        KINDS.stream()
            .flatMap(kind -> GoalForm.of(goal, kind, better).stream())
            .findFirst()
            .ifPresent(forms::add);
      }
    }
    return forms.isEmpty()
        ? Optional.empty()
        : previousAsOf.map(at -> new GoalHistory.Published(at, forms, changes));
  }

  /** The delivered value of a goal's baseline period, from measures of this run. */
  public static OptionalDouble delivered(Map<String, Double> byGoal, GoalForm goal) {
    Double value = byGoal.get(goal.id());
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
