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
   * A rate with another mix of strata than its own.
   *
   * @param rate events per person
   * @param variance of the rate, where events are Poisson
   * @param events in all
   */
  public record Direct(double rate, double variance, double events) {

    /**
     * Interval after Dobson and others (1991), which stretches Byar's interval of the total count
     * by the standard error of the rate.
     *
     * @param confidence in (0, 1)
     */
    public Interval interval(double confidence) {
      Interval count = Intervals.byar(events, confidence);
      double stretch = Math.sqrt(variance / events);
      return new Interval(
          rate + stretch * (count.low() - events), rate + stretch * (count.high() - events));
    }
  }

  /**
   * What the rate would be with the standard's mix of strata, however few the events are.
   *
   * @param events per stratum
   * @param population per stratum, above 0
   * @param standard the standard population's size per stratum
   */
  public static Direct direct(double[] events, double[] population, double[] standard) {
    double total = DoubleStream.of(events).sum();
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
    return new Direct(rate, variance, total);
  }

  /**
   * Directly standardised rate with its interval; see the other method.
   *
   * @param confidence in (0, 1)
   * @return events per person; withheld where there are fewer than 10 events in all
   */
  public static RateEstimate direct(
      double[] events, double[] population, double[] standard, double confidence) {
    Direct direct = direct(events, population, standard);
    return direct.events() < LEAST_EVENTS
        ? RateEstimate.withheld("fewer than 10 events")
        : RateEstimate.of(direct.rate(), direct.interval(confidence));
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
