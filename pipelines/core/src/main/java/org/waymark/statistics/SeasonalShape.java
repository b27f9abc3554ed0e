package org.waymark.statistics;

import java.util.Optional;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * How far each time of the year usually lies from the trend of a series: up to two waves a year,
 * fitted together with a straight line by least squares, and believed only where they explain more
 * than the line alone (F test) and at least half of the scatter around it.
 */
public final class SeasonalShape {

  /** Years of values that a season needs: each time of the year must come back. */
  private static final double YEARS = 2;

  private static final int HARMONICS = 2;
  private static final double CHANCE = 0.001;
  private static final double EXPLAINED = 0.5;

  private final double[] coefficients;
  private final TrendDesign design;

  private SeasonalShape(TrendDesign design, double[] coefficients) {
    this.design = design;
    this.coefficients = coefficients;
  }

  /**
   * The season of a series.
   *
   * @param time middles of the periods in years, ascending
   * @param perYear periods in a year
   * @return empty with less than two years of values, with fewer than four periods in a year, or
   *     where no season can be told from chance
   */
  public static Optional<SeasonalShape> of(double[] time, double[] value, double perYear) {
    int n = time.length;
    if (perYear < 4 || n == 0 || time[n - 1] - time[0] + 1.5 / perYear < YEARS) {
      return Optional.empty();
    }
    TrendDesign seasonal = TrendDesign.of(time, perYear, HARMONICS);
    if (seasonal.harmonics() == 0 || n - seasonal.columns() < 3) {
      return Optional.empty();
    }
    TrendDesign plain = new TrendDesign(time, perYear, 0);
    double[] line = coefficients(plain, value);
    double[] waves = coefficients(seasonal, value);
    double without = squares(plain, line, value);
    double with = squares(seasonal, waves, value);
    int more = seasonal.columns() - plain.columns();
    int left = n - seasonal.columns();
    if (!(without > 0) || 1 - with / without < EXPLAINED) {
      return Optional.empty();
    }
    double f = (without - with) / more / (Math.max(with, 1e-12 * without) / left);
    double p = 1 - new FDistribution(more, left).cumulativeProbability(f);
    return p < CHANCE ? Optional.of(new SeasonalShape(seasonal, waves)) : Optional.empty();
  }

  private static double[] coefficients(TrendDesign design, double[] value) {
    int k = design.columns();
    double[] matrix = new double[k * k];
    double[] right = new double[k];
    for (int i = 0; i < value.length; i++) {
      double[] row = design.at(design.time()[i]);
      for (int a = 0; a < k; a++) {
        right[a] += row[a] * value[i];
        for (int b = 0; b <= a; b++) {
          matrix[a * k + b] += row[a] * row[b];
        }
      }
    }
    Cholesky.decompose(matrix, k);
    return Cholesky.solve(matrix, k, right);
  }

  private static double squares(TrendDesign design, double[] coefficients, double[] value) {
    double squares = 0;
    for (int i = 0; i < value.length; i++) {
      double[] row = design.at(design.time()[i]);
      double residual = value[i];
      for (int a = 0; a < row.length; a++) {
        residual -= coefficients[a] * row[a];
      }
      squares += residual * residual;
    }
    return squares;
  }

  /** How far that time of the year usually lies above the trend. */
  public double at(double time) {
    double[] row = design.at(time);
    double wave = 0;
    for (int a = 2; a < row.length; a++) {
      wave += coefficients[a] * row[a];
    }
    return wave;
  }
}
