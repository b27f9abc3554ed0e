package org.waymark.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Many tests at once. */
public final class FalseDiscovery {

  private FalseDiscovery() {}

  /**
   * Benjamini–Hochberg q-values (1995): the smallest false-discovery rate at which each test is
   * found. Equal p-values have equal q-values, so the order of the tests does not matter.
   *
   * @param p p-values in [0, 1]; NaN: no test, not counted
   * @return as long as {@code p}; NaN where it is NaN
   */
  public static double[] qValues(double[] p) {
    return qValues(p, 1);
  }

  /**
   * The q-value that each p-value would have as a member of a family: where two questions are asked
   * of everyone, each answer is judged among everyone's best.
   *
   * @param p none below the member of the family in the same position; NaN: no test
   * @param family p-values in [0, 1]; NaN: no test, not counted
   * @return as long as {@code p}; NaN where it is NaN
   */
  public static double[] qValuesAmong(double[] p, double[] family) {
    double[] sorted = Arrays.stream(family).filter(x -> !Double.isNaN(x)).sorted().toArray();
    int m = sorted.length;
    double[] adjusted = adjusted(sorted, 1);
    double[] q = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      if (Double.isNaN(p[i])) {
        q[i] = Double.NaN;
        continue;
      }
      int at = Arrays.binarySearch(sorted, p[i]);
      int below = -at - 1; // members below a p-value that is none
      double own = at >= 0 ? adjusted[at] : p[i] * ((double) m / below);
      q[i] = Math.min(Math.min(1, own), at < 0 && below < m ? adjusted[below] : 1);
    }
    return q;
  }

  /**
   * Probability that two families of tests look as clear as they do if there is nothing in either
   * (Simes 1986): the least of pₖ·m/k over the m p-values of both, ascending.
   *
   * @param p p-values in [0, 1]; NaN: no test, not counted
   * @param others of the second family
   * @return at most 1; 1 where there is no test
   */
  public static double ofAny(double[] p, double[] others) {
    double[] sorted =
        DoubleStream.concat(Arrays.stream(p), Arrays.stream(others))
            .filter(x -> !Double.isNaN(x))
            .sorted()
            .toArray();
    return sorted.length == 0 ? 1 : adjusted(sorted, 1)[0];
  }

  /**
   * Benjamini–Yekutieli q-values (2001): the same promise however the tests depend on each other,
   * dearer by the factor 1 + ½ + … + 1/m.
   *
   * @param p p-values in [0, 1]; NaN: no test, not counted
   * @return as long as {@code p}; NaN where it is NaN
   */
  public static double[] qValuesUnderDependence(double[] p) {
    long m = Arrays.stream(p).filter(x -> !Double.isNaN(x)).count();
    double factor = 0;
    for (long i = m; i >= 1; i--) {
      factor += 1.0 / i;
    }
    return qValues(p, factor);
  }

  private static double[] qValues(double[] p, double factor) {
    double[] sorted = Arrays.stream(p).filter(x -> !Double.isNaN(x)).sorted().toArray();
    double[] adjusted = adjusted(sorted, factor);
    double[] q = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      if (Double.isNaN(p[i])) {
        q[i] = Double.NaN;
      } else {
        q[i] = adjusted[Arrays.binarySearch(sorted, p[i])];
      }
    }
    return q;
  }

  private static double[] adjusted(double[] sorted, double factor) {
    int m = sorted.length;
    double[] adjusted = new double[m];
    double least = 1;
    for (int i = m - 1; i >= 0; i--) {
      least = Math.min(least, sorted[i] * (factor * m / (i + 1))); // never below p by rounding
      adjusted[i] = least;
    }
    return adjusted;
  }
}
