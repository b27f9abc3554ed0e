package org.waymark.statistics;

import java.util.Arrays;

/**
 * Weights that are at least 0 and sum to 1, and that make a mix of columns as near to a target as
 * can be: minimises |Aw − b|²/rows + ζ²|w|². The optimum is exact, by an active set, where searches
 * such as Frank and Wolfe's stop early.
 */
public final class SimplexWeights {

  private static final double NEGATIVE = -1e-13;
  private static final double OPTIMAL = -1e-12;
  private static final int MOST_STEPS = 2000;

  private SimplexWeights() {}

  /**
   * The weights.
   *
   * @param columns each as long as the target
   * @param target b
   * @param zeta ζ, above 0
   * @param intercept true: only the course counts, not the level
   */
  public static double[] of(double[][] columns, double[] target, double zeta, boolean intercept) {
    int n = columns.length;
    int rows = target.length;
    double[][] a = new double[n][];
    for (int j = 0; j < n; j++) {
      a[j] = intercept ? centred(columns[j]) : columns[j];
    }
    double[] b = intercept ? centred(target) : target;
    double[][] h = new double[n][n];
    double[] g = new double[n];
    double scale = 0;
    for (int j = 0; j < n; j++) {
      for (int k = 0; k <= j; k++) {
        h[j][k] = dot(a[j], a[k]) / rows;
        h[k][j] = h[j][k];
      }
      h[j][j] += zeta * zeta;
      g[j] = dot(a[j], b) / rows;
      scale = Math.max(scale, h[j][j]);
    }
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < n; k++) {
        h[j][k] /= scale;
      }
      g[j] /= scale;
    }
    return solved(h, g);
  }

  private static double[] solved(double[][] h, double[] g) {
    int n = g.length;
    int first = 0;
    for (int j = 1; j < n; j++) {
      if (h[j][j] / 2 - g[j] < h[first][first] / 2 - g[first]) {
        first = j;
      }
    }
    boolean[] on = new boolean[n];
    on[first] = true;
    double[] x = new double[n];
    x[first] = 1;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] next = new double[n];
      double multiplier = onSet(h, g, on, next);
      double far = 1;
      int leaving = -1;
      for (int j = 0; j < n; j++) {
        if (on[j] && next[j] < NEGATIVE) {
          double part = x[j] / (x[j] - next[j]);
          if (part < far || leaving < 0) {
            far = Math.min(far, part);
            leaving = j;
          }
        }
      }
      for (int j = 0; j < n; j++) {
        x[j] += far * (next[j] - x[j]);
      }
      if (leaving >= 0) {
        on[leaving] = false;
        x[leaving] = 0;
        continue;
      }
      int entering = -1;
      double least = OPTIMAL;
      for (int j = 0; j < n; j++) {
        if (!on[j]) {
          double dual = dot(h[j], x) - g[j] + multiplier;
          if (dual < least) {
            least = dual;
            entering = j;
          }
        }
      }
      if (entering < 0) {
        break;
      }
      on[entering] = true;
    }
    double sum = 0;
    for (int j = 0; j < n; j++) {
      x[j] = Math.max(0, x[j]);
      sum += x[j];
    }
    double all = sum;
    return Arrays.stream(x).map(v -> v / all).toArray();
  }

  /** The optimum with the rest at 0 and without regard to signs; returns the multiplier. */
  private static double onSet(double[][] h, double[] g, boolean[] on, double[] out) {
    int[] set = new int[on.length];
    int k = 0;
    for (int j = 0; j < on.length; j++) {
      if (on[j]) {
        set[k++] = j;
      }
    }
    double[][] m = new double[k + 1][k + 2];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        m[a][b] = h[set[a]][set[b]];
      }
      m[a][k] = 1;
      m[k][a] = 1;
      m[a][k + 1] = g[set[a]];
    }
    m[k][k + 1] = 1;
    double[] solution = eliminated(m);
    for (int a = 0; a < k; a++) {
      out[set[a]] = solution[a];
    }
    return solution[k];
  }

  /** Gauss with partial pivoting; the right side is the last column. */
  private static double[] eliminated(double[][] m) {
    int n = m.length;
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c + 1; r < n; r++) {
        pivot = Math.abs(m[r][c]) > Math.abs(m[pivot][c]) ? r : pivot;
      }
      double[] swap = m[c];
      m[c] = m[pivot];
      m[pivot] = swap;
      for (int r = c + 1; r < n; r++) {
        double factor = m[r][c] / m[c][c];
        for (int k = c; factor != 0 && k <= n; k++) {
          m[r][k] -= factor * m[c][k];
        }
      }
    }
    double[] x = new double[n];
    for (int r = n - 1; r >= 0; r--) {
      double sum = m[r][n];
      for (int c = r + 1; c < n; c++) {
        sum -= m[r][c] * x[c];
      }
      x[r] = sum / m[r][r];
    }
    return x;
  }

  private static double[] centred(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    return Arrays.stream(values).map(v -> v - mean).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
