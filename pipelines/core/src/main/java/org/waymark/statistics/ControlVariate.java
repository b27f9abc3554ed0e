package org.waymark.statistics;

/**
 * Outcomes less what a value from before tells of them (CUPED; Deng, Xu, Kohavi and Walker 2013): y
 * − θ(x − x̄) with one θ over all arms. Where x is missing it counts as x̄.
 *
 * @param slope θ; 0 where x does not vary
 * @param adjusted outcomes, in the order of the input
 * @param saved share of the variance of the outcomes that the value from before explains
 */
public record ControlVariate(double slope, double[] adjusted, double saved) {

  /**
   * Adjusts.
   *
   * @param outcome none NaN
   * @param before value of each person from before; NaN where it is not known
   */
  public static ControlVariate of(double[] outcome, double[] before) {
    int n = outcome.length;
    double known = 0;
    double sum = 0;
    double sumOutcome = 0;
    for (int i = 0; i < n; i++) {
      known += Double.isNaN(before[i]) ? 0 : 1;
      sum += Double.isNaN(before[i]) ? 0 : before[i];
      sumOutcome += outcome[i];
    }
    double mean = sum / known;
    double meanOutcome = sumOutcome / n;
    double along = 0;
    double across = 0;
    double all = 0;
    for (int i = 0; i < n; i++) {
      double x = Double.isNaN(before[i]) ? 0 : before[i] - mean;
      double y = outcome[i] - meanOutcome;
      along += x * y;
      across += x * x;
      all += y * y;
    }
    double slope = across > 0 ? along / across : 0;
    double[] adjusted = new double[n];
    for (int i = 0; i < n; i++) {
      adjusted[i] = outcome[i] - (Double.isNaN(before[i]) ? 0 : slope * (before[i] - mean));
    }
    return new ControlVariate(slope, adjusted, all > 0 ? slope * along / all : 0);
  }
}
