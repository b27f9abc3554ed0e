package org.waymark.bench.detectors;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.waymark.statistics.PeriodNoise;
import org.waymark.statistics.PlaceSeries;

/**
 * Generalised-least-squares contrasts of any pattern in one place's series, by the full covariance
 * matrix: slow, for questions that the linear-time scan of steps cannot be asked.
 */
final class Contrasts {

  /** Observed periods on each side of a step. */
  private static final int LEAST_SIDE = 3;

  private final int[] observed;
  private final double[][] lower;
  private final double[] ones;
  private final double onesSquared;
  private final double[] white;
  private final double[] sampling;

  /**
   * Of a place.
   *
   * @param series centred
   */
  Contrasts(PlaceSeries series, int place, PeriodNoise noise) {
    int from = place * series.periods();
    observed =
        IntStream.range(0, series.periods())
            .filter(t -> !Double.isNaN(series.score()[from + t]))
            .toArray();
    int n = observed.length;
    lower = new double[n][];
    for (int a = 0; a < n; a++) {
      lower[a] = new double[a + 1];
      for (int b = 0; b <= a; b++) {
        double sum = noise.variance() * Math.pow(noise.rho(), observed[a] - observed[b]);
        sum += a == b ? series.variance()[from + observed[a]] : 0;
        for (int c = 0; c < b; c++) {
          sum -= lower[a][c] * lower[b][c];
        }
        lower[a][b] = a == b ? Math.sqrt(sum) : sum / lower[b][b];
      }
    }
    sampling = IntStream.of(observed).mapToDouble(t -> series.variance()[from + t]).toArray();
    double[] all = new double[n];
    Arrays.fill(all, 1);
    ones = whitened(all);
    onesSquared = product(ones, ones);
    white =
        withoutMean(
            whitened(IntStream.of(observed).mapToDouble(t -> series.score()[from + t]).toArray()));
  }

  /** A pattern freed of the mean and brought to length 1, and its length before. */
  record Direction(int period, double[] unit, double length) {

    double correlation(Direction other) {
      return product(unit, other.unit);
    }
  }

  /** Steps up, one for every period with enough on both sides, by onset. */
  Direction[] steps() {
    int n = observed.length;
    return IntStream.rangeClosed(LEAST_SIDE, n - LEAST_SIDE)
        .mapToObj(
            first -> {
              double[] pattern = new double[n];
              Arrays.fill(pattern, first, n, 1);
              return direction(first, pattern);
            })
        .toArray(Direction[]::new);
  }

  /** One period alone, for each of the last so many. */
  Direction[] pulses(int last) {
    int n = observed.length;
    return IntStream.range(n - last, n)
        .mapToObj(
            at -> {
              double[] pattern = new double[n];
              pattern[at] = 1;
              return direction(at, pattern);
            })
        .toArray(Direction[]::new);
  }

  private Direction direction(int at, double[] pattern) {
    double[] free = withoutMean(whitened(pattern));
    double length = Math.sqrt(product(free, free));
    for (int a = 0; a < free.length; a++) {
      free[a] /= length;
    }
    return new Direction(observed[at], free, length);
  }

  /** Standard normal where the pattern is not there. */
  double z(Direction direction) {
    return product(direction.unit(), white);
  }

  /** Share of the variance of a contrast that is period noise; the rest is sampling error. */
  double shareOfPeriodNoise(Direction direction) {
    double[] weight = direction.unit().clone();
    double sampled = 0;
    for (int a = weight.length - 1; a >= 0; a--) {
      for (int b = a + 1; b < weight.length; b++) {
        weight[a] -= lower[b][a] * weight[b];
      }
      weight[a] /= lower[a][a];
      sampled += weight[a] * weight[a] * sampling[a];
    }
    return Math.max(0, 1 - sampled);
  }

  /** Squared standardised residuals around the mean, summed. */
  double residualSquares() {
    return product(white, white);
  }

  int periods() {
    return observed.length;
  }

  private double[] whitened(double[] values) {
    double[] out = new double[values.length];
    for (int a = 0; a < out.length; a++) {
      double sum = values[a];
      for (int b = 0; b < a; b++) {
        sum -= lower[a][b] * out[b];
      }
      out[a] = sum / lower[a][a];
    }
    return out;
  }

  private double[] withoutMean(double[] values) {
    double share = product(ones, values) / onesSquared;
    for (int a = 0; a < values.length; a++) {
      values[a] -= share * ones[a];
    }
    return values;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
