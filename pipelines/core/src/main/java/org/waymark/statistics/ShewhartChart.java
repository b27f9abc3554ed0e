package org.waymark.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;

/**
 * The control charts of the textbooks (Montgomery 2009; Provost and Murray 2011): one function a
 * chart, three sigmas either way, the rounded constants of the printed tables (d₂ = 1.128, D₄ =
 * 3.267). Values are in order of time; NaN is a missing value. Limits that leave the possible
 * values (below 0, a share above 1) are drawn at their edge. A chart of one place's individual
 * values as NHS England draws it, with its rules, is {@link XmrChart}.
 */
public final class ShewhartChart {

  private static final double SIGMAS = 3;
  private static final double D2 = 1.128;
  private static final double D4 = 3.267;

  /** Makes times between events, exponential by chance alone, nearly normal (Nelson 1994). */
  private static final double WEIBULL = 3.6;

  private ShewhartChart() {}

  /** Run chart: the median, no limits; what it says is {@link RunsAnalysis}. */
  public static ChartLines run(double[] y, Baseline baseline) {
    double[] none = constant(y.length, Double.NaN);
    return new ChartLines(y, constant(y.length, median(y, baseline)), none, none);
  }

  /**
   * Individuals (I) chart: mean ± 3 × mean moving range / 1.128; moving ranges of 3.267 × their
   * mean or more are left out once (Nelson 1982).
   */
  public static ChartLines individuals(double[] y, Baseline baseline) {
    double centre = mean(y, baseline);
    double spread = SIGMAS * sigma(y, baseline);
    return level(y, centre, centre - spread, centre + spread);
  }

  /** Moving ranges (mR) of neighbouring values: 0 to 3.267 × their mean; the first has none. */
  public static ChartLines movingRanges(double[] y, Baseline baseline) {
    double[] range = constant(y.length, Double.NaN);
    for (int i = 1; i < y.length; i++) {
      range[i] = Math.abs(y[i] - y[i - 1]);
    }
    double centre = mean(range, baseline);
    return level(range, centre, 0, D4 * centre);
  }

  /**
   * Shares (p) chart: p̄ ± 3√(p̄(1 − p̄)/n).
   *
   * @param events at most {@code n}
   * @param n 0: nothing to plot at that point
   */
  public static ChartLines proportions(double[] events, double[] n, Baseline baseline) {
    return shares(events, n, 1, total(events, baseline) / total(n, baseline));
  }

  /**
   * Laney's p′ chart (2002): the same with the sigmas that the standardised shares' own moving
   * ranges show, screened as above, where large denominators make the binomial's too narrow.
   */
  public static ChartLines proportionsPrime(double[] events, double[] n, Baseline baseline) {
    double centre = total(events, baseline) / total(n, baseline);
    double[] z = new double[n.length];
    Arrays.setAll(
        z, i -> standardised(events[i] / n[i] - centre, Math.sqrt(centre * (1 - centre) / n[i])));
    return shares(events, n, sigma(z, baseline), centre);
  }

  /**
   * The share that sampling alone leaves within so many sigmas of {@code centre}: control limits of
   * a p chart and of an unadjusted funnel.
   *
   * @param centre from 0 to 1
   * @param n denominator, above 0
   */
  public static Interval proportionLimits(double centre, double n, double sigmas) {
    double spread = sigmas * Math.sqrt(centre * (1 - centre) / n);
    return new Interval(Math.max(0, centre - spread), Math.min(1, centre + spread));
  }

  /** Where no event, or nothing but events, leaves no error, nothing differs from the centre. */
  private static double standardised(double difference, double error) {
    return error == 0 ? 0 : difference / error;
  }

  private static ChartLines shares(double[] events, double[] n, double sigma, double centre) {
    int points = n.length;
    double[] y = new double[points];
    double[] lower = constant(points, Double.NaN);
    double[] upper = constant(points, Double.NaN);
    for (int i = 0; i < points; i++) {
      y[i] = n[i] > 0 ? events[i] / n[i] : Double.NaN;
      if (n[i] > 0) {
        Interval limits = proportionLimits(centre, n[i], SIGMAS * sigma);
        lower[i] = limits.low();
        upper[i] = limits.high();
      }
    }
    return new ChartLines(y, constant(points, centre), lower, upper);
  }

