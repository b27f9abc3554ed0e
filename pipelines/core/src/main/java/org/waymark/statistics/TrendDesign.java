package org.waymark.statistics;

/**
 * Level, slope and season as columns of a regression.
 *
 * @param time in years, ascending
 * @param perYear periods in a year
 * @param harmonics waves a year of the season; 0: none
 */
record TrendDesign(double[] time, double perYear, int harmonics) {

  /** Years of values that a season needs. */
  private static final double YEARS_OF_A_SEASON = 2;

  /** Values for each coefficient that a season needs. */
  private static final int VALUES_EACH = 3;

  static TrendDesign of(double[] time, double perYear, int mostHarmonics) {
    int most = (int) Math.min(mostHarmonics, Math.floor(perYear / 2));
    TrendDesign plain = new TrendDesign(time, perYear, 0);
    double years = time[time.length - 1] - time[0] + 1 / perYear;
    for (int h = most; h > 0; h--) {
      TrendDesign seasonal = new TrendDesign(time, perYear, h);
      if (years >= YEARS_OF_A_SEASON - 0.5 / perYear
          && time.length >= VALUES_EACH * seasonal.columns()) {
        return seasonal;
      }
    }
    return plain;
  }

  int rows() {
    return time.length;
  }

  int columns() {
    int waves = 2 * harmonics;
    return 2 + (waves == (int) Math.round(perYear) ? waves - 1 : waves);
  }

  /** The regressors of a moment: 1, periods since the first value, waves of the season. */
  double[] at(double moment) {
    double[] row = new double[columns()];
    double since = moment - time[0];
    row[0] = 1;
    row[1] = since * perYear;
    for (int h = 1, at = 2; h <= harmonics; h++) {
      row[at++] = Math.cos(2 * Math.PI * h * since);
      if (at < row.length) {
        row[at++] = Math.sin(2 * Math.PI * h * since);
      }
    }
    return row;
  }

  /** Periods between two neighbours. */
  double gap(int later) {
    return (time[later] - time[later - 1]) * perYear;
  }
}
