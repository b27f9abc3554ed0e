package org.waymark.statistics;

import java.util.stream.DoubleStream;

/**
 * Rates that allow for who lives where. Strata, such as age bands, are in the same order in every
 * array.
 */
public final class Standardisation {

  /** Events under which a directly standardised rate rests on too little. */
  public static final double LEAST_EVENTS = 10;

  private Standardisation() {}

  /**
   * Directly standardised rate: what the rate would be with the standard's mix of strata; interval
   * after Dobson and others (1991), which stretches Byar's interval of the total count by the
   * standard error of the rate.
   *
   * @param events per stratum
   * @param population per stratum, above 0
   * @param standard the standard population's size per stratum
   * @param confidence in (0, 1)
   * @return events per person; withheld where there are fewer than 10 events in all
   */
  public static RateEstimate direct(
      double[] events, double[] population, double[] standard, double confidence) {
    double total = DoubleStream.of(events).sum();
    if (total < LEAST_EVENTS) {
      return RateEstimate.withheld("fewer than 10 events");
    }
    double weights = DoubleStream.of(standard).sum();
    double rate = 0;
    double variance = 0;
    for (int i = 0; i < events.length; i++) {
      if (!(population[i] > 0)) {
        throw new IllegalArgumentException("a stratum of " + population[i] + " people");
      }
      double share = standard[i] / weights / population[i];
      rate += share * events[i];
      variance += share * share * events[i];
    }
    Interval count = Intervals.byar(total, confidence);
    double stretch = Math.sqrt(variance / total);
    return RateEstimate.of(
        rate,
        new Interval(
            rate + stretch * (count.low() - total), rate + stretch * (count.high() - total)));
  }

  /** Events that these people would have at the reference's rates, stratum by stratum. */
  public static double expected(
      double[] population, double[] referenceEvents, double[] referencePopulation) {
    double expected = 0;
    for (int i = 0; i < population.length; i++) {
      expected += population[i] * referenceEvents[i] / referencePopulation[i];
    }
    return expected;
  }

  /**
   * Indirectly standardised ratio: observed over expected events; the expected ones are taken as
   * known. Times the reference's crude rate it is the indirectly standardised rate.
   *
   * @param expected above 0
   * @param confidence in (0, 1)
   */
  public static RateEstimate indirect(double observed, double expected, double confidence) {
    return rate(observed, expected, confidence);
  }

  /**
   * Crude rate: events per unit of exposure; exact below 10 events, Byar's interval from there.
   *
   * @param exposure above 0
   * @param confidence in (0, 1)
   */
  public static RateEstimate rate(double events, double exposure, double confidence) {
    if (!(exposure > 0)) {
      return RateEstimate.withheld("nothing to divide by");
    }
    Interval count = Intervals.count(events, confidence);
    return RateEstimate.of(
        events / exposure, new Interval(count.low() / exposure, count.high() / exposure));
  }
}