  /**
   * Rates (u) chart: ū ± 3√(ū/n).
   *
   * @param n area of opportunity, such as bed days; 0: nothing to plot at that point
   */
  public static ChartLines rates(double[] events, double[] n, Baseline baseline) {
    return perUnit(events, n, 1, total(events, baseline) / total(n, baseline));
  }

  /** Laney's u′ chart (2002): rates with the sigmas that their own moving ranges show. */
  public static ChartLines ratesPrime(double[] events, double[] n, Baseline baseline) {
    double centre = total(events, baseline) / total(n, baseline);
    double[] z = new double[n.length];
    Arrays.setAll(z, i -> standardised(events[i] / n[i] - centre, Math.sqrt(centre / n[i])));
    return perUnit(events, n, sigma(z, baseline), centre);
  }

  private static ChartLines perUnit(double[] events, double[] n, double sigma, double centre) {
    int points = n.length;
    double[] y = new double[points];
    double[] lower = constant(points, Double.NaN);
    double[] upper = constant(points, Double.NaN);
    for (int i = 0; i < points; i++) {
      y[i] = n[i] > 0 ? events[i] / n[i] : Double.NaN;
      if (n[i] > 0) {
        double spread = SIGMAS * sigma * Math.sqrt(centre / n[i]);
        lower[i] = Math.max(0, centre - spread);
        upper[i] = centre + spread;
      }
    }
    return new ChartLines(y, constant(points, centre), lower, upper);
  }

  /** Counts (c) chart: c̄ ± 3√c̄. */
  public static ChartLines counts(double[] events, Baseline baseline) {
    double centre = mean(events, baseline);
    double spread = SIGMAS * Math.sqrt(centre);
    return level(events, centre, Math.max(0, centre - spread), centre + spread);
  }

  /**
   * Cases between events (g) chart: limits ḡ ± 3√(ḡ(ḡ + 1)) of the geometric distribution, centre
   * line at the median so that about half of the points lie above it.
   */
  public static ChartLines casesBetween(double[] cases, Baseline baseline) {
    double mean = mean(cases, baseline);
    double spread = SIGMAS * Math.sqrt(mean * (mean + 1));
    return level(cases, median(cases, baseline), Math.max(0, mean - spread), mean + spread);
  }

  /**
   * Time between events (t) chart: an individuals chart of time^(1/3.6), drawn in time. Where times
   * are whole days two events on one day have a time of 0, which is a point like any other; its
   * root is 0 too.
   *
   * @param time not below 0
   */
  public static ChartLines timeBetween(double[] time, Baseline baseline) {
    double[] root = new double[time.length];
    for (int i = 0; i < time.length; i++) {
      if (time[i] < 0) {
        throw new IllegalArgumentException("a time between events below 0: " + time[i]);
      }
      root[i] = Math.pow(time[i], 1 / WEIBULL);
    }
    ChartLines lines = individuals(root, baseline);
    int points = time.length;
    return new ChartLines(
        time,
        constant(points, points == 0 ? 0 : Math.pow(lines.centre()[0], WEIBULL)),
        constant(points, points == 0 ? 0 : Math.pow(Math.max(0, lines.lower()[0]), WEIBULL)),
        constant(points, points == 0 ? 0 : Math.pow(lines.upper()[0], WEIBULL)));
  }

