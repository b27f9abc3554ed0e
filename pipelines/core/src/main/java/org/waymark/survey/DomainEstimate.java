package org.waymark.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.waymark.statistics.Intervals;

/**
 * A mean, total, ratio or quantile of a domain with its design-based variance, by Taylor's
 * linearisation. Samples of several designs are independent of each other: sums add up over them,
 * and so do variances.
 *
 * @param estimate in units of the answers
 * @param variance its square; NaN for a quantile that has none
 * @param plainVariance what it would be had n people been drawn one by one with replacement, who
 *     differ as these do; NaN with fewer than two respondents and for quantiles
 * @param n respondents
 * @param people sum of their weights
 * @param kish Kish's effective number, (Σw)²/Σw², in [1, n]
 * @param degreesOfFreedom clusters less strata
 * @param clusters clusters that respondents are in
 * @param scores the linearised estimate, one for each sample
 */
public record DomainEstimate(
    double estimate,
    double variance,
    double plainVariance,
    int n,
    double people,
    double kish,
    int degreesOfFreedom,
    int clusters,
    List<SubSample> samples,
    List<Scores> scores) {

  private static final double CONFIDENCE = .95;

  /** A variance under this share of the plain one is the machine's zero. */
  private static final double ZERO = 1e-20;

  /** The sums over all samples, with weights divided by the largest so that none overflows. */
  private record Sums(
      double unit, int n, double weights, double squares, double answers, double bases) {

    static Sums of(List<SubSample> samples) {
      double unit = 0;
      for (SubSample sample : samples) {
        for (int row : sample.rows()) {
          unit = Math.max(unit, Math.abs(sample.design().weight(row)));
        }
      }
      int n = 0;
      double weights = 0;
      double squares = 0;
      double answers = 0;
      double bases = 0;
      for (SubSample sample : samples) {
        for (int row : sample.rows()) {
          double w = sample.design().weight(row) / unit;
          n++;
          weights += w;
          squares += w * w;
          answers += w * sample.answer()[row];
          bases += sample.base().length == 0 ? w : w * sample.base()[row];
        }
      }
      if (n == 0) {
        throw new IllegalArgumentException("an estimate needs a respondent");
      }
      return new Sums(unit, n, weights, squares, answers, bases);
    }

    double kish() {
      return Math.min(n, Math.max(1, weights * weights / squares));
    }
  }

  /** The weighted mean; of answers 0 and 1, the share of 1. */
  public static DomainEstimate mean(List<SubSample> samples) {
    return ratio(samples);
  }

  /**
   * The weighted answers over the weighted bases, Σwy/Σwx; without bases, the mean.
   *
   * @throws DesignFault where the bases add up to 0, or a variance cannot be found
   */
  public static DomainEstimate ratio(List<SubSample> samples) {
    Sums sums = Sums.of(samples);
    if (sums.bases() == 0) {
      throw new DesignFault("what the answers are out of adds up to 0");
    }
    double ratio = sums.answers() / sums.bases();
    List<Scores> scores = new ArrayList<>();
    double spread = 0;
    for (SubSample sample : samples) {
      int[] rows = sample.rows();
      double[] score = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        double w = sample.design().weight(rows[i]) / sums.unit();
        double base = sample.base().length == 0 ? 1 : sample.base()[rows[i]];
        double residual = sample.answer()[rows[i]] - ratio * base;
        score[i] = w * residual / sums.bases();
        spread += w * residual * residual;
      }
      scores.add(new Scores(rows, score));
    }
    double mean = sums.bases() / sums.weights();
    double plain = spread / sums.weights() / (sums.n() - 1.0) / (mean * mean);
    return estimate(samples, sums, ratio, plain, scores);
  }

  /** The weighted total: how much there is in the whole population, if weights add up to it. */
  public static DomainEstimate total(List<SubSample> samples) {
    Sums sums = Sums.of(samples);
    List<Scores> scores = new ArrayList<>();
    double mean = sums.answers() / sums.weights();
    double spread = 0;
    for (SubSample sample : samples) {
      int[] rows = sample.rows();
      double[] score = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        double w = sample.design().weight(rows[i]);
        double answer = sample.answer()[rows[i]];
        score[i] = w * answer;
        spread += w / sums.unit() * (answer - mean) * (answer - mean);
      }
      scores.add(new Scores(rows, score));
    }
    double people = sums.weights() * sums.unit();
    double plain = spread / sums.weights() / (sums.n() - 1.0) * people * people;
    return estimate(samples, sums, sums.answers() * sums.unit(), plain, scores);
  }

  private static DomainEstimate estimate(
      List<SubSample> samples, Sums sums, double estimate, double plain, List<Scores> scores) {
    double variance = variance(samples, scores);
    double smallest = ZERO * (Double.isNaN(plain) ? 0 : plain);
    return new DomainEstimate(
        estimate,
        variance <= smallest ? 0 : variance,
        plain,
        sums.n(),
        sums.weights() * sums.unit(),
        sums.kish(),
        samples.stream().mapToInt(s -> s.design().degreesOfFreedom(s.rows())).sum(),
        samples.stream().mapToInt(s -> s.design().clusters(s.rows())).sum(),
        List.copyOf(samples),
        List.copyOf(scores));
  }

  private static double variance(List<SubSample> samples, List<Scores> scores) {
    double variance = 0;
    for (int s = 0; s < samples.size(); s++) {
      variance += samples.get(s).design().variance(scores.get(s));
    }
    return variance;
  }

  /**
   * A weighted quantile: the smallest answer that at least a share {@code p} of the weight does not
   * exceed. Its interval is Woodruff's (1952): the answers at the ends of Student's interval for
   * that share. Its standard error is half the interval over t.
   *
   * @param p in (0, 1)
   */
  public static DomainEstimate quantile(List<SubSample> samples, double p) {
    DomainQuantile quantile = DomainQuantile.of(samples, p);
    DomainEstimate share = quantile.known();
    double error = quantile.standardError(CONFIDENCE);
    // A share that rises moves the quantile down.
    double slope = share.variance() > 0 ? -error / Math.sqrt(share.variance()) : 0;
    List<Scores> scores =
        share.scores().stream()
            .map(s -> new Scores(s.rows(), Arrays.stream(s.score()).map(x -> x * slope).toArray()))
            .toList();
    return new DomainEstimate(
        quantile.value(),
        error * error,
        Double.NaN,
        share.n(),
        share.people(),
        share.kish(),
        share.degreesOfFreedom(),
        share.clusters(),
        share.samples(),
        scores);
  }

  static double studentQuantile(double degreesOfFreedom, double confidence) {
    return Intervals.mean(0, 1, degreesOfFreedom, confidence).high();
  }

  /** Square root of the variance. */
  public double standardError() {
    return Math.sqrt(variance);
  }

  /**
   * How many times larger the variance is than that of as many people drawn one by one with
   * replacement; where that cannot be told, what unequal weights alone cause (n over Kish's
   * number).
   */
  public double designEffect() {
    double effect = variance / plainVariance;
    if (!(variance > 0) || !(plainVariance > 0) || !Double.isFinite(effect)) {
      return n / kish;
    }
    // The last bits of a machine are not an effect of the design.
    return Math.abs(effect - 1) < 1e-12 ? 1 : effect;
  }

  /** As {@link #designEffect()}, against people drawn without replacement (R's {@code deff}). */
  public double designEffectWithoutReplacement() {
    return variance / (plainVariance * (1 - n / people));
  }

  /** n over the design effect: people drawn one by one who would tell as much. */
  public double effective() {
    return n / designEffect();
  }

  /** The variance of this estimate less another of the same samples' designs. */
  public double varianceOfDifference(DomainEstimate other) {
    List<Scores> differences = new ArrayList<>();
    for (int s = 0; s < samples.size(); s++) {
      differences.add(scores.get(s).minus(other.scores.get(s)));
    }
    return variance(samples, differences);
  }
}
