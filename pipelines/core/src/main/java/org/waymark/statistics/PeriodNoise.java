package org.waymark.statistics;

/**
 * How places move from period to period beyond sampling error: a first-order autoregression that is
 * the same for all places.
 *
 * @param rho correlation of neighbouring periods, from −0.3 to 0.95
 * @param variance stationary variance τ², in squared score
 */
public record PeriodNoise(double rho, double variance) {

  /** Where the search begins. */
  static final PeriodNoise START = new PeriodNoise(0.28, 0.0025);

  private static final double LEAST_RHO = -0.3;
  private static final double MOST_RHO = 0.95;
  private static final double LEAST_LOG = -12;
  private static final double MOST_LOG = 2;

  /** Logarithms of the variance per unit of search, so that both axes are about as curved. */
  private static final double LOG_SCALE = 4;

  private static final double FIRST_STEP = 0.12;
  private static final double LAST_STEP = 1e-5;

  /** The same correlation with that multiple of the variance. */
  public PeriodNoise times(double multiple) {
    return new PeriodNoise(rho, variance * multiple);
  }

  /** Standard deviation τ. */
  public double deviation() {
    return Math.sqrt(variance);
  }

  /** Variance of the mean of that many successive periods. */
  public double ofMean(int periods) {
    double sum = 1;
    double power = 1;
    for (int lag = 1; lag < periods; lag++) {
      power *= rho;
      sum += 2 * (1 - (double) lag / periods) * power;
    }
    return variance / periods * sum;
  }

  /**
   * Minus twice the restricted log-likelihood of all places, each with its own mean, up to a
   * constant (Patterson and Thompson 1971; innovations of the Kalman filter).
   */
  public double deviance(PlaceSeries series, StepScan work) {
    double sum = 0;
    for (int place = 0; place < series.places(); place++) {
      work.filter(series, place, this);
      if (work.observed() > 0) {
        sum += work.logDeterminants() + work.residualSquares();
      }
    }
    return sum;
  }

  /**
   * The noise of largest restricted likelihood, by a bounded quadratic model (Powell's BOBYQA).
   *
   * @param series without what is lasting and common, see {@link PlaceSeries#centred}
   * @param start where to begin
   */
  public static PeriodNoise fit(PlaceSeries series, PeriodNoise start) {
    StepScan work = new StepScan(series.periods());
    return at(
        QuadraticSearch.least(
            x -> at(x).deviance(series, work),
            new double[] {start.rho, Math.log(start.variance) / LOG_SCALE},
            new double[] {LEAST_RHO, LEAST_LOG / LOG_SCALE},
            new double[] {MOST_RHO, MOST_LOG / LOG_SCALE},
            FIRST_STEP,
            LAST_STEP));
  }

  private static PeriodNoise at(double[] x) {
    return new PeriodNoise(x[0], Math.exp(LOG_SCALE * x[1]));
  }
}
