package org.waymark.statistics;

import java.util.Arrays;

/**
 * A control chart as it is drawn, point by point; all four arrays are equally long and in the same
 * units.
 *
 * @param y what is plotted; NaN where there is nothing to plot
 * @param centre centre line
 * @param lower lower limits; NaN where there is none
 * @param upper upper limits; NaN where there is none
 */
public record ChartLines(double[] y, double[] centre, double[] lower, double[] upper) {

  /** True where the point lies outside its limits; never where either is missing. */
  public boolean outside(int point) {
    return y[point] > upper[point] || y[point] < lower[point];
  }

  /** The same in another unit, such as per 10,000: every number multiplied. */
  public ChartLines times(double factor) {
    return new ChartLines(
        times(y, factor), times(centre, factor), times(lower, factor), times(upper, factor));
  }

  /** This stretch and the next one, drawn from a step change on. */
  public ChartLines followedBy(ChartLines next) {
    return new ChartLines(
        joined(y, next.y),
        joined(centre, next.centre),
        joined(lower, next.lower),
        joined(upper, next.upper));
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }

  private static double[] joined(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
