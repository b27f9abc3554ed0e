package org.waymark.statistics;

/**
 * A difference of two means, or of anything else with an error, judged by Student's t.
 *
 * @param effect the first less the second
 * @param error its standard error; 0 where neither side varies
 * @param degreesOfFreedom of the error; infinite: known
 */
public record MeanDifference(double effect, double error, double degreesOfFreedom) {

  /** Moments of one group. */
  public record Moments(double n, double mean, double variance) {
    /**
     * From sums.
     *
     * @param n people, at least 1
     * @param sum of their values
     * @param squares sum of their squared values
     */
    public static Moments of(double n, double sum, double squares) {
      double mean = sum / n;
      return new Moments(n, mean, n > 1 ? Math.max(0, (squares - sum * mean) / (n - 1)) : 0);
    }

    /** From the values themselves. */
    public static Moments of(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      double mean = sum / values.length;
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      return new Moments(
          values.length, mean, values.length > 1 ? squares / (values.length - 1) : 0);
    }
  }

  /** Two means whose groups may vary differently (Welch 1947). */
  public static MeanDifference welch(Moments first, Moments second) {
    double a = first.variance() / first.n();
    double b = second.variance() / second.n();
    double df = (a + b) * (a + b) / (part(a * a, first.n() - 1) + part(b * b, second.n() - 1));
    return new MeanDifference(first.mean() - second.mean(), Math.sqrt(a + b), df);
  }

  private static double part(double square, double degrees) {
    return square > 0 ? square / degrees : 0;
  }

  /**
   * A mean of differences within strata, weighted by the people of each (blocked difference in
   * means). Each stratum has both groups.
   *
   * @param first moments of the first group, by stratum
   * @param second of the second group
   */
  public static MeanDifference stratified(Moments[] first, Moments[] second) {
    double people = 0;
    for (int s = 0; s < first.length; s++) {
      people += first[s].n() + second[s].n();
    }
    double effect = 0;
    double variance = 0;
    for (int s = 0; s < first.length; s++) {
      double share = (first[s].n() + second[s].n()) / people;
      effect += share * (first[s].mean() - second[s].mean());
      variance +=
          share
              * share
              * (first[s].variance() / first[s].n() + second[s].variance() / second[s].n());
    }
    return new MeanDifference(effect, Math.sqrt(variance), people - 2.0 * first.length);
  }

  /** True where neither side varied, so that nothing can be said about chance. */
  public boolean isConstant() {
    return !(error > 0);
  }

  /** The ratio of the effect to its error. */
  public double t() {
    return effect / error;
  }

  /** The standard normal that is as far out as {@link #t}. */
  public double z() {
    return isConstant() ? 0 : StudentT.asNormal(t(), degreesOfFreedom);
  }

  /** Two-sided p-value of no difference; NaN where nothing varied. */
  public double pValue() {
    return isConstant() ? Double.NaN : StudentT.pValue(t(), degreesOfFreedom);
  }

  /** How far the limits lie from the effect at a critical value on the normal scale. */
  public double reach(double z) {
    return StudentT.ofNormal(z, degreesOfFreedom) * error;
  }

  /** The interval at one critical value for both ends, on the normal scale, such as 1.96. */
  public Interval interval(double z) {
    double far = reach(z);
    return new Interval(effect - far, effect + far);
  }
}
