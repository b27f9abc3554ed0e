package org.waymark.survey;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the respondents of a place said in a period.
 *
 * @param place position of the place in the workspace
 * @param period {@link org.waymark.period.Period#code()}
 * @param estimate weighted mean, proportion, total, ratio or quantile, in natural units; NaN where
 *     all answers weigh nothing
 * @param standardError design-based; empty where the design shows no spread
 * @param low lower end of the 95% confidence interval; empty where there is none
 * @param high upper end
 * @param method how the interval was found; empty where there is none
 * @param n respondents with a usable answer and a positive weight
 * @param effective respondents drawn one by one who would tell as much
 * @param designEffect n over {@code effective}
 * @param degreesOfFreedom clusters less strata
 * @param reason why there is no interval or no standard error; empty where there are both
 * @param change the difference from the estimate before; empty for the first
 * @param feed position of the feed that delivered the latest of the answers
 * @param file position of its file in the run's inventory
 */
public record PlaceEstimate(
    int place,
    int period,
    double estimate,
    OptionalDouble standardError,
    OptionalDouble low,
    OptionalDouble high,
    Optional<String> method,
    int n,
    double effective,
    double designEffect,
    int degreesOfFreedom,
    Optional<String> reason,
    Optional<WaveChange> change,
    int feed,
    int file) {

  /** What is said of a place where every answer has a weight of 0: the reason, and no number. */
  static PlaceEstimate ofNobody(int place, int period, int feed, int file) {
    return new PlaceEstimate(
        place,
        period,
        Double.NaN,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        0,
        Double.NaN,
        Double.NaN,
        0,
        Optional.of("every respondent has a weight of 0, and so none counts for anybody"),
        Optional.empty(),
        feed,
        file);
  }

  /** The same with how it differs from the estimate before. */
  PlaceEstimate with(WaveChange difference) {
    return new PlaceEstimate(
        place,
        period,
        estimate,
        standardError,
        low,
        high,
        method,
        n,
        effective,
        designEffect,
        degreesOfFreedom,
        reason,
        Optional.of(difference),
        feed,
        file);
  }
}
