package org.waymark.statistics;

import java.util.stream.IntStream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Owen's function T(h, a) = (1/2π) ∫₀ᵃ exp(−h²(1 + x²)/2)/(1 + x²) dx (1956): the probability that
 * a standard normal is above h while another, independent of it, is between 0 and a times it.
 */
public final class OwensT {

  /** h·x from which exp(−h²x²/2) adds nothing. */
  private static final double NOTHING_BEYOND = 9;

  /** Quadratures for ever longer reaches of h·x, and where each ends. */
  private static final double[] REACH = {2, 5, NOTHING_BEYOND};

  private static final double[][] NODE = new double[REACH.length][];
  private static final double[][] WEIGHT = new double[REACH.length][];

  static {
    int[] points = {12, 18, 28};
    for (int i = 0; i < REACH.length; i++) {
      GaussIntegrator rule = new GaussIntegratorFactory().legendre(points[i], 0, 1);
      NODE[i] = IntStream.range(0, points[i]).mapToDouble(rule::getPoint).toArray();
      WEIGHT[i] = IntStream.range(0, points[i]).mapToDouble(rule::getWeight).toArray();
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
    double reach = to * h;
    int rule = reach <= REACH[0] ? 0 : reach <= REACH[1] ? 1 : 2;
    double[] node = NODE[rule];
    double[] weight = WEIGHT[rule];
    double sum = 0;
    for (int i = 0; i < node.length; i++) {
      double square = to * node[i] * (to * node[i]);
      sum += weight[i] * Math.exp(-half * square) / (1 + square);
    }
    return to * Math.exp(-half) * sum / (2 * Math.PI);
  }
}
