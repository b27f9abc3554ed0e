package org.waymark.bench.progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.progress.GoalJudge;
import org.waymark.registry.Ambition;
import org.waymark.registry.Better;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.registry.Role;
import org.waymark.schema.record.GoalProgress;

/**
 * A goal set at a past date by a rule known then, and judged at a later one, before its end.
 *
 * @param base position of the baseline
 * @param cut position of the latest value that is known when it is judged
 * @param due position of the target's period
 * @param gone share of the time that has passed at the cut
 */
record PastGoal(History history, int base, int cut, int due, double target, double gone) {

  /** Parts of a series that goals take from their baseline to their end. */
  private static final double[] HORIZONS = {0.33, 0.55};

  private static final double[] CUTS = {0.25, 0.5, 0.75};

  /**
   * How far targets are, in changes that are usual over the goal's time: the mean change over a
   * year before the baseline times the root of the years.
   */
  private static final double[] DISTANCES = {0.5, 1, 2};

  private static final int FEWEST_CHANGES = 3;

  private static final List<Place> PLACES =
      List.of(
          new Place(
              "here",
              "here",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              new TreeMap<>()));

  /** The goals of a series, upward and downward. */
  static List<PastGoal> of(History history) {
    List<PastGoal> goals = new ArrayList<>();
    int due = history.values().length - 1;
    double end = history.periods().get(due).midYear();
    double span = end - history.periods().get(0).midYear();
    for (double part : HORIZONS) {
      double years = Math.max(1, part * span);
      int base = history.from(end - years);
      double usual = usualChange(history, base);
      if (!(usual > 0)) {
        continue;
      }
      double from = history.periods().get(base).midYear();
      for (double cutPart : CUTS) {
        int cut = history.from(from + cutPart * (end - from));
        if (cut <= base || cut >= due) {
          continue;
        }
        for (double distance : DISTANCES) {
          double way = distance * usual * Math.sqrt(end - from);
          goals.add(new PastGoal(history, base, cut, due, history.values()[base] + way, cutPart));
          goals.add(new PastGoal(history, base, cut, due, history.values()[base] - way, cutPart));
        }
      }
    }
    return goals;
  }

  /** Mean size of the change over a year, up to the baseline; NaN where too little is known. */
  private static double usualChange(History history, int base) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i <= base; i++) {
      int year = history.from(history.periods().get(i).midYear() + 1);
      if (year <= base) {
        sum += Math.abs(history.values()[year] - history.values()[i]);
        count++;
      }
    }
    return count >= FEWEST_CHANGES && base >= 4 ? sum / count : Double.NaN;
  }

  boolean rises() {
    return target > history.values()[base];
  }

  /** Whether the target was met when it was due. */
  boolean wasReached() {
    double end = history.values()[due];
    return rises() ? end >= target : end <= target;
  }

  double dueTime() {
    return history.periods().get(due).midYear();
  }

  /** Middles of the periods that are known at the cut. */
  double[] knownTimes() {
    return history.periods().subList(0, cut + 1).stream().mapToDouble(Period::midYear).toArray();
  }

  double[] knownValues() {
    return Arrays.copyOf(history.values(), cut + 1);
  }

  /** What every method says at the cut. A milestone asks for 0.4 of the way by half the time. */
  List<GoalProgress> judged() {
    Goal.Point baseline = new Goal.Point(history.periods().get(base), history.values()[base]);
    Goal.Point end = new Goal.Point(history.periods().get(due), target);
    Period half = history.periods().get((base + due) / 2);
    List<Goal.Point> milestones =
        half.compareTo(baseline.period()) > 0 && half.compareTo(end.period()) < 0
            ? List.of(new Goal.Point(half, baseline.value() + 0.4 * (target - baseline.value())))
            : List.of();
    Goal goal =
        new Goal(
            "goal",
            "mission",
            "indicator",
            Optional.of("here"),
            Ambition.COMMITTED,
            baseline,
            end,
            milestones);
    Indicator indicator =
        new Indicator(
            "indicator",
            "mission",
            "indicator",
            Measure.VALUE,
            Optional.empty(),
            rises() ? Better.HIGHER : Better.LOWER,
            Role.OUTCOME,
            history.periods().get(0).kind(),
            1,
            Optional.empty(),
            List.of());
    Period known = history.periods().get(cut);
    return GoalJudge.judge(goal, indicator, panel(), PLACES, known.end(), "back-test");
  }

  private Panel panel() {
    int cells = cut + 1;
    return new Panel(
        0,
        new int[] {0},
        history.periods().subList(0, cells).stream().mapToInt(Period::code).toArray(),
        knownValues(),
        new double[0],
        new double[0],
        new double[0],
        new double[0],
        new int[cells],
        new int[cells],
        new int[cells],
        new boolean[cells]);
  }
}
