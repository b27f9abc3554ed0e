package org.waymark.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What a series is likely to be later if its trend goes on: a straight line, a season where a year
 * has several periods, and noise that may hang together from period to period.
 *
 * <p>Noise is autoregressive with correlation ρ between neighbours, ρ^k across a gap of k periods.
 * Short series do not tell ρ, so it is not estimated: the forecasts under each ρ of a grid are
 * averaged by how well that ρ explains the values (marginal likelihood under flat priors of level,
 * season and log variance) times what it is given beforehand. Each forecast is Student's t, so the
 * average is a mixture of them. Under high ρ the series is a random walk with drift; its latest
 * value then counts more than the line.
 *
 * <p>The slope is drawn towards zero as if by a prior that a period's change is normal around zero
 * with some multiple of the noise's innovation: trends that a short series shows seldom go on as
 * steeply. The multiple is averaged over like ρ, so that a steep and steady trend is believed.
 */
public final class TrendForecast {

  /** Fewest values of which a trend is taken as proven. */
  public static final int FEWEST = 6;

  /**
   * How the noise is seen.
   *
   * @param correlation the ρ that are averaged over, each in [0, 1)
   * @param prior weight of each beforehand
   * @param drift spreads of a period's change, in innovations of the noise, that are averaged over
   *     with equal weight; a single infinite one: no prior
   * @param harmonics most waves a year that a season may have
   */
  public record Settings(double[] correlation, double[] prior, double[] drift, int harmonics) {

    private static final double[] NO_PRIOR = {Double.POSITIVE_INFINITY};

    /** Those that did best in the back-test. */
    public static Settings standard() {
      double[] grid = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};
      double[] prior = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 6};
      return new Settings(grid, prior, new double[] {0.1, 0.5, 2}, 2);
    }

    /** Values as independent draws around a line with a season: the textbook's forecast. */
    public static Settings independent() {
      return new Settings(new double[] {0}, new double[] {1}, NO_PRIOR, 2);
    }

    /** One ρ, as if it were known. */
    public static Settings known(double correlation) {
      return new Settings(new double[] {correlation}, new double[] {1}, NO_PRIOR, 2);
    }

    /** The same grid, without any prior on the slope. */
    public Settings withoutDrift() {
      return new Settings(correlation, prior, NO_PRIOR, harmonics);
    }
  }

  /** Spread below this share of the values' own is rounding. */
  private static final double ROUNDING = 1e-9;

  private final double centre;
  private final AutoregressiveFit[] fits;
  private final double[] weight;

  private TrendForecast(double centre, AutoregressiveFit[] fits, double[] weight) {
    this.centre = centre;
    this.fits = fits;
    this.weight = weight;
  }

  /**
   * The forecast of a series.
   *
   * @param time middles of the periods in years, ascending
   * @param standardError sampling errors of the values; NaN where unknown, empty where all are
   * @param perYear periods in a year
   * @return empty with fewer than {@value #FEWEST} values
   */
  public static Optional<TrendForecast> of(
      double[] time, double[] value, double[] standardError, double perYear, Settings settings) {
    if (time.length < FEWEST) {
      return Optional.empty();
    }
    TrendDesign design = TrendDesign.of(time, perYear, settings.harmonics());
    double centre = Arrays.stream(value).average().orElseThrow();
    double[] centred = Arrays.stream(value).map(v -> v - centre).toArray();
    double[] spread = RelativeSpread.of(design, centred, standardError);
    double floor = floor(value);
    int drifts = settings.drift().length;
    AutoregressiveFit[] fits = new AutoregressiveFit[settings.correlation().length * drifts];
    double[] weight = new double[fits.length];
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < fits.length; i++) {
      double correlation = settings.correlation()[i / drifts];
      double drift = settings.drift()[i % drifts];
      fits[i] = AutoregressiveFit.of(design, centred, spread, correlation, drift, floor);
      best = Math.max(best, fits[i].logLikelihood());
    }
    double total = 0;
    for (int i = 0; i < fits.length; i++) {
      weight[i] = settings.prior()[i / drifts] * Math.exp(fits[i].logLikelihood() - best);
      total += weight[i];
    }
    for (int i = 0; i < fits.length; i++) {
      weight[i] /= total;
    }
    return Optional.of(new TrendForecast(centre, fits, weight));
  }

  /** Mean of what is forecast for that time, later than all values. */
  public double at(double time) {
    double mean = centre;
    for (int i = 0; i < fits.length; i++) {
      mean += weight[i] * fits[i].mean(time);
    }
    return mean;
  }

  /** Probability that the value at that time, later than all values, is at least {@code value}. */
  public double probabilityAtLeast(double time, double value) {
    double probability = 0;
    for (int i = 0; i < fits.length; i++) {
      double z = (fits[i].mean(time) + centre - value) / Math.sqrt(fits[i].variance(time));
      probability +=
          weight[i] * new TDistribution(fits[i].degreesOfFreedom()).cumulativeProbability(z);
    }
    return Math.min(1, Math.max(0, probability));
  }

  /** Sum of squares that rounding alone makes. */
  private static double floor(double[] value) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double v : value) {
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
    double size = Math.max(high - low, 1e-6 * Math.max(Math.abs(low), Math.abs(high)));
    double least = ROUNDING * size;
    return size > 0 ? value.length * least * least : Double.MIN_NORMAL;
  }
}
