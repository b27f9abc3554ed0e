package org.waymark.registry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.period.PeriodKind;

/**
 * Something that is measured for places, period by period. Its id is unique in the workspace.
 *
 * @param per scale of a rate (value = numerator / denominator × per); 1 elsewhere
 * @param counterpart the indicator that must not worsen while this one improves
 * @param expectFrom covariates of places from which the expectation is formed
 * @param chart how its values are drawn through time
 * @param rebase where its charts start anew, in order of period
 * @param funnel how its funnel allows for ordinary differences between places
 * @param standard of a rate that is directly standardised the population that it is standardised
 *     to; empty elsewhere
 * @param addsUp indicators whose numbers of people add up to those of this one; an empty list: it
 *     is said to be the sum of none; empty: nothing is said
 * @param exposure of a count the covariate of places that is the size of what its events come from,
 *     such as their population; without one, levels of counts are not compared
 * @param coverage share of the usual volume from which a period of its aggregates is complete;
 *     empty: as the settings of the workspace say
 */
public record Indicator(
    String id,
    String missionId,
    String title,
    Measure measure,
    Optional<String> unit,
    Better better,
    Role role,
    PeriodKind period,
    double per,
    Optional<String> counterpart,
    List<String> expectFrom,
    Chart chart,
    List<Rebase> rebase,
    FunnelConvention funnel,
    StandardPopulation standard,
    Optional<List<String>> addsUp,
    Optional<String> exposure,
    OptionalDouble coverage) {

  /** An indicator of which nothing is said about sums and sizes. */
  public Indicator(
      String id,
      String missionId,
      String title,
      Measure measure,
      Optional<String> unit,
      Better better,
      Role role,
      PeriodKind period,
      double per,
      Optional<String> counterpart,
      List<String> expectFrom,
      Chart chart,
      List<Rebase> rebase,
      FunnelConvention funnel,
      StandardPopulation standard) {
    this(
        id,
        missionId,
        title,
        measure,
        unit,
        better,
        role,
        period,
        per,
        counterpart,
        expectFrom,
        chart,
        rebase,
        funnel,
        standard,
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty());
  }

  /** An indicator that is drawn as most are: individual values, one stretch, the usual funnel. */
  public Indicator(
      String id,
      String missionId,
      String title,
      Measure measure,
      Optional<String> unit,
      Better better,
      Role role,
      PeriodKind period,
      double per,
      Optional<String> counterpart,
      List<String> expectFrom) {
    this(
        id,
        missionId,
        title,
        measure,
        unit,
        better,
        role,
        period,
        per,
        counterpart,
        expectFrom,
        Chart.XMR,
        List.of(),
        FunnelConvention.CQC,
        StandardPopulation.NONE);
  }

  /** The same indicator, directly standardised to that population. */
  public Indicator standardisedTo(StandardPopulation population) {
    return new Indicator(
        id,
        missionId,
        title,
        measure,
        unit,
        better,
        role,
        period,
        per,
        counterpart,
        expectFrom,
        chart,
        rebase,
        funnel,
        population,
        addsUp,
        exposure,
        coverage);
  }

  /**
   * How many of its units make a day, where it is a time: days without a unit, 24 of hours. Empty
   * where the unit is another.
   */
  public OptionalDouble unitsADay() {
    return switch (unit.orElse("days").strip().toLowerCase(Locale.ROOT)) {
      case "d", "day", "days" -> OptionalDouble.of(1);
      case "h", "hour", "hours" -> OptionalDouble.of(24);
      case "minute", "minutes" -> OptionalDouble.of(1440);
      case "week", "weeks" -> OptionalDouble.of(1 / 7.0);
      default -> OptionalDouble.empty();
    };
  }

  /** The same count, of events that come from something of the size of that covariate. */
  public Indicator exposedTo(String covariate) {
    return new Indicator(
        id,
        missionId,
        title,
        measure,
        unit,
        better,
        role,
        period,
        per,
        counterpart,
        expectFrom,
        chart,
        rebase,
        funnel,
        standard,
        addsUp,
        Optional.of(covariate),
        coverage);
  }

  /**
   * A gap between its places as an indicator of its own, which is better the smaller it is. It has
   * no declared new starts but those of all places.
   *
   * @param relative whether the gap is a ratio, without a unit
   */
  public Indicator ofGap(boolean relative) {
    return new Indicator(
        id,
        missionId,
        title,
        relative ? Measure.VALUE : measure,
        relative ? Optional.empty() : unit,
        Better.LOWER,
        role,
        period,
        per,
        counterpart,
        expectFrom,
        Chart.XMR,
        rebase.stream().filter(r -> r.placeId().isEmpty()).toList(),
        funnel,
        StandardPopulation.NONE);
  }

  /** Whether its values are directly standardised rates. */
  public boolean standardised() {
    return !standard.isEmpty();
  }
}
