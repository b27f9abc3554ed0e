package org.waymark.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.panel.Panel;
import org.waymark.registry.Ambition;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;
import org.waymark.schema.record.GoalProgress;
import org.waymark.statistics.LinearTrend;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/**
 * Judges how far a goal has come.
 *
 * <p>{@code linear-pace}, the primary method: R = actual over required pace, both per year and
 * measured between the middles of periods. {@code trajectory}, where milestones are declared: R =
 * the change since the baseline over the change that the straight lines between baseline,
 * milestones and target ask for by now.
 *
 * <p>Status: {@code achieved} where the target is reached; else by R/k, k = 1 for committed and 0.7
 * for aspirational goals: {@code on-track} from 1, {@code acceleration-needed} from 0.6, {@code
 * limited} from 0, {@code deterioration} below (0.6 and 0 after Eurostat's monitoring of the
 * Sustainable Development Goals).
 *
 * <p>p_on_track is the chance that a straight line through the values since the baseline, with its
 * predictive t distribution, is at the target in the target period. It needs 6 values and takes
 * them as independent.
 */
public final class GoalJudge {

  /** Name of the primary method. */
  public static final String LINEAR_PACE = "linear-pace";

  /** Name of the method that judges against milestones. */
  public static final String TRAJECTORY = "trajectory";

  static final String ACHIEVED = "achieved";
  static final String ON_TRACK = "on-track";
  static final String NO_VERDICT = "no-verdict";

  private static final int PROVEN_FROM = 6;
  static final double ASPIRATIONAL = 0.7;
  private static final double ACCELERATION = 0.6;

  /** A pace that is short by rounding alone is not short. */
  private static final double ROUNDING = 1e-9;

  private GoalJudge() {}

  /**
   * One row per method.
   *
   * @param panel the indicator's, holding nothing later than {@code asOf}
   * @param placesOfWorkspace what the panel's places are positions in
   */
  public static List<GoalProgress> judge(
      Goal goal,
      Indicator indicator,
      Panel panel,
      List<Place> placesOfWorkspace,
      LocalDate asOf,
      String runId) {
    GoalSeries series = GoalSeries.of(goal, indicator, panel, placesOfWorkspace);
    List<String> methods = new ArrayList<>(List.of(LINEAR_PACE));
    if (!goal.milestones().isEmpty()) {
      methods.add(TRAJECTORY);
    }
    List<GoalProgress> rows = new ArrayList<>();
    for (String method : methods) {
      GoalProgress.Builder row =
          GoalProgress.newBuilder()
              .setGoalId(goal.id())
              .setMissionId(goal.missionId())
              .setMethod(method)
              .setTarget(goal.target().value())
              .setAsOf(asOf)
              .setRunId(runId);
      judge(row, goal, indicator, series);
      rows.add(row.build());
    }
    return rows;
  }

  private static void judge(
      GoalProgress.Builder row, Goal goal, Indicator indicator, GoalSeries series) {
    if (series.points().isEmpty()) {
      String why = series.refusal().isEmpty() ? "there are no data yet" : series.refusal();
      refuse(row, why);
      return;
    }
    Goal.Point latest = series.points().get(series.points().size() - 1);
    Goal.Point base = goal.baseline();
    Goal.Point target = goal.target();
    row.setPeriod(latest.period().toString()).setValue(latest.value());
    double years = target.period().midYear() - base.period().midYear();
    double elapsed = latest.period().midYear() - base.period().midYear();
    double distance = target.value() - base.value();
    if (!(years > 0)) {
      refuse(row, "the target period is not after the baseline");
      return;
    }
    if (Math.abs(distance) <= ROUNDING * Math.max(1e-6, Math.abs(base.value()))) {
      refuse(row, "the target equals the baseline, so no pace is required of it");
      return;
    }
    row.setRequiredPace(distance / years);
    if (!(elapsed > 0)) {
      refuse(row, "no data since the baseline yet");
      return;
    }
    double moved = latest.value() - base.value();
    double pace = moved / elapsed;
    row.setActualPace(pace).setProjected(base.value() + pace * years);
    OptionalDouble chance = chanceToReach(goal, series);
    chance.ifPresent(row::setPOnTrack);
    boolean reached =
        distance > 0 ? latest.value() >= target.value() : latest.value() <= target.value();
    Verdict verdict =
        row.getMethod().equals(LINEAR_PACE)
            ? new Verdict(OptionalDouble.of(pace / (distance / years)), "")
            : againstMilestones(goal, indicator, latest, Math.signum(distance));
    verdict.ratio().ifPresent(row::setRatio);
    String status = reached ? ACHIEVED : verdict.status(goal.ambition());
    String pacing =
        row.getMethod().equals(LINEAR_PACE)
            ? paceWords(goal, indicator, pace, distance / years)
            : verdict.words();
    row.setStatus(status)
        .setEvidence(
            positionWords(goal, indicator, latest, reached)
                + pacing
                + trendWords(chance)
                + passedOverWords(series));
  }

  private static void refuse(GoalProgress.Builder row, String why) {
    row.setStatus(NO_VERDICT).setEvidence("No verdict: " + why + ".");
  }

