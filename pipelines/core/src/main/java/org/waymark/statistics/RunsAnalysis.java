package org.waymark.statistics;

import java.util.Optional;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Anhøj's two rules for a shift in a run chart (Anhøj and Olesen 2014): a run on one side of the
 * centre line that is unusually long (Schilling 2012), or unusually few crossings of it (Chen
 * 2010).
 *
 * @param useful points that are not on the centre line
 * @param longestRun most points in a row on one side of it
 * @param longestRunLimit longest run that chance explains: log₂(useful) to the nearest whole, + 3
 * @param crossings how often the line is crossed
 * @param crossingsLimit fewest crossings that chance explains: 5% quantile of the binomial with
 *     useful − 1 trials of ½
 */
public record RunsAnalysis(
    int useful, int longestRun, int longestRunLimit, int crossings, int crossingsLimit) {

  /** {@link #of(ChartLines, Baseline, boolean[])} of a series without holes. */
  public static Optional<RunsAnalysis> of(ChartLines lines, Baseline baseline) {
    return of(lines, baseline, new boolean[0]);
  }

  /**
   * Reads the points of a chart in order of time. A run ends at a hole; a crossing is one wherever
   * two points that follow each other lie on two sides.
   *
   * @param afterHole by point, true where a hole lies before it, as {@link Holes} finds; empty:
   *     nowhere
   * @return empty where every point is missing, left out or on the centre line
   */
  public static Optional<RunsAnalysis> of(
      ChartLines lines, Baseline baseline, boolean[] afterHole) {
    int useful = 0;
    int runs = 0;
    int longest = 0;
    int length = 0;
    double side = 0;
    for (int i = 0; i < baseline.points(); i++) {
      if (afterHole.length > 0 && afterHole[i]) {
        length = 0;
      }
      double next = Math.signum(lines.y()[i] - lines.centre()[i]);
      if (!baseline.includes(i) || next == 0 || Double.isNaN(next)) {
        continue;
      }
      useful++;
      if (next == side) {
        length++;
      } else {
        runs++;
        length = 1;
        side = next;
      }
      longest = Math.max(longest, length);
    }
    return useful == 0
        ? Optional.empty()
        : Optional.of(
            new RunsAnalysis(
                useful, longest, longestRunLimit(useful), runs - 1, crossingsLimit(useful)));
  }

  /** True where either rule finds a shift. */
  public boolean shifted() {
    return longestRun > longestRunLimit || crossings < crossingsLimit;
  }

  /** Longest run that chance explains among so many useful points, at least 1. */
  public static int longestRunLimit(int useful) {
    return (int) Math.rint(Math.log(useful) / Math.log(2)) + 3;
  }

  /** Fewest crossings that chance explains among so many useful points, at least 1. */
  public static int crossingsLimit(int useful) {
    return new BinomialDistribution(useful - 1, 0.5).inverseCumulativeProbability(0.05);
  }
}
