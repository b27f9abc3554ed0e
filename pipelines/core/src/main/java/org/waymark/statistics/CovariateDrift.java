package org.waymark.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Trends of places that their circumstances explain. Where what a circumstance means changes over
 * time (deprived places fall behind year by year, say), places that share it move together, and a
 * search for steps would take the ends of that movement for changes of the places.
 *
 * <p>Each place's slope over time is found by weighted least squares on its scores less what is
 * lasting and common ({@link PlaceSeries#centred}); a robust regression ({@link HuberRegression})
 * of the slopes on the covariates, each weighted by its precision, says what of them circumstances
 * explain; that part of each place's trend is taken off. A place's own departure stays whole.
 */
public final class CovariateDrift {

  /** Fewer places for each coefficient, and a handful of them would be explained by chance. */
  private static final int PLACES_PER_COLUMN = 5;

  private CovariateDrift() {}

  /**
   * The same series less those trends; itself where places are too few to tell them, fewer than 5
   * for each coefficient.
   *
   * @param covariates places × {@code count}, place by place, of like spread; NaN: not known, and
   *     the place neither teaches nor is changed
   * @param count covariates of each place, at least 1
   */
  public static PlaceSeries without(PlaceSeries series, double[] covariates, int count) {
    int n = series.places();
    if (covariates.length != n * count) {
      throw new IllegalArgumentException(
          covariates.length + " covariates of " + n + " places with " + count + " each");
    }
    int columns = 1 + count;
    int[] known = IntStream.range(0, n).filter(i -> known(covariates, i, count)).toArray();
    int[] teaching =
        IntStream.of(known).filter(i -> series.observed(i) >= ChangeFit.LEAST_PERIODS).toArray();
    if (teaching.length < PLACES_PER_COLUMN * columns) {
      return series;
    }
    Slopes slopes = Slopes.of(series.centred());
    double[] design = new double[n * columns];
    for (int i = 0; i < n; i++) {
      design[i * columns] = 1;
      System.arraycopy(covariates, i * count, design, i * columns + 1, count);
    }
    HuberRegression regression = new HuberRegression(n, columns);
    double[] coefficients =
        regression.fit(design, slopes.slope, slopes.precision, teaching, teaching.length);
    int periods = series.periods();
    double[] score = series.score().clone();
    for (int i : known) {
      double drift = regression.predict(design, i, coefficients);
      for (int t = 0; t < periods; t++) {
        score[i * periods + t] -= drift * (t - slopes.middle[i]);
      }
    }
    return new PlaceSeries(periods, score, series.variance());
  }

  private static boolean known(double[] covariates, int place, int count) {
    return Arrays.stream(covariates, place * count, (place + 1) * count).noneMatch(Double::isNaN);
  }

  /** Slope of each place per period, around the weighted middle of its periods. */
  private record Slopes(double[] slope, double[] precision, double[] middle) {

    static Slopes of(PlaceSeries centred) {
      int n = centred.places();
      Slopes slopes = new Slopes(new double[n], new double[n], new double[n]);
      for (int i = 0; i < n; i++) {
        slopes.find(i, centred);
      }
      return slopes;
    }

    private void find(int place, PlaceSeries centred) {
      int from = place * centred.periods();
      double all = 0;
      double times = 0;
      for (int t = 0; t < centred.periods(); t++) {
        double weight = centred.weight(from + t);
        all += weight;
        times += weight * t;
      }
      middle[place] = all > 0 ? times / all : 0;
      double products = 0;
      for (int t = 0; t < centred.periods(); t++) {
        double weight = centred.weight(from + t);
        if (weight > 0) {
          double off = t - middle[place];
          precision[place] += weight * off * off;
          products += weight * off * centred.score()[from + t];
        }
      }
      slope[place] = precision[place] > 0 ? products / precision[place] : 0;
    }
  }
}
