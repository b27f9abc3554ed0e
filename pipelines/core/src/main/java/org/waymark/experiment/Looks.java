package org.waymark.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.statistics.Boundaries;
import org.waymark.statistics.Spending;

/**
 * One arm against the first on one indicator, week by week, with an interval that holds at every
 * look however long the experiment goes on.
 *
 * <p>A look is the end of a week in which information rose by at least 1% of what was planned. All
 * weeks are computed again from what is known now: nothing is stored from run to run. Effects are
 * turned so that up is better.
 *
 * @param planned information that was planned
 * @param looks one for each look, in order of week
 */
record Looks(double planned, List<Look> looks, Contrast latest) {

  static final double CONFIDENCE_Z = 1.959963984540054;
  static final double POWER_Z = 0.8416212335729143;
  private static final double LEAST_RISE = 0.01;

  /** People whose outcome an arm needs before it is looked at. */
  static final double LEAST_PEOPLE = 10;

  /** Clusters that an arm needs, where they were drawn. */
  static final double LEAST_CLUSTERS = 4;

  /**
   * One look.
   *
   * @param effect up is better
   * @param low lower end of the interval that holds at every look; NaN where there is none yet
   * @param high upper end
   * @param onceLow lower end of the interval of this look alone
   * @param onceHigh upper end
   * @param fraction information over what was planned, the largest so far
   * @param lowerBound critical value below, on the scale of z
   * @param upperBound critical value above
   * @param spent of the chance of a false gain so far
   */
  record Look(
      int week,
      Contrast contrast,
      double effect,
      double low,
      double high,
      double onceLow,
      double onceHigh,
      double z,
      double information,
      double fraction,
      double lowerBound,
      double upperBound,
      double spent) {

    boolean isCrossed() {
      return low > 0 || high < 0;
    }

    int direction() {
      return low > 0 ? 1 : high < 0 ? -1 : 0;
    }
  }

  /**
   * Looks at every week that has ended.
   *
   * @param worthwhile least effect that is worth it, by which the plan is made
   * @param alpha one-sided chance of a false gain
   */
  static Looks of(
      Enrolment enrolment, Indicator indicator, int arm, double worthwhile, double alpha) {
    Cells cells = enrolment.cells.getOrDefault(indicator.id(), new Cells(arm + 1));
    boolean clustered = enrolment.experiment.clustered();
    boolean paired = enrolment.experiment.paired();
    double planned = Math.pow((CONFIDENCE_Z + POWER_Z) / worthwhile, 2);
    int sign = indicator.better() == Better.LOWER ? -1 : 1;
    Map<Cells.Key, Sums> known = new TreeMap<>();
    List<Contrast> contrasts = new ArrayList<>();
    List<Integer> weeks = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    double most = 0;
    Contrast latest = Contrast.of(known, arm, indicator.measure(), clustered, paired);
    for (int week = 0; week <= enrolment.lastWeek(); week++) {
      Map<Cells.Key, Sums> more = cells.of(week);
      if (more.isEmpty()) {
        continue;
      }
      more.forEach(
          (key, sums) ->
              known
                  .computeIfAbsent(
                      new Cells.Key(0, key.arm(), key.stratum(), key.cluster()), k -> new Sums())
                  .add(sums));
      latest = Contrast.of(known, arm, indicator.measure(), clustered, paired);
      double time = isEnough(latest, clustered) ? latest.information() / planned : 0;
      if (time >= most + LEAST_RISE) {
        most = time;
        weeks.add(week);
        contrasts.add(latest);
        times.add(time);
      }
    }
    double[] time = times.stream().mapToDouble(Double::doubleValue).toArray();
    Boundaries bounds = Boundaries.openEnded(alpha, time);
    List<Look> looks = new ArrayList<>();
    for (int k = 0; k < time.length; k++) {
      looks.add(look(weeks.get(k), contrasts.get(k), sign, bounds, k, time[k], alpha));
    }
    return new Looks(planned, List.copyOf(looks), latest);
  }

  /** With fewer, the error itself is not known well enough to plan by. */
  private static boolean isEnough(Contrast contrast, boolean clustered) {
    return clustered
        ? Math.min(contrast.clusters()[0], contrast.clusters()[1]) >= LEAST_CLUSTERS
        : Math.min(contrast.n(), contrast.nControl()) >= LEAST_PEOPLE;
  }

  private static Look look(
      int week, Contrast contrast, int sign, Boundaries bounds, int k, double time, double alpha) {
    double upper = bounds.upper()[k];
    double lower = bounds.lower()[k];
    return new Look(
        week,
        contrast,
        sign * contrast.difference(),
        end(contrast, sign, upper, true),
        end(contrast, sign, -lower, false),
        end(contrast, sign, CONFIDENCE_Z, true),
        end(contrast, sign, CONFIDENCE_Z, false),
        sign * contrast.z(),
        contrast.information(),
        time,
        lower,
        upper,
        Spending.LATE.openEnded(alpha, time));
  }

  /** An end of the interval of the effect; up is better. */
  private static double end(Contrast contrast, int sign, double z, boolean low) {
    if (Double.isNaN(z)) {
      return Double.NaN;
    }
    return low == sign > 0 ? sign * contrast.low(z) : sign * contrast.high(z);
  }
}
