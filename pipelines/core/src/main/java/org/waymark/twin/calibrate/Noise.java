package org.waymark.twin.calibrate;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.twin.scenario.Draws;

/** What a model does not explain: noise that hangs together from period to period. */
final class Noise {
  private static final int DEGREES = 64;

  private Noise() {}

  /** Correlation, size and last residual of each observed series, drawn for each point. */
  static SortedMap<String, double[][]> of(
      Posterior posterior, double[][] points, long seed, String key) {
    SortedMap<String, double[][]> noise = new TreeMap<>();
    double[][][] residuals = posterior.residuals(points);
    int m = points.length;
    for (int s = 0; s < residuals.length; s++) {
      String name = key + "/" + posterior.series().get(s).id();
      if (anything(residuals[s])) {
        double[] choice = Draws.uniforms(seed, name + "/rho", m);
        double[] size = Draws.uniforms(seed, name + "/size", m);
        double[][] of = new double[3][m];
        for (int i = 0; i < m; i++) {
          double[] column = Posterior.column(residuals[s], i);
          double rho = rho(column, choice[i]);
          double[] squares = Posterior.squares(column, rho);
          of[0][i] = rho;
          of[1][i] = Math.sqrt(squares[0] / chiSquared(size[i], squares[1]));
          of[2][i] = last(column);
        }
        noise.put(posterior.series().get(s).id(), of);
      }
    }
    return noise;
  }

  private static boolean anything(double[][] residuals) {
    double[] first = Posterior.column(residuals, 0);
    return Arrays.stream(first).filter(Double::isFinite).count() > 1;
  }

  private static double last(double[] column) {
    for (int p = column.length - 1; p >= 0; p--) {
      if (Double.isFinite(column[p])) {
        return column[p];
      }
    }
    return 0;
  }

  private static double rho(double[] column, double choice) {
    double[] by = Posterior.byRho(column);
    double best = Arrays.stream(by).max().orElse(0);
    double sum = 0;
    for (int r = 0; r < by.length; r++) {
      by[r] = StrictMath.exp(by[r] - best);
      sum += by[r];
    }
    double left = choice * sum;
    for (int r = 0; r < by.length; r++) {
      left -= by[r];
      if (left <= 0) {
        return Posterior.RHO[r];
      }
    }
    return Posterior.RHO[by.length - 1];
  }

  /** The quantile of χ² by Wilson and Hilferty (1931). */
  private static double chiSquared(double u, double degrees) {
    double n = Math.max(1, Math.min(degrees, DEGREES * DEGREES));
    double z = -org.waymark.statistics.Normal.beyond(u);
    double root = 1 - 2 / (9 * n) + z * Math.sqrt(2 / (9 * n));
    return Math.max(1e-6, n * root * root * root);
  }

  static SortedMap<String, double[][]> future(
      SortedMap<String, double[][]> noise, long seed, String key, int periods) {
    SortedMap<String, double[][]> future = new TreeMap<>();
    noise.forEach(
        (stock, of) -> {
          int m = of[0].length;
          double[][] path = new double[periods][m];
          double[] before = of[2].clone();
          for (int p = 0; p < periods; p++) {
            double[] z = Draws.normals(seed, key + "/" + stock + "/noise/" + p, m);
            for (int i = 0; i < m; i++) {
              before[i] = of[0][i] * before[i] + of[1][i] * z[i];
              path[p][i] = before[i];
            }
          }
          future.put(stock, path);
        });
    return future;
  }
}