  /**
   * Subgroup means (x̄) chart: weighted mean ± A₃ × pooled standard deviation.
   *
   * @param subgroups the values of each subgroup; one of fewer than two has no limits
   */
  public static ChartLines means(double[][] subgroups, Baseline baseline) {
    double[] mean = Arrays.stream(subgroups).mapToDouble(ShewhartChart::mean).toArray();
    double values = 0;
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      if (baseline.shapes(i) && subgroups[i].length > 0) {
        values += subgroups[i].length;
        sum += subgroups[i].length * mean[i];
      }
    }
    double centre = sum / values;
    double deviation = pooledDeviation(subgroups, baseline);
    double[] spread = new double[mean.length];
    Arrays.setAll(
        spread,
        i -> {
          int n = subgroups[i].length;
          return n < 2 ? Double.NaN : SIGMAS * deviation / (c4(n) * Math.sqrt(n));
        });
    double[] lower = Arrays.stream(spread).map(s -> centre - s).toArray();
    double[] upper = Arrays.stream(spread).map(s -> centre + s).toArray();
    return new ChartLines(mean, constant(mean.length, centre), lower, upper);
  }

  /** Subgroup standard deviations (s) chart: B₃ and B₄ × their pooled value. */
  public static ChartLines deviations(double[][] subgroups, Baseline baseline) {
    double[] s = Arrays.stream(subgroups).mapToDouble(ShewhartChart::deviation).toArray();
    double centre = pooledDeviation(subgroups, baseline);
    double[] spread = new double[s.length];
    Arrays.setAll(
        spread,
        i -> {
          int n = subgroups[i].length;
          double c4 = c4(n);
          return n < 2 ? Double.NaN : SIGMAS * Math.sqrt(1 - c4 * c4) / c4;
        });
    double[] lower = Arrays.stream(spread).map(b -> centre * Math.max(0, 1 - b)).toArray();
    double[] upper = Arrays.stream(spread).map(b -> centre * (1 + b)).toArray();
    return new ChartLines(s, constant(s.length, centre), lower, upper);
  }

  /** Mean of the standard deviations where all subgroups are of one size, else pooled by size. */
  private static double pooledDeviation(double[][] subgroups, Baseline baseline) {
    boolean oneSize = Arrays.stream(subgroups).mapToInt(g -> g.length).distinct().count() == 1;
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < subgroups.length; i++) {
      if (baseline.shapes(i) && subgroups[i].length > 1) {
        double s = deviation(subgroups[i]);
        double freedom = subgroups[i].length - 1.0;
        weights += oneSize ? 1 : freedom;
        sum += oneSize ? s : freedom * s * s;
      }
    }
    return oneSize ? sum / weights : Math.sqrt(sum / weights);
  }

  /** What the sample standard deviation of n normal values falls short by, on average. */
  private static double c4(int n) {
    return Math.sqrt(2.0 / (n - 1))
        * Math.exp(Gamma.logGamma(n / 2.0) - Gamma.logGamma((n - 1) / 2.0));
  }

  /** Sigma from the moving ranges, those of 3.267 × their mean or more left out once. */
  private static double sigma(double[] y, Baseline baseline) {
    double range = meanRange(y, baseline, Double.POSITIVE_INFINITY);
    double kept = range == 0 ? 0 : meanRange(y, baseline, D4 * range);
    return kept / D2;
  }

  /** Mean of the moving ranges below {@code cut} between points that shape the lines. */
  private static double meanRange(double[] y, Baseline baseline, double cut) {
    double sum = 0;
    int ranges = 0;
    double before = Double.NaN;
    for (int i = 0; i < y.length; i++) {
      if (!baseline.shapes(i)) {
        continue; // the points on either side of one left out become neighbours
      }
      double range = Math.abs(y[i] - before);
      if (range < cut) {
        sum += range;
        ranges++;
      }
      before = y[i]; // a missing one has no range on either side
    }
    return sum / ranges;
  }

  private static double mean(double[] y, Baseline baseline) {
    return mean(shaping(y, baseline));
  }

  private static double median(double[] y, Baseline baseline) {
    double[] values = shaping(y, baseline);
    return values.length == 0 ? Double.NaN : Quantiles.median(values, values.length);
  }

  private static double total(double[] y, Baseline baseline) {
    return Arrays.stream(shaping(y, baseline)).sum();
  }

  private static double[] shaping(double[] y, Baseline baseline) {
    return IntStream.range(0, y.length)
        .filter(i -> baseline.shapes(i) && !Double.isNaN(y[i]))
        .mapToDouble(i -> y[i])
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  private static ChartLines level(double[] y, double centre, double lower, double upper) {
    int points = y.length;
    return new ChartLines(
        y, constant(points, centre), constant(points, lower), constant(points, upper));
  }

  private static double[] constant(int points, double value) {
    double[] values = new double[points];
    Arrays.fill(values, value);
    return values;
  }
}
