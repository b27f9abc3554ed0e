package org.waymark.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * How a survey was drawn and is to be weighted, beside the columns that say what each row is.
 *
 * @param lonely what a stratum with one sampled unit adds to a variance
 * @param margins groupings of the population that weights are fitted to
 * @param lower weights below are raised to it; empty: no limit
 * @param upper weights above are lowered to it; empty: no limit
 * @param interval how the interval of a share is found
 * @param least respondents below which a place has no interval
 * @param waves whether people are asked again; empty: the feed does not say
 */
public record SurveyPlan(
    LonelyStrata lonely,
    List<Margin> margins,
    OptionalDouble lower,
    OptionalDouble upper,
    ShareMethod interval,
    int least,
    Optional<Waves> waves) {
  /** Respondents that an interval needs where a feed does not say. */
  public static final int LEAST = 5;

  /**
   * A grouping of the population.
   *
   * @param source where a row says its category
   * @param population of each category: people, or shares of them
   */
  public record Margin(Feed.Source source, SortedMap<String, Double> population) {}

  /** What holds where a feed is silent. */
  public static SurveyPlan plain() {
    return new SurveyPlan(
        LonelyStrata.ADJUST,
        List.of(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        ShareMethod.WILSON,
        LEAST,
        Optional.empty());
  }
}
