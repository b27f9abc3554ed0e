package org.waymark.survey;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.waymark.registry.LonelyStrata;

/**
 * A survey's respondents with their weights and the way in which they were drawn: what turns an
 * estimate's {@link Scores} into its variance.
 *
 * <p>Rows are respondents. They may stand in any order; sums run in the order of the units' names,
 * then of the rows, so that rows sorted in one way give the same bits always.
 */
public final class SurveyDesign {
  private final SamplingFrame frame;
  private final LonelyStrata lonely;
  private final double[] weight;
  private final Optional<CalibratedWeights> calibration;

  private SurveyDesign(
      SamplingFrame frame,
      LonelyStrata lonely,
      double[] weight,
      Optional<CalibratedWeights> calibration) {
    this.frame = frame;
    this.lonely = lonely;
    this.weight = weight;
    this.calibration = calibration;
  }

  /**
   * A design with weights of its own.
   *
   * @param weight positive and finite, one for each row
   * @throws DesignFault where population sizes contradict each other or the sample
   */
  public static SurveyDesign of(SampledUnits units, double[] weight, LonelyStrata lonely) {
    if (weight.length < units.size()) {
      throw new IllegalArgumentException("a weight for each row");
    }
    return new SurveyDesign(
        new SamplingFrame(units), lonely, Arrays.copyOf(weight, units.size()), Optional.empty());
  }

  /** A design whose weights are one over the chance of being drawn, by its population sizes. */
  public static SurveyDesign of(SampledUnits units, LonelyStrata lonely) {
    SamplingFrame frame = new SamplingFrame(units);
    return new SurveyDesign(frame, lonely, frame.impliedWeights(), Optional.empty());
  }

  /** Respondents. */
  public int size() {
    return weight.length;
  }

  /** The weights of the rows, after trimming and calibration. */
  public double[] weights() {
    return weight.clone();
  }

  double weight(int row) {
    return weight[row];
  }

  /** All rows. */
  public int[] everyone() {
    int[] rows = new int[weight.length];
    Arrays.setAll(rows, i -> i);
    return rows;
  }

  /**
   * The design with weights held within limits: what a weight is beyond them is shared equally by
   * the rows within, again and again until none is beyond (R's {@code trimWeights(strict = TRUE)}).
   * The sum of weights stays.
   *
   * @param lower 0 for none
   * @param upper infinite for none
   * @throws DesignFault where no weight is within, or the sum of weights does not fit the limits
   */
  public SurveyDesign trimmed(double lower, double upper) {
    return new SurveyDesign(
        frame, lonely, WeightLimits.hold(weight, lower, upper), Optional.empty());
  }

  /**
   * The design with weights fitted to known totals; its variances take off what the totals explain.
   *
   * @throws DesignFault where no weights meet the totals
   */
  public SurveyDesign calibrated(Calibration known) {
    CalibratedWeights fitted = known.fit(weight);
    return new SurveyDesign(frame, lonely, fitted.weights(), Optional.of(fitted));
  }

  /**
   * The variance of the sum of the scores.
   *
   * @throws DesignFault where a stratum has one unit and that is to fail
   */
  public double variance(Scores scores) {
    Scores explained = calibration.map(c -> c.residuals(scores)).orElse(scores);
    Scores ordered = ordered(explained);
    return new DesignVariance(frame, lonely).of(ordered.rows(), ordered.score());
  }

  /** Clusters less strata, of those that the rows are in: Student's degrees of freedom. */
  public int degreesOfFreedom(int[] rows) {
    return clusters(rows) - strata(rows);
  }

  int clusters(int[] rows) {
    return (int) Arrays.stream(rows).map(row -> frame.cluster[row]).distinct().count();
  }

  private int strata(int[] rows) {
    return (int)
        Arrays.stream(rows).map(row -> frame.stratum[frame.cluster[row]]).distinct().count();
  }

  /** The scores of the design's residuals, in the order of its units. */
  private Scores ordered(Scores scores) {
    int[] rows = scores.rows();
    boolean sorted = true;
    for (int i = 1; i < rows.length && sorted; i++) {
      sorted = frame.rank[rows[i - 1]] < frame.rank[rows[i]];
    }
    if (sorted) {
      return scores;
    }
    Integer[] by = new Integer[rows.length];
    Arrays.setAll(by, i -> i);
    Arrays.sort(by, Comparator.comparingInt(i -> frame.rank[rows[i]]));
    return new Scores(
        Arrays.stream(by).mapToInt(i -> rows[i]).toArray(),
        Arrays.stream(by).mapToDouble(i -> scores.score()[i]).toArray());
  }

  SamplingFrame frame() {
    return frame;
  }

  /** What is left of scores once the known totals have explained theirs, in units' order. */
  Scores unexplained(Scores scores) {
    return ordered(calibration.map(c -> c.residuals(scores)).orElse(scores));
  }
}
