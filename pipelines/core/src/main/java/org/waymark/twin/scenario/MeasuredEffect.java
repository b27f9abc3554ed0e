package org.waymark.twin.scenario;

import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.waymark.statistics.RandomEffects;
import org.waymark.twin.model.Distribution;

/**
 * What a practice will do at the next place, from what it did at places that took it up: the
 * predictive interval of Higgins, Thompson and Spiegelhalter (2009), not that of the mean.
 *
 * @param mean effect of all places
 * @param standardError of the mean
 * @param tau2 variance between places
 * @param places how many there are
 */
public record MeasuredEffect(double mean, double standardError, double tau2, int places) {
  /** Fewer places give no more than a range. */
  public static final int FEWEST_PLACES = 3;

  private static final double TENTH = 0.9;
  private static final double Z90 = 1.2815515655446004;

  /**
   * Pools the effects at places.
   *
   * @param standardErrors above 0
   * @return empty with fewer than two places
   */
  public static Optional<MeasuredEffect> of(double[] effects, double[] standardErrors) {
    double[] variance = new double[standardErrors.length];
    for (int i = 0; i < variance.length; i++) {
      variance[i] = standardErrors[i] * standardErrors[i];
    }
    return RandomEffects.pool(effects, variance)
        .map(
            all -> new MeasuredEffect(all.mean(), all.standardError(), all.tau2(), effects.length));
  }

  /**
   * Half of the 80% interval for a new place, by Student's t; empty with fewer than three places.
   */
  public Optional<Double> halfWidth() {
    if (places < FEWEST_PLACES) {
      return Optional.empty();
    }
    double t = new TDistribution(places - 2.0).inverseCumulativeProbability(TENTH);
    return Optional.of(t * Math.sqrt(tau2 + standardError * standardError));
  }

  /** The effect as levers draw it: normal, with as much beyond its 10% and 90% as the interval. */
  public Distribution distribution() {
    double spread =
        halfWidth().map(half -> half / Z90).orElse(Math.sqrt(tau2 + standardError * standardError));
    return new Distribution(Distribution.Scale.IDENTITY, mean, spread);
  }

  /** The grade that a lever may have whose effect this is. */
  public int grade(int declared) {
    return places < FEWEST_PLACES ? Math.min(declared, Grades.ONLY_A_RANGE) : declared;
  }
}