  /**
   * What a method found.
   *
   * @param ratio empty where the declared line does not ask for any change yet: then {@code
   *     statusWithoutRatio} stands
   */
  private record Verdict(OptionalDouble ratio, String statusWithoutRatio, String words) {

    Verdict(OptionalDouble ratio, String words) {
      this(ratio, NO_VERDICT, words);
    }

    String status(Ambition ambition) {
      if (ratio.isEmpty()) {
        return statusWithoutRatio;
      }
      double share = ratio.getAsDouble() / (ambition == Ambition.ASPIRATIONAL ? ASPIRATIONAL : 1);
      if (share >= 1 - ROUNDING) {
        return ON_TRACK;
      }
      if (share >= ACCELERATION - ROUNDING) {
        return "acceleration-needed";
      }
      return share >= 0 ? "limited" : "deterioration";
    }
  }

  private static Verdict againstMilestones(
      Goal goal, Indicator indicator, Goal.Point latest, double direction) {
    double declared = declared(goal, latest.period().midYear());
    double asked = direction * (declared - goal.baseline().value());
    double moved = direction * (latest.value() - goal.baseline().value());
    String words =
        "The milestones ask for "
            + Quantities.value(indicator, declared, latest.value() - declared)
            + " by then. ";
    if (asked > ROUNDING * Math.max(1e-6, Math.abs(goal.baseline().value()))) {
      return new Verdict(OptionalDouble.of(moved / asked), words);
    }
    return new Verdict(OptionalDouble.empty(), moved >= asked ? ON_TRACK : "deterioration", words);
  }

  /** Value at that time on the straight lines between baseline, milestones and target. */
  private static double declared(Goal goal, double time) {
    List<Goal.Point> line = new ArrayList<>();
    line.add(goal.baseline());
    goal.milestones().stream()
        .sorted(java.util.Comparator.comparing(Goal.Point::period))
        .forEach(line::add);
    line.add(goal.target());
    for (int i = 1; i < line.size(); i++) {
      double from = line.get(i - 1).period().midYear();
      double to = line.get(i).period().midYear();
      if (time <= to) {
        double part = to > from ? (time - from) / (to - from) : 1;
        return line.get(i - 1).value() + part * (line.get(i).value() - line.get(i - 1).value());
      }
    }
    return goal.target().value();
  }

  private static OptionalDouble chanceToReach(Goal goal, GoalSeries series) {
    double since = goal.baseline().period().midYear();
    List<Goal.Point> points =
        series.points().stream().filter(p -> p.period().midYear() >= since).toList();
    if (points.size() < PROVEN_FROM) {
      return OptionalDouble.empty();
    }
    Optional<LinearTrend> trend =
        LinearTrend.fit(
            points.stream().mapToDouble(p -> p.period().midYear()).toArray(),
            points.stream().mapToDouble(Goal.Point::value).toArray());
    if (trend.isEmpty()) {
      return OptionalDouble.empty();
    }
    double atLeast =
        trend.get().probabilityAtLeast(goal.target().period().midYear(), goal.target().value());
    return OptionalDouble.of(
        goal.target().value() > goal.baseline().value() ? atLeast : 1 - atLeast);
  }

  private static String positionWords(
      Goal goal, Indicator indicator, Goal.Point latest, boolean reached) {
    double resolution = goal.target().value() - goal.baseline().value();
    return Quantities.value(indicator, latest.value(), resolution)
        + " in "
        + PeriodWords.name(latest.period())
        + ", from "
        + Quantities.value(indicator, goal.baseline().value(), resolution)
        + " in "
        + PeriodWords.name(goal.baseline().period())
        + "; the target of "
        + Quantities.value(indicator, goal.target().value(), resolution)
        + " by "
        + PeriodWords.name(goal.target().period())
        + (reached ? " is reached. " : " is not reached yet. ");
  }

  private static String paceWords(Goal goal, Indicator indicator, double pace, double required) {
    return "Pace: "
        + Quantities.change(indicator, pace)
        + " a year, required "
        + Quantities.change(indicator, required)
        + " a year"
        + (goal.ambition() == Ambition.ASPIRATIONAL
            ? " (aspirational: 70% of it is on track). "
            : ". ");
  }

  private static String trendWords(OptionalDouble chance) {
    return chance.isPresent()
        ? "If the trend since the baseline holds, the chance to reach the target in time is about "
            + chanceWords(chance.getAsDouble())
            + "."
        : "Trend unproven: fewer than " + PROVEN_FROM + " values since the baseline.";
  }

  private static String chanceWords(double chance) {
    if (chance > 0.99) {
      return "99% or more";
    }
    return chance < 0.01 ? "1% or less" : Quantities.number(100 * chance, 0) + "%";
  }

  private static String passedOverWords(GoalSeries series) {
    return series
        .passedOver()
        .map(
            p ->
                " "
                    + PeriodWords.name(p.period())
                    + " is passed over: "
                    + p.reporting()
                    + " of usually "
                    + p.usual()
                    + " places have reported.")
        .orElse("");
  }
}
