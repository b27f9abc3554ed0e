package org.waymark.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * The difference of two shares within strata: Mantel and Haenszel's with Sato's variance (Sato,
 * Greenland and Robins 1989). It stays right where shares and sizes change from stratum to stratum,
 * which a difference of totals does not (Simpson 1951).
 *
 * @param difference the first less the second
 * @param error its standard error
 * @param strata that had both groups
 * @param leftOut strata that had only one
 */
public record StratifiedShares(double difference, double error, int strata, int leftOut) {

  /**
   * Pools the strata.
   *
   * @param events of the first group by stratum
   * @param of its people
   * @param otherEvents of the second group
   * @param otherOf its people
   * @return none if no stratum has both groups
   */
  public static Optional<StratifiedShares> of(
      double[] events, double[] of, double[] otherEvents, double[] otherOf) {
    double weights = 0;
    double sum = 0;
    double p = 0;
    double q = 0;
    int strata = 0;
    for (int s = 0; s < events.length; s++) {
      if (of[s] > 0 && otherOf[s] > 0) {
        double n = of[s] + otherOf[s];
        strata++;
        weights += of[s] * otherOf[s] / n;
        sum += (events[s] * otherOf[s] - otherEvents[s] * of[s]) / n;
        p +=
            (of[s] * of[s] * otherEvents[s]
                    - otherOf[s] * otherOf[s] * events[s]
                    + of[s] * otherOf[s] * (otherOf[s] - of[s]) / 2)
                / (n * n);
        q +=
            (events[s] * (otherOf[s] - otherEvents[s]) + otherEvents[s] * (of[s] - events[s]))
                / (2 * n);
      }
    }
    if (strata == 0) {
      return Optional.empty();
    }
    double difference = sum / weights;
    double variance = (difference * p + q) / (weights * weights);
    long any = Arrays.stream(of).filter(n -> n > 0).count();
    int occupied = 0;
    for (int s = 0; s < of.length; s++) {
      occupied += of[s] > 0 || otherOf[s] > 0 ? 1 : 0;
    }
    return Optional.of(
        new StratifiedShares(
            difference,
            any == 0 ? 0 : Math.sqrt(Math.max(0, variance)),
            strata,
            occupied - strata));
  }

  /** The same as a difference with a known error. */
  public MeanDifference asMeans() {
    return new MeanDifference(difference, error, Double.POSITIVE_INFINITY);
  }
}
