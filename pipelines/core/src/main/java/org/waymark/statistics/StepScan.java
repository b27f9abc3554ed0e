package org.waymark.statistics;

/**
 * Looks for a lasting step in one place's series: for every onset s the generalised-least-squares
 * contrast Z of the periods from s on against those before, under noise that is sampling error plus
 * a first-order autoregression (variance τ², correlation ρ^|t − t′|).
 *
 * <p>Missing periods are skipped: the noise goes on, nothing is observed. A candidate onset is an
 * observed period with at least three observed periods before it and three from it on.
 *
 * <p>Linear in the number of periods. With F the innovation variances of the Kalman filter and e
 * the innovations of a step that begins at s, e starts at 1 and moves on as e ← (1 − ρ) + ρ(1 − g)e
 * (g the gain). Sums of products of such innovations from s on are therefore quadratic in where
 * they start, α·e·e′ + β(e + e′) + γ, and the three coefficients obey a recursion backwards in
 * time. One pass forwards and one backwards give every contrast, with nothing approximated.
 *
 * <p>Made once for the longest series and filled again and again.
 */
public final class StepScan {

  /** Observed periods that a candidate onset needs on each side. */
  public static final int LEAST_SIDE = 3;

  private static final double FOLD_LOW = 1e-140;
  private static final double FOLD_HIGH = 1e140;

  private final double[] precision;
  private final double[] carry;
  private final double[] ofScore;
  private final double[] ofOnes;
  private double persistence;
  private int periods;
  private int observed;
  private double ones;
  private double cross;
  private double squares;
  private double logDeterminant;

  private final int[] onset;
  private final double[] contrast;
  private final double[] information;
  private final double[] correlation;
  private int candidates;
  private int best;
  private int worst;

  /** Room for series of up to {@code periods} periods. */
  public StepScan(int periods) {
    precision = new double[periods];
    carry = new double[periods];
    ofScore = new double[periods];
    ofOnes = new double[periods];
    onset = new int[periods];
    contrast = new double[periods];
    information = new double[periods];
    correlation = new double[periods];
  }

  /**
   * Runs the filter over one place and takes off its mean, without looking for steps.
   *
   * @param place position in {@code series}
   */
  public void filter(PlaceSeries series, int place, PeriodNoise noise) {
    periods = series.periods();
    double[] score = series.score();
    double[] sampling = series.variance();
    int from = place * periods;
    double rho = noise.rho();
    double square = rho * rho;
    double fresh = noise.variance() * (1 - square);
    double spread = noise.variance();
    double expectedScore = 0;
    double expectedOne = 0;
    double product = 1;
    int seen = 0;
    ones = 0;
    cross = 0;
    squares = 0;
    logDeterminant = 0;
    persistence = rho;
    for (int t = 0; t < periods; t++) {
      double y = score[from + t];
      if (Double.isNaN(y)) {
        precision[t] = 0;
        carry[t] = rho;
        ofScore[t] = 0;
        ofOnes[t] = 1 - expectedOne;
        spread = square * spread + fresh;
        expectedScore *= rho;
        expectedOne *= rho;
        continue;
      }
      double error = sampling[from + t];
      double total = spread + error;
      double inverse = 1 / total;
      double gain = spread * inverse;
      double left = error * inverse;
      double e = y - expectedScore;
      double o = 1 - expectedOne;
      precision[t] = inverse;
      carry[t] = rho * left;
      ofScore[t] = e;
      ofOnes[t] = o;
      double weighted = o * inverse;
      ones += o * weighted;
      cross += e * weighted;
      squares += e * e * inverse;
      spread = square * spread * left + fresh;
      expectedScore = rho * (expectedScore + gain * e);
      expectedOne = rho * (expectedOne + gain * o);
      product *= total;
      if (product < FOLD_LOW || product > FOLD_HIGH) {
        logDeterminant += Math.log(product);
        product = 1;
      }
      seen++;
    }
    logDeterminant += Math.log(product);
    observed = seen;
  }

  /** Runs the filter, then finds the contrast of every candidate onset. */
  public void scan(PlaceSeries series, int place, PeriodNoise noise) {
    filter(series, place, noise);
    candidates = 0;
    best = 0;
    worst = 0;
    double fresh = 1 - persistence;
    double alpha = 0;
    double beta = 0;
    double gamma = 0;
    double slope = 0;
    double level = 0;
    double perOne = 1 / ones;
    double meanScore = cross * perOne;
    double laterOnes = 0;
    double laterRoot = 0;
    int after = 0;
    for (int t = periods - 1; t >= 0 && observed - after > LEAST_SIDE; t--) {
      double keep = carry[t];
      double inverse = precision[t];
      double start = fresh + keep;
      double withLater = alpha * start + beta * (start + 1) + gamma;
      gamma += (alpha * fresh + 2 * beta) * fresh;
      beta = keep * (alpha * fresh + beta);
      alpha = inverse + alpha * keep * keep;
      level += slope * fresh;
      slope = ofScore[t] * inverse + slope * keep;
      if (inverse == 0) {
        continue;
      }
      after++;
      if (after < LEAST_SIDE) {
        continue;
      }
      double one = ofOnes[t];
      double withOnes = alpha * one + beta * (one + 1) + gamma;
      double known = alpha + 2 * beta + gamma - withOnes * withOnes * perOne;
      double root = Math.sqrt(known);
      double z = (slope + level - withOnes * meanScore) / root;
      int at = candidates++;
      onset[at] = t;
      contrast[at] = z;
      information[at] = known;
      if (at > 0) {
        correlation[at - 1] = (withLater - withOnes * laterOnes * perOne) / (root * laterRoot);
      }
      // Found from the last onset to the first: of equals the first stands.
      if (z >= contrast[best]) {
        best = at;
      }
      if (z <= contrast[worst]) {
        worst = at;
      }
      laterOnes = withOnes;
      laterRoot = root;
    }
  }

  /** Candidate onsets of the last scan, numbered from the latest to the earliest. */
  public int candidates() {
    return candidates;
  }

  /** Period at which the step of that candidate begins. */
  public int onset(int candidate) {
    return onset[candidate];
  }

  /** Z of that candidate: standard normal where there is no step. */
  public double contrast(int candidate) {
    return contrast[candidate];
  }

  /** Inverse variance of the step that begins there; the step itself is Z/√information. */
  public double information(int candidate) {
    return information[candidate];
  }

  /** Correlation of Z of that candidate and the next; entries up to candidates − 2 count. */
  double[] correlations() {
    return correlation;
  }

  /** Candidate with the largest Z. */
  public int best() {
    return best;
  }

  /** Candidate with the smallest Z. */
  public int worst() {
    return worst;
  }

  /** Periods with a score. */
  public int observed() {
    return observed;
  }

  /** Squared standardised residuals around the place's mean, summed. */
  public double residualSquares() {
    return squares - cross * cross / ones;
  }

  /** Logarithm of the determinant of the noise and of the information on the mean. */
  double logDeterminants() {
    return logDeterminant + Math.log(ones);
  }
}
