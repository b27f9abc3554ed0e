package org.waymark.twin.backtest;

import java.util.Optional;
import org.waymark.statistics.TrendForecast;

/** Simple forecasts that a model has to beat, each with normal errors as large as its past ones. */
enum Naive {
  RANDOM_WALK,
  DRIFT,
  SEASONAL_DRIFT,
  TREND;

  private static final int FEWEST_ERRORS = 6;
  static final double Z80 = 1.2815515655446004;
  private static final int LONGEST_FOR_TREND = 60;

  /** A normal forecast. */
  record Forecast(double mean, double sd) {}

  /** As tables write it. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static double point(Naive kind, double[] y, int last, int ahead, int year) {
    if (last - year < 0 && kind != RANDOM_WALK) {
      return Double.NaN;
    }
    return switch (kind) {
      case DRIFT -> y[last] + ahead * (y[last] - y[last - year]) / year;
      case SEASONAL_DRIFT -> {
        int cycles = (ahead + year - 1) / year;
        yield y[last + ahead - cycles * year] + cycles * (y[last] - y[last - year]);
      }
      default -> y[last];
    };
  }

  /**
   * The forecast some steps after the last value; empty with too little history.
   *
   * @param y values in order of time without gaps
   * @param known how many of them are known
   * @param year periods of a year
   */
  Optional<Forecast> forecast(double[] y, int known, int ahead, int year) {
    if (this == TREND) {
      double at = (known - 1 + ahead) / (double) year;
      return trend(y, known, year).map(f -> new Forecast(f.at(at), spread(f, at)));
    }
    int last = known - 1;
    double mean = point(this, y, last, ahead, year);
    double squares = 0;
    int count = 0;
    for (int t = Math.max(0, year); t + ahead <= last; t++) {
      double error = y[t + ahead] - point(this, y, t, ahead, year);
      squares += error * error;
      count++;
    }
    if (Double.isNaN(mean) || count < FEWEST_ERRORS || squares == 0) {
      return Optional.empty();
    }
    return Optional.of(new Forecast(mean, Math.sqrt(squares / count)));
  }

  /** The trend of the latest known values. */
  static Optional<TrendForecast> trend(double[] y, int known, int year) {
    int from = Math.max(0, known - LONGEST_FOR_TREND);
    double[] time = new double[known - from];
    double[] value = new double[known - from];
    double[] error = new double[known - from];
    for (int t = from; t < known; t++) {
      time[t - from] = t / (double) year;
      value[t - from] = y[t];
      error[t - from] = Double.NaN;
    }
    return TrendForecast.of(time, value, error, year, TrendForecast.Settings.standard());
  }

  /** The standard deviation that a tenth beyond it stands for. */
  static double spread(TrendForecast forecast, double at) {
    double mean = forecast.at(at);
    double step = Math.max(Math.abs(mean) * 1e-3, 1e-9);
    while (forecast.probabilityAtLeast(at, mean + step) > 0.1 && step < 1e18) {
      step *= 2;
    }
    double low = 0;
    double high = step;
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      if (forecast.probabilityAtLeast(at, mean + middle) > 0.1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high / Z80;
  }
}
