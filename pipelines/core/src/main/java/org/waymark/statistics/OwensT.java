package org.waymark.statistics;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Owen's function T(h, a) = (1/2π) ∫₀ᵃ exp(−h²(1 + x²)/2)/(1 + x²) dx (1956): the probability that
 * a standard normal is above h while another, independent of it, is between 0 and a times it.
 */
public final class OwensT {

  /** h·x from which exp(−h²x²/2) adds nothing. */
  private static final double NOTHING_BEYOND = 9;

  private static final double[] NODE;
  private static final double[] WEIGHT;

  static {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(28, 0, 1);
    NODE = new double[rule.getNumberOfPoints()];
    WEIGHT = new double[rule.getNumberOfPoints()];
    for (int i = 0; i < NODE.length; i++) {
      NODE[i] = rule.getPoint(i);
      WEIGHT[i] = rule.getWeight(i);
    }
  }

  private OwensT() {}

  /**
   * T(h, a), accurate to about 1e-13 of its value: Gauss–Legendre quadrature, |a| above 1 brought
   * below by Owen's reflection.
   *
   * @param h any number
   * @param a any finite number
   */
  public static double of(double h, double a) {
    if (a < 0) {
      return -of(h, -a);
    }
    double level = Math.abs(h);
    if (a > 1) {
      double tail = Normal.upperTail(level);
      double other = Normal.upperTail(a * level);
      return (tail + other) / 2 - tail * other - integral(a * level, 1 / a);
    }
    return integral(level, a);
  }

  private static double integral(double h, double a) {
    double to = a * h > NOTHING_BEYOND ? NOTHING_BEYOND / h : a;
    double half = h * h / 2;
    double sum = 0;
    for (int i = 0; i < NODE.length; i++) {
      double square = to * NODE[i] * (to * NODE[i]);
      sum += WEIGHT[i] * Math.exp(-half * square) / (1 + square);
    }
    return to * Math.exp(-half) * sum / (2 * Math.PI);
  }
}
