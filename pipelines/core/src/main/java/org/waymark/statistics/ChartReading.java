package org.waymark.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A chart of {@link ShewhartChart} and what its rules say, as qicharts2 reads it: of each point
 * whether it lies outside its limits or in an unusually long run on one side of the centre line; of
 * each stretch between step changes what Anhøj's two rules find ({@link RunsAnalysis}). That a line
 * is crossed too seldom is told of the stretch alone: no point of it is to blame.
 *
 * <p>A point that differs from a line by rounding alone lies on it.
 *
 * @param lines as drawn; a stretch without any value has NaN lines
 * @param rule of each point
 * @param variation of each point: common cause where no rule is met
 * @param stretches in order, from the first point to the last
 * @param assurance the target against the limits of the last stretch's last point
 * @param provisional true while the last stretch has fewer than {@link XmrChart#SETTLED} points
 */
public record ChartReading(
    ChartLines lines,
    Rule[] rule,
    XmrChart.Variation[] variation,
    List<Stretch> stretches,
    XmrChart.Assurance assurance,
    boolean provisional) {

  private static final double ROUNDING = 1e-12;

  /** The rules in order of precedence. */
  public enum Rule {
    NONE,
    OUTSIDE_LIMITS,
    LONG_RUN
  }

  /**
   * Points between two step changes.
   *
   * @param start first point
   * @param end the point after the last
   * @param runs empty where every point is missing or on the centre line
   */
  public record Stretch(int start, int end, Optional<RunsAnalysis> runs) {}

  /** Draws the points from {@code start} to before {@code end} as a chart of their own. */
  @FunctionalInterface
  public interface Drawing {
    ChartLines of(int start, int end);
  }

  /** The reading of a series without {@link Holes}. */
  public static ChartReading of(
      Drawing drawing, int points, int[] stepsAt, int better, double target) {
    return of(drawing, points, stepsAt, new boolean[0], better, target);
  }

  /**
   * Draws and reads a chart.
   *
   * @param points of the series, missing ones included
   * @param stepsAt positions at which lines begin again, ascending, none twice, each above 0 and
   *     below {@code points}
   * @param afterHole by point, true where no run reaches it from the point before; empty: nowhere
   * @param better +1 where higher is better, -1 where lower is, 0 where neither
   * @param target in the units of the drawing; NaN: none
   */
  public static ChartReading of(
      Drawing drawing, int points, int[] stepsAt, boolean[] afterHole, int better, double target) {
    ChartLines lines = new ChartLines(new double[0], new double[0], new double[0], new double[0]);
    Rule[] rule = new Rule[points];
    XmrChart.Variation[] variation = new XmrChart.Variation[points];
    Arrays.fill(rule, Rule.NONE);
    Arrays.fill(variation, XmrChart.Variation.COMMON_CAUSE);
    List<Stretch> stretches = new ArrayList<>();
    int start = 0;
    for (int s = 0; s <= stepsAt.length; s++) {
      int end = s < stepsAt.length ? stepsAt[s] : points;
      ChartLines own = settled(drawing.of(start, end));
      boolean[] cut = afterHole.length == 0 ? afterHole : Arrays.copyOfRange(afterHole, start, end);
      Optional<RunsAnalysis> runs = RunsAnalysis.of(own, Baseline.all(end - start), cut);
      read(own, runs, start, cut, better, rule, variation);
      stretches.add(new Stretch(start, end, runs));
      lines = lines.followedBy(own);
      start = end;
    }
    int from = stretches.get(stretches.size() - 1).start();
    int observed = 0;
    int last = -1;
    for (int i = from; i < points; i++) {
      if (!Double.isNaN(lines.y()[i])) {
        observed++;
        last = i;
      }
    }
    boolean provisional = observed < XmrChart.SETTLED;
    XmrChart.Assurance assurance =
        last < 0 || Double.isNaN(lines.lower()[last])
            ? XmrChart.Assurance.NO_TARGET
            : XmrChart.assurance(
                better, target, lines.lower()[last], lines.upper()[last], provisional);
    return new ChartReading(lines, rule, variation, List.copyOf(stretches), assurance, provisional);
  }

  /** The lines, drawn through points that differ from them by rounding alone. */
  private static ChartLines settled(ChartLines lines) {
    return new ChartLines(
        lines.y(),
        settled(lines.y(), lines.centre()),
        settled(lines.y(), lines.lower()),
        settled(lines.y(), lines.upper()));
  }

  private static double[] settled(double[] y, double[] line) {
    double[] settled = line.clone();
    for (int i = 0; i < y.length; i++) {
      if (Math.abs(y[i] - line[i]) <= ROUNDING * Math.abs(y[i])) {
        settled[i] = y[i];
      }
    }
    return settled;
  }

  private static void read(
      ChartLines lines,
      Optional<RunsAnalysis> runs,
      int start,
      boolean[] afterHole,
      int better,
      Rule[] rule,
      XmrChart.Variation[] variation) {
    int points = lines.y().length;
    int longest = runs.map(RunsAnalysis::longestRunLimit).orElse(points);
    int[] run = runLengths(lines, afterHole);
    for (int i = 0; i < points; i++) {
      Rule own =
          lines.outside(i) ? Rule.OUTSIDE_LIMITS : run[i] > longest ? Rule.LONG_RUN : Rule.NONE;
      if (own != Rule.NONE) {
        rule[start + i] = own;
        variation[start + i] = XmrChart.variation(side(lines, i), better);
      }
    }
  }

  /** Length of the run on one side of the centre line that each point is part of; 0: of none. */
  private static int[] runLengths(ChartLines lines, boolean[] afterHole) {
    int points = lines.y().length;
    int[] length = new int[points];
    int first = 0;
    int count = 0;
    int before = 0;
    for (int i = 0; i <= points; i++) {
      int side = i < points ? side(lines, i) : -before;
      boolean cut = i < points && afterHole.length > 0 && afterHole[i];
      if (i < points && side == 0 && !cut) {
        continue;
      }
      if (side != before || cut) {
        for (int j = first; j < i; j++) {
          length[j] = side(lines, j) == 0 ? 0 : count;
        }
        first = i;
        count = 0;
        before = side;
      }
      count += side == 0 ? 0 : 1;
    }
    return length;
  }

  /** +1 above the centre line, -1 below it, 0 on it or missing. */
  private static int side(ChartLines lines, int point) {
    double difference = lines.y()[point] - lines.centre()[point];
    return difference > 0 ? 1 : difference < 0 ? -1 : 0;
  }
}
