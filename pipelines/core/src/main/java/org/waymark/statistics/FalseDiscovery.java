package org.waymark.statistics;

import java.util.Arrays;

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
    int m = sorted.length;
    double[] adjusted = new double[m];
    double least = 1;
    for (int i = m - 1; i >= 0; i--) {
      least = Math.min(least, sorted[i] * (factor * m / (i + 1))); // never below p by rounding
      adjusted[i] = least;
    }
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
}
